-- Constraints that few schemas have: networks within others, indexes that cast, exclusion by other operators than
-- those of ranges, and sub-types told apart by a generated column.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA rarer_constraints;
SET search_path = rarer_constraints, public;

CREATE TABLE network (
  id serial PRIMARY KEY,
  net cidr NOT NULL CHECK (net <<= '10.0.0.0/8'),
  gateway inet NOT NULL CHECK (gateway << '192.168.0.0/16'),
  parts inet[] NOT NULL CHECK (cardinality(parts) = 2)
);

-- What an index computes must be computable.
CREATE TABLE reading (
  id int PRIMARY KEY,
  data jsonb NOT NULL,
  raw text NOT NULL,
  number text NOT NULL,
  divisor int NOT NULL,
  address text NOT NULL
);
CREATE INDEX ON reading (((data ->> 'n')::int));
CREATE INDEX ON reading ((raw::jsonb ->> 'x'));
CREATE INDEX ON reading ((number::bigint));
CREATE INDEX ON reading ((100 / divisor));
CREATE INDEX ON reading ((address::inet));

-- In one cage there is one kind of animal.
CREATE TABLE cage_animal (
  id serial PRIMARY KEY,
  cage int NOT NULL,
  animal text NOT NULL CHECK (animal IN ('lion', 'zebra', 'ape')),
  EXCLUDE USING gist (cage WITH =, animal WITH <>)
);
CREATE TABLE code (id serial PRIMARY KEY, code text NOT NULL, EXCLUDE USING btree (code WITH =));
CREATE TABLE apart (
  id serial PRIMARY KEY,
  device int NOT NULL,
  during tstzrange NOT NULL,
  EXCLUDE USING gist (device WITH =, during WITH -|-)
);
CREATE TABLE plot (id serial PRIMARY KEY, area box NOT NULL, EXCLUDE USING gist (area WITH &&));

CREATE TABLE item (
  id serial PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('book', 'film')),
  title text NOT NULL,
  UNIQUE (id, kind)
);
CREATE TABLE book (
  item_id int PRIMARY KEY,
  kind text NOT NULL GENERATED ALWAYS AS ('book') STORED,
  pages int NOT NULL CHECK (pages > 0),
  FOREIGN KEY (item_id, kind) REFERENCES item (id, kind)
);

-- Expressions that take long by other engines, or raise an error for most values.
CREATE TABLE hard_check (
  id int PRIMARY KEY,
  word text NOT NULL CHECK (word ~ '^(x+x+)+y$'),
  share int NOT NULL CHECK (100 / share > 3),
  year text NOT NULL CHECK (year::int BETWEEN 1990 AND 2030)
);

-- A type of one's own, of which the default tells a value, and an enum without any.
CREATE TYPE shade;
CREATE FUNCTION shade_in(cstring) RETURNS shade LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION shade_out(shade) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE shade (INPUT = shade_in, OUTPUT = shade_out, LIKE = int4);
CREATE TYPE nothing AS ENUM ();
CREATE TABLE painted (
  id serial PRIMARY KEY,
  tint shade NOT NULL DEFAULT '7',
  other shade,
  none nothing
);
