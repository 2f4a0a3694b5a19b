-- Unique indexes over some rows only, with room for fewer than there are: those beyond stay outside.
SET client_min_messages = warning;
CREATE SCHEMA crowd;
CREATE TABLE crowd.customers (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE crowd.addresses (
  id serial PRIMARY KEY,
  customer_id int NOT NULL REFERENCES crowd.customers,
  street text NOT NULL,
  is_default boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX one_default ON crowd.addresses (customer_id) WHERE is_default;
CREATE TABLE crowd.subscriptions (
  id serial PRIMARY KEY,
  customer_id int NOT NULL REFERENCES crowd.customers,
  kind text NOT NULL CHECK (kind IN ('basic', 'extra')),
  status text NOT NULL CHECK (status IN ('active', 'cancelled', 'expired'))
);
CREATE UNIQUE INDEX ON crowd.subscriptions (customer_id, kind) WHERE status = 'active';
CREATE TYPE crowd.grade AS ENUM ('a', 'b', 'c');
CREATE TABLE crowd.tariffs (id serial PRIMARY KEY, grade crowd.grade NOT NULL, is_current boolean NOT NULL);
CREATE UNIQUE INDEX ON crowd.tariffs (grade) WHERE is_current;
CREATE TABLE crowd.seats (
  id serial PRIMARY KEY,
  number int NOT NULL CHECK (number BETWEEN 1 AND 5),
  deleted_at timestamptz
);
CREATE UNIQUE INDEX ON crowd.seats (number) WHERE deleted_at IS NULL;
-- Null in the index is like no other.
CREATE TABLE crowd.tickets (
  id serial PRIMARY KEY,
  seat int CHECK (seat BETWEEN 1 AND 4),
  state text NOT NULL CHECK (state IN ('open', 'closed'))
);
CREATE UNIQUE INDEX ON crowd.tickets ((CASE WHEN state = 'open' THEN seat END));
-- Of such that no row can be in together each has a row of its own.
CREATE TABLE crowd.methods (
  id int PRIMARY KEY, password boolean NOT NULL, passkey boolean NOT NULL, token boolean NOT NULL,
  CHECK (password::int + passkey::int + token::int = 1)
);
CREATE UNIQUE INDEX ON crowd.methods (password) WHERE password;
CREATE UNIQUE INDEX ON crowd.methods (passkey) WHERE passkey;
CREATE UNIQUE INDEX ON crowd.methods (token) WHERE token;
-- Where conditions want every row in the index, it caps the table.
CREATE TABLE crowd.forced (n int NOT NULL CHECK (n IN (1, 2, 3)), live boolean NOT NULL CHECK (live));
CREATE UNIQUE INDEX ON crowd.forced (n) WHERE live;
-- An expression that has a value in every row leaves none outside.
CREATE TABLE crowd.shifted (n bigint NOT NULL CHECK (n BETWEEN 5 AND 10 OR n BETWEEN 50 AND 60));
CREATE UNIQUE INDEX ON crowd.shifted ((n + 1));
-- What another key tells apart anyway is not bounded twice.
CREATE TABLE crowd.kinds (kind text NOT NULL CHECK (kind IN ('a', 'b', 'c')), live boolean NOT NULL, UNIQUE (kind, live));
CREATE UNIQUE INDEX ON crowd.kinds (kind) WHERE live;
-- What is usual does not bound a key.
CREATE TABLE crowd.sex_codes (sex_code varchar(8) PRIMARY KEY, title text NOT NULL);
-- Short codes go on where letters and digits run out, and not before.
CREATE TABLE crowd.codes (code varchar(1) PRIMARY KEY, other char(2) NOT NULL UNIQUE);
CREATE TABLE crowd.few_codes (code varchar(1) PRIMARY KEY);
-- Nor does a comment, be the column told apart by what an index makes of it.
CREATE TABLE crowd.colours (code text NOT NULL, place int NOT NULL, EXCLUDE USING btree (place WITH =));
CREATE UNIQUE INDEX ON crowd.colours (lower(code));
COMMENT ON COLUMN crowd.colours.code IS 'one of red, green';
COMMENT ON COLUMN crowd.colours.place IS 'between 1 and 10';
SELECT table_name, rows, note
FROM synth_generate('crowd', rows => 60, row_counts => '{"addresses": 200, "subscriptions": 300, "few_codes": 30}')
ORDER BY table_name::text;
SELECT bool_and(other ~ '^[A-Z0-9]{2}$') AS usual, count(DISTINCT lower(code)) AS codes FROM crowd.codes;
SELECT bool_and(code ~ '^[A-Z0-9]$') AS usual FROM crowd.few_codes;
SELECT count(*) FILTER (WHERE is_default) = count(DISTINCT customer_id) AS one_default_each,
       count(*) > count(DISTINCT customer_id) AS some_have_more
FROM crowd.addresses;
SELECT count(*) FILTER (WHERE status = 'active') > 60 AS many_active, count(DISTINCT status) AS states
FROM crowd.subscriptions;
SELECT count(*) FILTER (WHERE is_current) AS current FROM crowd.tariffs;
SELECT count(*) FILTER (WHERE deleted_at IS NULL) AS present FROM crowd.seats;
SELECT count(*) FILTER (WHERE state = 'open' AND seat IS NOT NULL) BETWEEN 1 AND 4 AS some_open FROM crowd.tickets;
-- Rows that are appended find the places taken, but for those of new parents.
SELECT table_name, rows FROM synth_generate('crowd', rows => 60, row_counts => '{"addresses": 200}',
    tables => '{customers,addresses,tariffs,seats}', seed => 1)
ORDER BY table_name::text;
SELECT count(*) FILTER (WHERE is_default) BETWEEN 61 AND count(DISTINCT customer_id) AS more_defaults FROM crowd.addresses;
SELECT count(*) FILTER (WHERE is_current) AS current FROM crowd.tariffs;
DROP SCHEMA crowd CASCADE;
