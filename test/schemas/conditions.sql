-- Conditions of every form, one or a few a table.
CREATE SCHEMA conditions;
SET search_path = conditions;

CREATE FUNCTION is_json(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN PERFORM t::json; RETURN true; EXCEPTION WHEN others THEN RETURN false; END $$;
CREATE FUNCTION is_short_code(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) = t AND length(t) = 3 $$;
CREATE FUNCTION fits(a int, b int, c int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a + b + c = 100 $$;
CREATE FUNCTION ordered_dates(a date, b date) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN RETURN b >= a AND b - a <= 31; END $$;
CREATE FUNCTION luhn_like(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE s int := 0; i int; BEGIN IF t !~ '^[0-9]{8}$' THEN RETURN false; END IF;
FOR i IN 1..8 LOOP s := s + substr(t, i, 1)::int; END LOOP; RETURN s % 10 = 0; END $$;

CREATE TYPE address AS (street text, zip text, country text);
CREATE TYPE kind AS ENUM ('book', 'film', 'game', 'toy');
CREATE TYPE span AS ENUM ('hour', 'day', 'week');
CREATE DOMAIN rating_list AS int[] CHECK (VALUE <@ ARRAY[1,2,3,4,5]);
CREATE DOMAIN rgb AS text CHECK (VALUE = ANY (ARRAY['red','green','blue']));
CREATE DOMAIN roles AS text[] CHECK (VALUE <@ ARRAY['admin','editor','viewer'] AND array_length(VALUE, 1) BETWEEN 1 AND 2);

CREATE TABLE d_between (
  id int PRIMARY KEY,
  start_date date NOT NULL,
  end_date date NOT NULL,
  CHECK (end_date - start_date BETWEEN 3 AND 10)
);
CREATE TABLE d_between_ts (
  id int PRIMARY KEY,
  begins timestamptz NOT NULL,
  ends timestamptz NOT NULL,
  CHECK (ends - begins BETWEEN interval '30 minutes' AND interval '4 hours')
);
CREATE TABLE d_between_ts2 (
  id int PRIMARY KEY,
  starts_at timestamp NOT NULL,
  ends_at timestamp NOT NULL,
  CHECK (ends_at <= starts_at + interval '8 hours'),
  CHECK (ends_at > starts_at)
);
CREATE TABLE d_between_int (
  id int PRIMARY KEY,
  lo int NOT NULL,
  hi int NOT NULL,
  CHECK (hi - lo BETWEEN 5 AND 6)
);
CREATE TABLE d_exact (
  id int PRIMARY KEY,
  from_time time NOT NULL,
  to_time time NOT NULL,
  CHECK (to_time > from_time),
  CHECK (to_time - from_time <= interval '2 hours')
);
CREATE TABLE year_sum (
  id int PRIMARY KEY,
  year int NOT NULL,
  duration int NOT NULL,
  CHECK (year + duration <= 2000)
);
CREATE TABLE year_sum2 (
  id int PRIMARY KEY,
  start_year smallint NOT NULL,
  end_year smallint NOT NULL,
  CHECK (start_year + end_year <= 3000)
);
CREATE TABLE year_of (
  id int PRIMARY KEY,
  d date NOT NULL,
  y int NOT NULL,
  CHECK (extract(year FROM d) = y)
);
CREATE TABLE year_of2 (
  id int PRIMARY KEY,
  d timestamptz NOT NULL,
  y int NOT NULL,
  m int NOT NULL,
  CHECK (y = date_part('year', d AT TIME ZONE 'UTC') AND m = date_part('month', d AT TIME ZONE 'UTC'))
);
CREATE TABLE year_const (
  id int PRIMARY KEY,
  d date NOT NULL CHECK (extract(year FROM d) = 2021)
);
CREATE TABLE dow (
  id int PRIMARY KEY,
  d date NOT NULL CHECK (extract(isodow FROM d) = 1)
);
CREATE TABLE hour_of (
  id int PRIMARY KEY,
  t time NOT NULL CHECK (extract(hour FROM t) BETWEEN 8 AND 17),
  at timestamptz NOT NULL CHECK (extract(minute FROM at)::int % 15 = 0 AND extract(second FROM at) = 0)
);
CREATE TABLE d_window (
  id int PRIMARY KEY,
  d date NOT NULL CHECK (d >= '2010-03-01'::date AND d < '2010-03-15'),
  t timestamptz NOT NULL CHECK (t >= '2015-01-01' AND t < '2015-01-02')
);
CREATE TABLE ages (
  id int PRIMARY KEY,
  birth_date date NOT NULL CHECK (age(birth_date) >= interval '18 years'),
  hired date NOT NULL,
  CHECK (age(hired, birth_date) >= interval '21 years')
);
CREATE TABLE ages2 (
  id int PRIMARY KEY,
  birth_date date NOT NULL CHECK (extract(year FROM age(birth_date)) BETWEEN 18 AND 65)
);
CREATE TABLE parts100 (
  id int PRIMARY KEY,
  a int NOT NULL CHECK (a >= 0),
  b int NOT NULL CHECK (b >= 0),
  c int NOT NULL CHECK (c >= 0),
  CHECK (a + b + c = 100)
);
CREATE TABLE parts100n (
  id int PRIMARY KEY,
  sand numeric(5,2) NOT NULL CHECK (sand BETWEEN 0 AND 100),
  silt numeric(5,2) NOT NULL CHECK (silt BETWEEN 0 AND 100),
  clay numeric(5,2) NOT NULL CHECK (clay BETWEEN 0 AND 100),
  CHECK (sand + silt + clay = 100)
);
CREATE TABLE parts100r (
  id int PRIMARY KEY,
  a real NOT NULL CHECK (a >= 0),
  b real NOT NULL CHECK (b >= 0),
  CHECK (abs(a + b - 1.0) < 0.001)
);
CREATE TABLE product (
  id int PRIMARY KEY,
  price numeric(10,2) NOT NULL,
  qty int NOT NULL,
  total numeric(12,2) NOT NULL,
  CHECK (total = price * qty)
);
CREATE TABLE product_round (
  id int PRIMARY KEY,
  price numeric NOT NULL,
  qty int NOT NULL,
  total numeric(12,2) NOT NULL,
  CHECK (total = round(price * qty, 2))
);
CREATE TABLE product_coalesce (
  id int PRIMARY KEY,
  price numeric(10,2) NOT NULL,
  qty int,
  discount numeric(10,2),
  total numeric(12,2) NOT NULL,
  CHECK (total = coalesce(qty, 0) * price - coalesce(discount, 0))
);
CREATE TABLE product_cast (
  id int PRIMARY KEY,
  price numeric(10,2) NOT NULL,
  qty int NOT NULL,
  total double precision NOT NULL,
  CHECK (total = (price * qty)::double precision)
);
CREATE TABLE product_cents (
  id int PRIMARY KEY,
  unit_cents int NOT NULL,
  qty smallint NOT NULL,
  total_cents bigint NOT NULL,
  CHECK (total_cents = unit_cents * qty)
);
CREATE TABLE product_scale (
  id int PRIMARY KEY,
  amount numeric(10,2) NOT NULL,
  rate numeric(5,4) NOT NULL CHECK (rate BETWEEN 0 AND 1),
  tax numeric(10,2) NOT NULL,
  CHECK (tax = round(amount * rate, 2))
);
CREATE TABLE product_rev (
  id int PRIMARY KEY,
  price numeric(10,2) NOT NULL CHECK (price > 0),
  qty int NOT NULL CHECK (qty > 0),
  total numeric(12,2) NOT NULL CHECK (total < 500),
  CHECK (price * qty = total)
);
CREATE TABLE product_tol (
  id int PRIMARY KEY,
  price numeric(10,2) NOT NULL,
  qty int NOT NULL,
  total numeric(12,2) NOT NULL,
  CHECK (abs(total - price * qty) < 0.01)
);
CREATE TABLE balance (
  id int PRIMARY KEY,
  debit numeric(12,2) NOT NULL DEFAULT 0,
  credit numeric(12,2) NOT NULL DEFAULT 0,
  CHECK (debit >= 0 AND credit >= 0),
  CHECK ((debit = 0) <> (credit = 0))
);
CREATE TABLE prod_limit (
  id int PRIMARY KEY,
  a int NOT NULL CHECK (a > 0),
  b int NOT NULL CHECK (b > 0),
  c int NOT NULL CHECK (c > 0),
  CHECK (a * b <= c)
);
CREATE TABLE prod_limit2 (
  id int PRIMARY KEY,
  width int NOT NULL CHECK (width > 0),
  height int NOT NULL CHECK (height > 0),
  CHECK (width * height <= 1000)
);
CREATE TABLE row_less (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL,
  c int NOT NULL,
  d int NOT NULL,
  CHECK ((a, b) < (c, d))
);
CREATE TABLE row_less_date (
  id int PRIMARY KEY,
  y1 int NOT NULL CHECK (y1 BETWEEN 2000 AND 2030),
  m1 int NOT NULL CHECK (m1 BETWEEN 1 AND 12),
  y2 int NOT NULL CHECK (y2 BETWEEN 2000 AND 2030),
  m2 int NOT NULL CHECK (m2 BETWEEN 1 AND 12),
  CHECK ((y1, m1) <= (y2, m2))
);
CREATE TABLE is_distinct (
  id int PRIMARY KEY,
  a int,
  b int,
  k kind,
  l kind,
  CHECK (a IS DISTINCT FROM b),
  CHECK (k IS DISTINCT FROM l)
);
CREATE TABLE not_distinct (
  id int PRIMARY KEY,
  a text,
  b text,
  CHECK (a IS NOT DISTINCT FROM b)
);
CREATE TABLE arrays (
  id int PRIMARY KEY,
  colors text[] NOT NULL CHECK (colors <@ ARRAY['red','green','blue']),
  sizes int[] NOT NULL CHECK (array_length(sizes, 1) BETWEEN 2 AND 4),
  flags text[] CHECK (array_position(flags, NULL) IS NULL),
  tags text[] NOT NULL CHECK (cardinality(tags) > 0),
  pair numeric[] CHECK (array_length(pair, 1) = 2),
  must text[] NOT NULL CHECK (must @> ARRAY['x']),
  any_of text[] NOT NULL CHECK ('base' = ANY (any_of)),
  alls int[] CHECK (0 < ALL (alls)),
  ov kind[] NOT NULL CHECK (ov && ARRAY['book','film']::kind[])
);
CREATE TABLE arrays_dom (
  id int PRIMARY KEY,
  r rating_list NOT NULL,
  c rgb NOT NULL,
  ro roles NOT NULL
);
CREATE TABLE arrays_ndims (
  id int PRIMARY KEY,
  m int[] NOT NULL CHECK (array_ndims(m) = 1 AND array_length(m, 1) <= 3),
  coords float8[] NOT NULL CHECK (array_length(coords, 1) = 2 AND coords[1] BETWEEN -180 AND 180 AND coords[2] BETWEEN -90 AND 90)
);
CREATE TABLE js_key (
  id int PRIMARY KEY,
  d jsonb NOT NULL CHECK (d ? 'name')
);
CREATE TABLE js_keys (
  id int PRIMARY KEY,
  d jsonb NOT NULL CHECK (d ?& ARRAY['width','height'])
);
CREATE TABLE js_contains (
  id int PRIMARY KEY,
  d jsonb NOT NULL CHECK (d @> '{"version": 1}')
);
CREATE TABLE js_in (
  id int PRIMARY KEY,
  data jsonb NOT NULL CHECK (data ->> 'type' IN ('a','b'))
);
CREATE TABLE js_typeof (
  id int PRIMARY KEY,
  x jsonb NOT NULL CHECK (jsonb_typeof(x -> 'a') = 'array')
);
CREATE TABLE js_arr (
  id int PRIMARY KEY,
  x jsonb NOT NULL CHECK (jsonb_typeof(x) = 'array' AND jsonb_array_length(x) > 0)
);
CREATE TABLE js_mix (
  id int PRIMARY KEY,
  x jsonb NOT NULL CHECK (x ? 'lat' AND x ? 'lng' AND (x ->> 'lat')::numeric BETWEEN -90 AND 90)
);
CREATE TABLE js_json (
  id int PRIMARY KEY,
  x json NOT NULL CHECK (json_typeof(x) = 'object'),
  y json CHECK (json_typeof(y) = 'array'),
  z json CHECK (x ->> 'kind' IS NOT NULL)
);
CREATE TABLE js_path (
  id int PRIMARY KEY,
  x jsonb NOT NULL CHECK (x @? '$.items[*]')
);
CREATE TABLE js_path2 (
  id int PRIMARY KEY,
  x jsonb NOT NULL CHECK (x #>> '{meta,lang}' = 'en')
);
CREATE TABLE js_type_col (
  id int PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('a','b')),
  x jsonb NOT NULL,
  CHECK (x ->> 'kind' = kind)
);
CREATE TABLE js_text (
  id int PRIMARY KEY,
  t text NOT NULL CHECK (is_json(t)),
  u text CHECK (u IS NULL OR u::jsonb IS NOT NULL)
);
CREATE TABLE js_len (
  id int PRIMARY KEY,
  x jsonb NOT NULL CHECK (octet_length(x::text) < 1000 AND pg_column_size(x) < 1000)
);
CREATE TABLE txt_starts (
  id int PRIMARY KEY,
  t text NOT NULL CHECK (starts_with(t, 'sk_')),
  u text NOT NULL CHECK (u ^@ 'pk_'),
  v text NOT NULL CHECK (left(v, 4) = 'http')
);
CREATE TABLE txt_at (
  id int PRIMARY KEY,
  email text NOT NULL CHECK (position('@' in email) > 1),
  e2 text NOT NULL CHECK (strpos(e2, '@') > 0 AND strpos(e2, '.') > strpos(e2, '@'))
);
CREATE TABLE txt_split (
  id int PRIMARY KEY,
  t text NOT NULL CHECK (split_part(t, '-', 1) = 'INV' AND split_part(t, '-', 2) ~ '^\d+$'),
  u text NOT NULL CHECK (split_part(u, ':', 2) <> '')
);
CREATE TABLE txt_substr (
  id int PRIMARY KEY,
  t text NOT NULL CHECK (substring(t from '^[A-Z]{3}') IS NOT NULL),
  u text NOT NULL CHECK (substring(u from '[0-9]+')::int > 10),
  v text NOT NULL CHECK (substr(v, 1, 2) = 'DE')
);
CREATE TABLE txt_tsv (
  id int PRIMARY KEY,
  t text NOT NULL CHECK (to_tsvector('english', t) @@ to_tsquery('english', 'river'))
);
CREATE TABLE txt_upper (
  id int PRIMARY KEY,
  code text NOT NULL CHECK (upper(code) = code AND length(code) = 3)
);
CREATE TABLE txt_upper2 (
  id int PRIMARY KEY,
  code text NOT NULL CHECK (is_short_code(code))
);
CREATE TABLE txt_slug (
  id int PRIMARY KEY,
  title text NOT NULL,
  slug text NOT NULL,
  CHECK (slug = lower(title))
);
CREATE TABLE txt_slug8 (
  id int PRIMARY KEY,
  title text NOT NULL,
  slug varchar(8) NOT NULL,
  CHECK (slug = lower(title))
);
CREATE TABLE txt_slug_unique (
  id int PRIMARY KEY,
  title text NOT NULL,
  slug text NOT NULL UNIQUE,
  CHECK (slug = lower(replace(title, ' ', '-')))
);
CREATE TABLE txt_slug_rx (
  id int PRIMARY KEY,
  name varchar(60) NOT NULL,
  slug varchar(60) NOT NULL,
  CHECK (slug = regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'))
);
CREATE TABLE txt_rr (
  id int PRIMARY KEY,
  x text NOT NULL CHECK (regexp_replace(x, '[^0-9]', '', 'g') = x AND x <> ''),
  y text NOT NULL CHECK (translate(y, ' ', '') = y),
  z text NOT NULL CHECK (replace(z, '  ', ' ') = z)
);
CREATE TABLE txt_ci (
  id int PRIMARY KEY,
  x text NOT NULL CHECK (x ~* '^(GET|POST|PUT) /[a-z]+' AND length(x) >= 12),
  y text NOT NULL CHECK (y ~* '[a-z]' AND y ~ '[0-9]' AND char_length(y) >= 8)
);
CREATE TABLE txt_pw (
  id int PRIMARY KEY,
  p text NOT NULL CHECK (length(p) >= 60),
  q bytea NOT NULL CHECK (octet_length(q) = 32),
  md char(32) NOT NULL CHECK (md ~ '^[0-9a-f]+$')
);
CREATE TABLE txt_concat (
  id int PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  full_name text NOT NULL,
  CHECK (full_name = first_name || ' ' || last_name)
);
CREATE TABLE txt_like (
  id int PRIMARY KEY,
  e text NOT NULL CHECK (e LIKE '%_@__%.__%'),
  n text NOT NULL CHECK (n NOT LIKE '% %' AND n NOT SIMILAR TO '%[0-9]%'),
  s text NOT NULL CHECK (s SIMILAR TO '(a|b)+[0-9]{2,4}')
);
CREATE TABLE txt_like_other (
  id int PRIMARY KEY,
  place uuid NOT NULL,
  ending text NOT NULL,
  path text NOT NULL,
  folder text NOT NULL,
  code text NOT NULL,
  prefix varchar(12) NOT NULL,
  CHECK (place::text LIKE '%' || ending),
  CHECK (path LIKE folder || '%'),
  CHECK (code LIKE prefix || '-%')
);
CREATE TABLE not_and (
  id int PRIMARY KEY,
  a boolean NOT NULL,
  b boolean NOT NULL,
  c text,
  CHECK (NOT (a AND b)),
  CHECK (NOT (a AND c IS NULL))
);
CREATE TABLE nulls_num (
  id int PRIMARY KEY,
  a int,
  b int,
  c int,
  d text,
  CHECK (num_nulls(a, b, c) = 2),
  CHECK (num_nonnulls(c, d) <= 1)
);
CREATE TABLE case_type (
  id int PRIMARY KEY,
  type text NOT NULL CHECK (type IN ('percent','fixed','free')),
  value numeric(10,2),
  CHECK (CASE WHEN type = 'percent' THEN value BETWEEN 0 AND 100 WHEN type = 'fixed' THEN value > 0 ELSE value IS NULL END)
);
CREATE TABLE case_enum (
  id int PRIMARY KEY,
  s span NOT NULL,
  n int NOT NULL,
  CHECK (CASE s WHEN 'hour' THEN n < 24 WHEN 'day' THEN n < 7 ELSE n = 1 END)
);
CREATE TABLE now_rel (
  id int PRIMARY KEY,
  a timestamptz NOT NULL CHECK (a <= now()),
  b timestamptz NOT NULL CHECK (b > now() - interval '90 days'),
  c date NOT NULL CHECK (c <= current_date AND c > current_date - 30),
  d date NOT NULL CHECK (d <= current_date - interval '18 years'),
  e timestamptz CHECK (e > now()),
  f int NOT NULL CHECK (f BETWEEN 1900 AND extract(year FROM current_date))
);
CREATE TABLE gen_div (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL,
  r numeric GENERATED ALWAYS AS (a::numeric / b) STORED
);
CREATE TABLE gen_over (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL,
  r int GENERATED ALWAYS AS (a * b) STORED,
  s smallint GENERATED ALWAYS AS (a + b) STORED
);
CREATE TABLE gen_over2 (
  id int PRIMARY KEY,
  w numeric(6,2) NOT NULL,
  h numeric(6,2) NOT NULL,
  bmi numeric(4,1) GENERATED ALWAYS AS (w / (h * h)) STORED
);
CREATE TABLE gen_over3 (
  id int PRIMARY KEY,
  price numeric(12,2) NOT NULL,
  qty int NOT NULL,
  total numeric(8,2) GENERATED ALWAYS AS (price * qty) STORED,
  t text NOT NULL,
  t3 varchar(10) GENERATED ALWAYS AS (upper(t)) STORED
);
CREATE TABLE gen_check (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL,
  s int GENERATED ALWAYS AS (a + b) STORED CHECK (s BETWEEN 10 AND 20),
  first text NOT NULL,
  full_key text GENERATED ALWAYS AS (lower(first)) STORED UNIQUE
);
CREATE TABLE comp (
  id int PRIMARY KEY,
  addr address NOT NULL CHECK ((addr).zip ~ '^[0-9]{5}$'),
  home address CHECK ((home).country IS NOT NULL AND length((home).country) = 2)
);
CREATE TABLE comp2 (
  id int PRIMARY KEY,
  addr address NOT NULL CHECK ((addr).country IN ('DE', 'FR') AND (addr).street <> '')
);
CREATE TABLE rng (
  id int PRIMARY KEY,
  r daterange NOT NULL CHECK (lower(r) < '2020-01-01' AND NOT isempty(r)),
  u tstzrange NOT NULL CHECK (upper_inf(u)),
  v int4range NOT NULL CHECK (upper(v) - lower(v) BETWEEN 1 AND 10),
  w daterange NOT NULL CHECK (lower(w) IS NOT NULL AND upper(w) IS NOT NULL AND lower_inc(w)),
  x tstzrange NOT NULL CHECK (lower_inc(x) AND NOT upper_inc(x) AND NOT lower_inf(x)),
  y int8range NOT NULL CHECK (y <@ int8range(0, 1000)),
  z numrange CHECK (z @> 5.0)
);
CREATE TABLE rng_pair (
  id int PRIMARY KEY,
  r tstzrange NOT NULL,
  at timestamptz NOT NULL,
  CHECK (r @> at)
);
CREATE TABLE rng_pair2 (
  id int PRIMARY KEY,
  r daterange NOT NULL,
  s date NOT NULL,
  CHECK (s = lower(r))
);
CREATE TABLE enum_union (
  id int PRIMARY KEY,
  k kind NOT NULL,
  s span,
  pages int,
  minutes int,
  CHECK ((k = 'book' AND pages IS NOT NULL AND minutes IS NULL AND s IS NULL) OR (k = 'film' AND minutes > 0 AND pages IS NULL AND s IN ('hour','day')) OR (k IN ('game','toy') AND pages IS NULL AND minutes IS NULL))
);
CREATE TABLE coal (
  id int PRIMARY KEY,
  a text,
  b text,
  CHECK (coalesce(a, b) IS NOT NULL)
);
CREATE TABLE count_cast (
  id int PRIMARY KEY,
  a int,
  b int,
  c int,
  CHECK ((a IS NOT NULL)::int + (b IS NOT NULL)::int = 1),
  CHECK ((a IS NULL)::integer + (c IS NULL)::integer <= 1)
);
CREATE TABLE xor_null (
  id int PRIMARY KEY,
  a int,
  b int,
  c int,
  d int,
  CHECK ((a IS NULL) <> (b IS NULL)),
  CHECK ((c IS NOT NULL AND d IS NULL) OR (c IS NULL AND d IS NOT NULL))
);
CREATE TABLE bits (
  id int PRIMARY KEY,
  f int NOT NULL CHECK (f & 3 = 3),
  g int NOT NULL CHECK (g & ~7 = 0),
  h bit(8) NOT NULL CHECK (h & B'00000001' = B'00000001'),
  p bigint NOT NULL CHECK (p > 0 AND p & (p - 1) = 0)
);
CREATE TABLE nets (
  id int PRIMARY KEY,
  lo inet NOT NULL,
  hi inet NOT NULL,
  CHECK (lo < hi),
  CHECK (family(lo) = family(hi))
);
CREATE TABLE nets2 (
  id int PRIMARY KEY,
  lo macaddr NOT NULL,
  hi macaddr NOT NULL,
  CHECK (lo <= hi),
  gw inet NOT NULL,
  net cidr NOT NULL,
  CHECK (gw << net)
);
CREATE TABLE nets3 (
  id int PRIMARY KEY,
  n cidr NOT NULL CHECK (masklen(n) = 24),
  h inet NOT NULL CHECK (h << '10.0.0.0/8'),
  i inet NOT NULL CHECK (masklen(i) = 32),
  p inet NOT NULL CHECK (family(p) = 6)
);
CREATE TABLE fn_fits (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL,
  c int NOT NULL,
  CHECK (fits(a, b, c))
);
CREATE TABLE fn_dates (
  id int PRIMARY KEY,
  a date NOT NULL,
  b date NOT NULL,
  CHECK (ordered_dates(a, b))
);
CREATE TABLE fn_luhn (
  id int PRIMARY KEY,
  t text NOT NULL CHECK (luhn_like(t))
);
CREATE TABLE mod_cols (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL CHECK (b > 0),
  CHECK (a % b = 0)
);
CREATE TABLE ratio (
  id int PRIMARY KEY,
  used int NOT NULL CHECK (used >= 0),
  total int NOT NULL CHECK (total > 0),
  pct numeric(5,2) NOT NULL,
  CHECK (used <= total),
  CHECK (pct = round(used * 100.0 / total, 2))
);
CREATE TABLE chain3 (
  id int PRIMARY KEY,
  min_v numeric NOT NULL,
  avg_v numeric NOT NULL,
  max_v numeric NOT NULL,
  CHECK (min_v <= avg_v AND avg_v <= max_v)
);
CREATE TABLE stock (
  id int PRIMARY KEY,
  on_hand int NOT NULL CHECK (on_hand >= 0),
  reserved int NOT NULL CHECK (reserved >= 0),
  available int NOT NULL,
  CHECK (available = on_hand - reserved AND available >= 0)
);
CREATE TABLE greatest_t (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL,
  c int NOT NULL,
  CHECK (c = greatest(a, b)),
  CHECK (least(a, b) >= 0)
);
CREATE TABLE minmax (
  id int PRIMARY KEY,
  lat float8 NOT NULL CHECK (lat >= -90 AND lat <= 90),
  lng float8 NOT NULL CHECK (lng BETWEEN -180 AND 180),
  CHECK (lat <> 0 OR lng <> 0)
);
CREATE TABLE eq_chain (
  id int PRIMARY KEY,
  a int NOT NULL,
  b int NOT NULL,
  c int NOT NULL,
  CHECK (a = b AND b = c)
);
CREATE TABLE self_ref (
  id int PRIMARY KEY,
  parent_id int REFERENCES self_ref,
  path text NOT NULL,
  depth int NOT NULL,
  CHECK (parent_id <> id),
  CHECK ((parent_id IS NULL) = (depth = 0))
);
CREATE TABLE uuid_t (
  id int PRIMARY KEY,
  u uuid NOT NULL CHECK (u::text ~ '^[0-9a-f]{8}-[0-9a-f]{4}-4'),
  v text NOT NULL CHECK (v::uuid IS NOT NULL)
);
CREATE TABLE cast_t (
  id int PRIMARY KEY,
  t text NOT NULL CHECK (t::int BETWEEN 1 AND 99),
  u varchar(10) NOT NULL CHECK (u::date >= '2000-01-01')
);
CREATE TABLE geo (
  id int PRIMARY KEY,
  p point NOT NULL CHECK (p[0] BETWEEN -180 AND 180 AND p[1] BETWEEN -90 AND 90),
  b box NOT NULL CHECK (area(b) > 0),
  c circle CHECK (radius(c) < 50)
);
CREATE TABLE money_t (
  id int PRIMARY KEY,
  m money NOT NULL CHECK (m > '0'::money),
  i interval NOT NULL CHECK (i > interval '0' AND i <= interval '1 day')
);
CREATE TABLE bool_int (
  id int PRIMARY KEY,
  is_a boolean NOT NULL,
  is_b boolean NOT NULL,
  is_c boolean NOT NULL,
  CHECK (is_a::int + is_b::int + is_c::int = 1)
);
CREATE TABLE len_cols (
  id int PRIMARY KEY,
  t text NOT NULL,
  n int NOT NULL,
  CHECK (length(t) = n)
);
CREATE TABLE md5_t (
  id int PRIMARY KEY,
  t text NOT NULL,
  h text NOT NULL,
  CHECK (h = md5(t))
);
CREATE TABLE between_cols (
  id int PRIMARY KEY,
  lo int NOT NULL,
  v int NOT NULL,
  hi int NOT NULL,
  CHECK (v BETWEEN lo AND hi),
  CHECK (hi - lo <= 20)
);
CREATE TABLE status_dates (
  id int PRIMARY KEY,
  status text NOT NULL CHECK (status IN ('open','paid','void')),
  paid_at timestamptz,
  voided_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((status = 'paid') = (paid_at IS NOT NULL)),
  CHECK (status <> 'void' OR voided_at IS NOT NULL),
  CHECK (paid_at >= created_at),
  CHECK (voided_at >= created_at)
);
CREATE TABLE trunc_t (
  id int PRIMARY KEY,
  w date NOT NULL CHECK (date_trunc('week', w) = w),
  q date NOT NULL CHECK (extract(day FROM q) = 1 AND extract(month FROM q) IN (1,4,7,10)),
  h timestamptz NOT NULL CHECK (date_trunc('hour', h) = h)
);
CREATE TABLE last_day (
  id int PRIMARY KEY,
  a date NOT NULL,
  b date NOT NULL,
  CHECK (b = (date_trunc('month', a) + interval '1 month - 1 day')::date)
);
CREATE TABLE num_scale (
  id int PRIMARY KEY,
  n numeric NOT NULL CHECK (scale(n) <= 2),
  m numeric NOT NULL CHECK (m = round(m, 1)),
  k numeric NOT NULL CHECK (k = trunc(k)),
  f float8 NOT NULL CHECK (f = floor(f)),
  s numeric CHECK (sign(s) = 1),
  r numeric CHECK (sqrt(r) < 10)
);
CREATE TABLE nan_t (
  id int PRIMARY KEY,
  f float8 NOT NULL CHECK (f <> 'NaN' AND f < 'Infinity'),
  g numeric NOT NULL CHECK (g <> 'NaN')
);
CREATE TABLE oct (
  id int PRIMARY KEY,
  b bytea NOT NULL CHECK (get_byte(b, 0) = 1),
  c bytea NOT NULL CHECK (length(c) BETWEEN 16 AND 20),
  d bit varying(16) NOT NULL CHECK (bit_length(d) >= 4)
);
CREATE TABLE tz (
  id int PRIMARY KEY,
  tz text NOT NULL CHECK (now() AT TIME ZONE tz IS NOT NULL)
);
CREATE TABLE array_agree (
  id int PRIMARY KEY,
  a int[] NOT NULL,
  b int[] NOT NULL,
  CHECK (cardinality(a) = cardinality(b))
);

-- What comes with a date that may be null is there when the condition says so, and not when the names do.
CREATE TABLE followed (
  id serial PRIMARY KEY,
  happened timestamp,
  details tsvector,
  created_on timestamptz NOT NULL,
  CHECK ((happened IS NULL) = (details IS NULL))
);

RESET search_path;
