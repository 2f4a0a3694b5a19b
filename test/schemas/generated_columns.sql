-- Stored generated columns, as hidden constraints too: keys, checks and indexes over what they compute, and
-- indexes over casts that a value must stand. Columns dropped in between.
CREATE SCHEMA generated_columns;
SET search_path = generated_columns;

CREATE TABLE line (
  id int PRIMARY KEY,
  gone int,
  quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 100),
  price numeric(8,2) NOT NULL,
  total numeric(12,2) GENERATED ALWAYS AS (quantity * price) STORED CHECK (total >= 0),
  gone_too text
);
ALTER TABLE line DROP COLUMN gone;
ALTER TABLE line DROP COLUMN gone_too;
ALTER TABLE line ADD COLUMN note text DEFAULT 'none';

CREATE TABLE person (
  id int PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  full_name text GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED,
  email text NOT NULL,
  email_key text GENERATED ALWAYS AS (lower(email)) STORED UNIQUE,
  search tsvector GENERATED ALWAYS AS (to_tsvector('english', first_name || ' ' || last_name)) STORED
);
CREATE INDEX ON person USING gin (search);

CREATE TABLE document (
  id int PRIMARY KEY,
  body jsonb NOT NULL
);
CREATE INDEX ON document USING gin (body);
CREATE INDEX ON document ((body ->> 'n'));

RESET search_path;
