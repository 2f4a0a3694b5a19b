-- A port authority's books, as its engineers guard them: a hundred conditions of every shape over domains,
-- arrays, ranges, composites, documents, regular expressions and functions of their own.
CREATE SCHEMA harbour;
SET search_path = harbour, public;

CREATE FUNCTION is_leap(y int) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN (y % 4 = 0 AND y % 100 <> 0) OR y % 400 = 0;
CREATE FUNCTION luhn_ok(digits text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE total int := 0; d int;
BEGIN
  FOR i IN 1 .. length(digits) LOOP
    d := substr(reverse(digits), i, 1)::int;
    IF i % 2 = 0 THEN d := d * 2; IF d > 9 THEN d := d - 9; END IF; END IF;
    total := total + d;
  END LOOP;
  RETURN total % 10 = 0;
END $$;
CREATE FUNCTION even_digits(n int) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT length(n::text) % 2 = 0 $$;

CREATE TYPE berth_kind AS ENUM ('container', 'bulk', 'tanker', 'roro', 'passenger');
CREATE TYPE call_state AS ENUM ('announced', 'at_anchor', 'moored', 'departed', 'cancelled');
CREATE TYPE dimensions AS (length_m numeric(6,2), beam_m numeric(5,2), draught_m numeric(4,2));

CREATE DOMAIN imo_number AS integer CHECK (VALUE BETWEEN 1000000 AND 9999999);
CREATE DOMAIN mmsi AS text CHECK (VALUE ~ '^[2-7][0-9]{8}$');
CREATE DOMAIN locode AS char(5) CHECK (VALUE ~ '^[A-Z]{2}[A-Z2-9]{3}$');
CREATE DOMAIN share AS numeric(5,4) NOT NULL CHECK (VALUE >= 0 AND VALUE <= 1);
CREATE DOMAIN small_share AS share CHECK (VALUE < 0.25);
CREATE DOMAIN tags AS text[] CHECK (cardinality(VALUE) BETWEEN 1 AND 5) CHECK (array_position(VALUE, NULL) IS NULL);
CREATE DOMAIN hull AS dimensions CHECK ((VALUE).length_m > 10 AND (VALUE).beam_m < (VALUE).length_m);
CREATE DOMAIN email_address AS text CHECK (VALUE ~* '^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$' AND length(VALUE) <= 120);
CREATE DOMAIN url AS text CHECK (VALUE ~ '^https://' AND VALUE !~ '\s');
CREATE DOMAIN workday AS date CHECK (extract(isodow FROM VALUE) < 6);

CREATE TABLE ports (
  code locode PRIMARY KEY,
  name text NOT NULL CHECK (name = btrim(name) AND name <> ''),
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  CHECK (left(code, 2) = country),
  lat numeric(8,5) NOT NULL CHECK (abs(lat) <= 90),
  lon numeric(8,5) NOT NULL CHECK (lon >= -180 AND lon < 180),
  depth_m numeric(4,1) NOT NULL CHECK (depth_m > 0 AND depth_m <= 40 AND (depth_m * 10) % 5 = 0),
  tide_range numrange NOT NULL CHECK (NOT isempty(tide_range) AND lower(tide_range) >= -5 AND upper(tide_range) <= 20),
  timezone text NOT NULL CHECK (timezone IN ('UTC', 'Europe/Berlin', 'Asia/Singapore', 'America/Panama')),
  opened_on date CHECK (opened_on < '2020-01-01' AND opened_on > '1800-01-01'),
  website url,
  settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object' AND settings ? 'currency' AND (settings ->> 'currency') IN ('EUR', 'USD', 'SGD')),
  CHECK (timezone <> 'America/Panama' OR lon < 0)
);
CREATE TABLE berths (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  port locode NOT NULL REFERENCES ports,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 99),
  kind berth_kind NOT NULL,
  max_length numeric(6,2) NOT NULL CHECK (max_length BETWEEN 20 AND 450),
  max_draught numeric(4,2) NOT NULL,
  has_crane boolean NOT NULL,
  cranes smallint NOT NULL DEFAULT 0,
  surface polygon,
  opening int4range NOT NULL,
  UNIQUE (port, number),
  CHECK (has_crane = (cranes > 0)),
  CHECK (cranes BETWEEN 0 AND 8),
  CHECK (kind <> 'tanker' OR NOT has_crane),
  CHECK (kind NOT IN ('container') OR cranes >= 2),
  CHECK (CASE kind WHEN 'passenger' THEN max_length >= 100 WHEN 'roro' THEN max_draught <= 12 ELSE true END),
  CHECK (max_draught > 2 AND max_draught < max_length / 5),
  CHECK (lower(opening) >= 0 AND upper(opening) <= 24 AND lower_inc(opening))
);
CREATE TABLE vessels (
  imo imo_number PRIMARY KEY,
  mmsi mmsi UNIQUE,
  name varchar(40) NOT NULL CHECK (name ~ '^(?!.*  )[A-Z][A-Za-z .''-]{2,39}$'),
  call_sign text CHECK (call_sign ~ '^[A-Z0-9]{4,7}$' AND call_sign !~ '^[0-9]+$'),
  flag char(2) NOT NULL CHECK (flag !~ '[^A-Z]' AND char_length(btrim(flag)) = 2),
  built smallint NOT NULL CHECK (built > 1950 AND built <= extract(year FROM now())),
  is_leap_built boolean NOT NULL,
  gross_tonnage int NOT NULL,
  net_tonnage int NOT NULL,
  dead_weight int,
  hull hull,
  class_notation tags NOT NULL,
  crew_min smallint NOT NULL,
  crew_max smallint NOT NULL,
  owner_email email_address,
  scrapped_on date,
  CHECK (is_leap_built = is_leap(built)),
  CHECK (net_tonnage <= gross_tonnage AND net_tonnage >= gross_tonnage * 0.3),
  CHECK (gross_tonnage BETWEEN 100 AND 250000),
  CHECK (dead_weight IS NULL OR dead_weight > 0 AND dead_weight < gross_tonnage * 3),
  CHECK ((crew_min, crew_max) >= (3, 5)),
  CHECK (crew_min <= crew_max AND crew_max - crew_min < 20),
  CHECK (class_notation <@ ARRAY['ice', 'oil', 'gas', 'chemical', 'cargo', 'passenger', 'tug']),
  CHECK (NOT ('oil' = ANY (class_notation) AND 'passenger' = ANY (class_notation))),
  CHECK (scrapped_on IS NULL OR scrapped_on >= make_date(built, 1, 1))
);
CREATE TABLE calls (
  id uuid PRIMARY KEY,
  vessel imo_number NOT NULL REFERENCES vessels,
  berth bigint REFERENCES berths,
  state call_state NOT NULL DEFAULT 'announced',
  eta timestamptz NOT NULL CHECK (eta > '2015-01-01' AND eta < now() + interval '1 year'),
  ata timestamptz,
  atd timestamptz,
  stay tstzrange,
  cancel_reason text,
  reference text NOT NULL UNIQUE CHECK (reference ~ '^CALL-20[12][0-9]-\d{5}$'),
  pilots smallint NOT NULL CHECK (pilots IN (0, 1, 2)),
  tugs smallint NOT NULL CHECK (tugs >= 0 AND tugs < 6),
  agent_code text NOT NULL CHECK (agent_code SIMILAR TO '[A-Z]{3}[0-9]{3}'),
  CHECK (ata IS NULL OR ata >= eta - interval '5 days'),
  CHECK (atd IS NULL OR atd > ata),
  CHECK ((state IN ('moored', 'departed')) = (ata IS NOT NULL)),
  CHECK ((state = 'departed') = (atd IS NOT NULL)),
  CHECK (state <> 'cancelled' OR (cancel_reason IS NOT NULL AND length(cancel_reason) > 3)),
  CHECK (state IS DISTINCT FROM 'moored' OR berth IS NOT NULL),
  CHECK (ata IS NULL OR pilots > 0),
  CHECK (stay IS NULL OR upper_inf(stay) OR upper(stay) - lower(stay) < interval '30 days'),
  CHECK (pilots + tugs <= 6),
  CHECK (num_nulls(ata, atd) <> 1 OR atd IS NULL)
);
CREATE TABLE cargo (
  call_id uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
  line smallint NOT NULL CHECK (line > 0),
  hs_code text NOT NULL CHECK (hs_code ~ '^\d{4}(\.\d{2}){0,2}$'),
  weight_kg numeric(12,3) NOT NULL CHECK (weight_kg > 0),
  volume_m3 numeric(10,2) CHECK (volume_m3 > 0),
  un_number text CHECK (un_number ~ '^UN\d{4}$'),
  hazard_class numeric(2,1) CHECK (hazard_class >= 1 AND hazard_class < 10),
  packing char(1) CHECK (packing = ANY ('{I,V,X}')),
  temperature numrange,
  container text CHECK (container ~ '^[A-Z]{3}[UJZ][0-9]{7}$'),
  seals text[] NOT NULL DEFAULT '{}' CHECK (array_length(seals, 1) IS NULL OR array_length(seals, 1) <= 3),
  readings numeric(5,2)[] CHECK (0 < ALL (readings) AND cardinality(readings) >= 2),
  declared jsonb CHECK (declared IS NULL OR (declared -> 'value')::numeric > 0),
  loss small_share,
  PRIMARY KEY (call_id, line),
  CHECK ((un_number IS NULL) = (hazard_class IS NULL)),
  CHECK (un_number IS NULL OR packing IS NOT NULL),
  CHECK (coalesce(weight_kg / nullif(volume_m3, 0), 1) < 100000),
  CHECK (temperature IS NULL OR (upper(temperature) - lower(temperature)) <= 30),
  CHECK (container IS NOT NULL OR cardinality(seals) = 0)
);
CREATE TABLE invoices (
  number text PRIMARY KEY CHECK (number LIKE 'INV-%' AND length(number) = 12),
  call_id uuid NOT NULL UNIQUE REFERENCES calls,
  issued workday NOT NULL,
  due date NOT NULL,
  paid_at timestamptz,
  currency char(3) NOT NULL CHECK (currency IN ('EUR', 'USD', 'SGD')),
  net numeric(12,2) NOT NULL CHECK (net >= 0),
  tax_rate numeric(4,3) NOT NULL CHECK (tax_rate IN (0, 0.07, 0.19, 0.21)),
  tax numeric(12,2) NOT NULL,
  gross numeric(12,2) NOT NULL,
  discount share,
  card text CHECK (luhn_ok(card) AND card ~ '^4[0-9]{15}$'),
  iban text CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  batch int CHECK (even_digits(batch) AND batch > 0),
  period daterange NOT NULL,
  quarter text NOT NULL,
  checksum bytea CHECK (octet_length(checksum) = 32),
  CHECK (due - issued BETWEEN 14 AND 60),
  CHECK (tax = round(net * tax_rate, 2)),
  CHECK (gross = net + tax),
  CHECK (num_nonnulls(card, iban) <= 1),
  CHECK (paid_at IS NULL OR paid_at >= issued),
  CHECK (NOT isempty(period) AND upper(period) - lower(period) <= 92),
  CHECK (quarter = to_char(issued, 'YYYY') || '-Q' || to_char(issued, 'Q')),
  CHECK (date_trunc('day', paid_at AT TIME ZONE 'UTC') <= '2030-01-01' OR paid_at IS NULL),
  CHECK (GREATEST(net, tax) <= gross)
);
CREATE TABLE inspections (
  id serial PRIMARY KEY,
  vessel imo_number NOT NULL REFERENCES vessels,
  inspected_on date NOT NULL CHECK (date_part('year', inspected_on) >= 2010),
  inspector name NOT NULL,
  score int NOT NULL CHECK (score % 5 = 0 AND score BETWEEN 0 AND 100),
  grade char(1) NOT NULL,
  deficiencies int NOT NULL CHECK (deficiencies >= 0),
  detained boolean NOT NULL DEFAULT false,
  released_on date,
  findings json NOT NULL CHECK (json_typeof(findings) = 'array'),
  method inet CHECK (family(method) = 4 AND masklen(method) = 32),
  slot time NOT NULL CHECK (slot >= '08:00' AND slot < '18:00' AND extract(minute FROM slot) IN (0, 30)),
  took interval NOT NULL CHECK (took > interval '0' AND took <= interval '12 hours'),
  flags bit(8) NOT NULL CHECK (get_bit(flags, 0) = 1),
  next_due date,
  CHECK (grade = CASE WHEN score >= 80 THEN 'A' WHEN score >= 50 THEN 'B' ELSE 'C' END),
  CHECK (detained <= (deficiencies > 0)),
  CHECK (NOT detained OR score < 50),
  CHECK (released_on IS NULL OR (detained AND released_on BETWEEN inspected_on AND inspected_on + 90)),
  CHECK (next_due IS NULL OR next_due = (inspected_on + interval '1 year')::date),
  CHECK (deficiencies = 0 OR score < 100),
  CHECK (mod(deficiencies, 7) <> 6)
);
