-- Columns of which only the comment says what they hold.
CREATE SCHEMA comments;
SET search_path = comments;
CREATE TABLE terms (id serial PRIMARY KEY, name text NOT NULL, code varchar(10) NOT NULL, years varchar(9) NOT NULL);
COMMENT ON COLUMN terms.code IS 'such as 2024WS or 2025SS';
COMMENT ON COLUMN terms.years IS 'e.g. 2024/25';
CREATE TABLE things (
  id serial PRIMARY KEY, name text NOT NULL, batch varchar(8) NOT NULL, state varchar(10) NOT NULL, step text NOT NULL,
  speed text NOT NULL, kind char(1) NOT NULL, level smallint NOT NULL, flag char(1) NOT NULL, score int NOT NULL,
  share numeric(5,2) NOT NULL, price int NOT NULL, checked text NOT NULL CHECK (checked IN ('yes', 'no')),
  owner text NOT NULL, company text, unique_no int NOT NULL UNIQUE, note text);
COMMENT ON COLUMN things.batch IS '3 letters and 4 digits';
COMMENT ON COLUMN things.state IS 'one of open, closed, archived';
COMMENT ON COLUMN things.step IS 'packed | in_transit | delivered';
COMMENT ON COLUMN things.speed IS 'Allowed values: standard, express, overnight';
COMMENT ON COLUMN things.kind IS 'P = person, C = company';
COMMENT ON COLUMN things.level IS '1 = low, 2 = medium, 3 = high';
COMMENT ON COLUMN things.flag IS 'J = ja, N = nein';
COMMENT ON COLUMN things.score IS 'between 1 and 10';
COMMENT ON COLUMN things.share IS 'fraction between 0 and 1';
COMMENT ON COLUMN things.price IS 'price in cents';
COMMENT ON COLUMN things.checked IS 'one of a, b';
COMMENT ON COLUMN things.company IS 'only set when kind = C';
COMMENT ON COLUMN things.unique_no IS '0..100';
CREATE TABLE settings (
  id serial PRIMARY KEY, name text NOT NULL, val1 text NOT NULL, val2 text NOT NULL, val3 text NOT NULL,
  val4 text NOT NULL, val5 text NOT NULL, val6 text NOT NULL, val7 text NOT NULL, val8 text NOT NULL,
  val9 bigint NOT NULL);
COMMENT ON COLUMN settings.val1 IS 'ISO 3166-1 alpha-2 country code';
COMMENT ON COLUMN settings.val2 IS 'ISO 4217 currency';
COMMENT ON COLUMN settings.val3 IS 'IANA time zone';
COMMENT ON COLUMN settings.val4 IS 'e-mail address of the customer';
COMMENT ON COLUMN settings.val5 IS 'JSON encoded settings';
COMMENT ON COLUMN settings.val6 IS 'SHA-256 hash, hex';
COMMENT ON COLUMN settings.val7 IS 'URL of the avatar image';
COMMENT ON COLUMN settings.val8 IS 'latitude,longitude';
COMMENT ON COLUMN settings.val9 IS 'Unix timestamp (seconds)';
