-- CHECK constraints as applications write them: ranges, lists, lengths, patterns, nullness, implications,
-- orders between columns, tagged unions, arithmetic, domains in layers.
CREATE SCHEMA checks;
SET search_path = checks;

CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN percentage AS positive CHECK (VALUE <= 100);
CREATE DOMAIN email AS text NOT NULL CHECK (VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(VALUE) <= 120);
CREATE DOMAIN slug AS varchar(40) CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

CREATE TABLE item (
  id int PRIMARY KEY,
  slug slug NOT NULL UNIQUE,
  discount percentage,
  contact email,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'archived')),
  published_at timestamptz,
  price numeric(10,2) NOT NULL CHECK (price > 0),
  sale_price numeric(10,2) CHECK (sale_price > 0),
  weight_g int CHECK (weight_g BETWEEN 1 AND 30000),
  even_number int CHECK (even_number % 2 = 0),
  short text CHECK (char_length(short) BETWEEN 3 AND 12),
  code text NOT NULL CHECK (code ~ '^[A-Z]{2}-[0-9]{4}$'),
  lower_name text NOT NULL CHECK (lower_name = lower(lower_name) AND btrim(lower_name) = lower_name),
  month date NOT NULL CHECK (date_trunc('month', month) = month),
  tags text[] NOT NULL CHECK (cardinality(tags) BETWEEN 1 AND 5),
  attributes jsonb NOT NULL CHECK (jsonb_typeof(attributes) = 'object'),
  address inet CHECK (family(address) = 4),
  CHECK (sale_price IS NULL OR sale_price < price),
  CHECK (status <> 'published' OR published_at IS NOT NULL)
);

CREATE TABLE stay (
  id int PRIMARY KEY,
  arrival date NOT NULL,
  departure date NOT NULL,
  checked_out_at timestamptz,
  adults int NOT NULL CHECK (adults >= 1),
  children int NOT NULL DEFAULT 0 CHECK (children >= 0),
  discount_code text,
  discount numeric(5,2),
  CHECK (departure > arrival),
  CHECK (departure - arrival <= 60),
  CHECK (adults + children <= 8),
  CHECK ((discount_code IS NULL) = (discount IS NULL))
);

CREATE TABLE shape (
  id int PRIMARY KEY,
  kind text NOT NULL,
  radius numeric,
  width numeric,
  height numeric,
  CHECK (kind = 'circle' AND radius > 0 AND width IS NULL AND height IS NULL
      OR kind = 'rectangle' AND radius IS NULL AND width > 0 AND height > 0
      OR kind = 'point' AND num_nonnulls(radius, width, height) = 0)
);

CREATE TABLE attachment (
  id int PRIMARY KEY,
  item_id int REFERENCES item,
  stay_id int REFERENCES stay,
  shape_id int REFERENCES shape,
  CHECK (num_nonnulls(item_id, stay_id, shape_id) = 1)
);

-- What a column means yields texts that a function rejects, all of them.
CREATE FUNCTION is_free_of_spaces(string text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN string !~ '\s';
END $$;
CREATE TABLE model_type (
  id int PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE CHECK (is_free_of_spaces(name))
);
CREATE TABLE endpoint (
  id int PRIMARY KEY,
  condition text NOT NULL CHECK (left(trim(condition), 4) = 'dns:' OR left(trim(condition), 5) = 'cidr:')
);

-- Bounds just beyond, and far from, what is usual of a type whose column's name says nothing.
CREATE TABLE bound (
  id int PRIMARY KEY,
  a int NOT NULL CHECK (a >= 20),
  b int CHECK (b > 20),
  c int NOT NULL CHECK (c > 500),
  d int CHECK (d >= 1000),
  e int NOT NULL CHECK (e > 5000000),
  f int CHECK (f < -500),
  g smallint NOT NULL CHECK (g > 500),
  h bigint CHECK (h > 500),
  i bigint NOT NULL CHECK (i > 5000000000),
  j numeric CHECK (j > 500),
  k double precision NOT NULL CHECK (k < -7000),
  l "char" CHECK (l > 'Z'),
  m money NOT NULL CHECK (m > 900::money),
  n interval CHECK (n > '90 days'),
  o int NOT NULL UNIQUE CHECK (o > 500),
  p bit varying(10) NOT NULL CHECK (length(p) = 4),
  q bit varying NOT NULL CHECK (length(q) > 40)
);

-- Lists that hold more than the column does, and keys that those who refer to them cannot hold whole.
CREATE TABLE parcel_size (code varchar(12) PRIMARY KEY);
CREATE TABLE parcel (
  id int PRIMARY KEY,
  size varchar(4) NOT NULL CHECK (size IN ('S', 'M', 'XL', 'oversize')),
  zone char(3) NOT NULL CHECK (zone IN ('A', 'BB', 'EAST')),
  rate numeric(4,3) NOT NULL CHECK (rate IN (0, 0.07, 0.19, 0.12345)),
  fee numeric(8,2) NOT NULL CHECK (fee = 5),
  code varchar(5) NOT NULL REFERENCES parcel_size
);

-- Bounds and beginnings that leave more than one value.
CREATE TABLE opening (
  id int PRIMARY KEY,
  p int NOT NULL CHECK (p > 18),
  q text NOT NULL CHECK (left(q, 3) = 'INV'),
  r text NOT NULL CHECK (right(r, 4) = '.pdf'),
  s text NOT NULL CHECK (starts_with(s, 'https://')),
  t text NOT NULL CHECK (t ~ '^DOC-'),
  u text NOT NULL CHECK (u ~ 'mm$'),
  v int[] NOT NULL CHECK (5 = ANY (v)),
  w text[] NOT NULL CHECK ('admin' = ANY (w))
);

RESET search_path;
