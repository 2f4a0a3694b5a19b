-- Tables of which two columns are of one row of one list, and codes of many registers.
CREATE SCHEMA records;
SET search_path = records;
CREATE TABLE crops (id serial PRIMARY KEY, crop_name text NOT NULL, latin_name text NOT NULL);
CREATE TABLE plants (id serial PRIMARY KEY, common_name text NOT NULL, scientific_name text NOT NULL, family text NOT NULL);
CREATE TABLE birds (id serial PRIMARY KEY, common_name text NOT NULL, latin_name text NOT NULL);
CREATE TABLE ports (id serial PRIMARY KEY, port_name text NOT NULL, locode char(5) NOT NULL, country_iso2 char(2) NOT NULL,
  latitude numeric(8,4) NOT NULL, longitude numeric(8,4) NOT NULL);
CREATE TABLE parties (id serial PRIMARY KEY, city text NOT NULL, country_iso2 char(2) NOT NULL);
CREATE TABLE languages (id serial PRIMARY KEY, code char(2) NOT NULL, name text NOT NULL, native_name text NOT NULL);
CREATE TABLE states (id serial PRIMARY KEY, state_code char(2) NOT NULL, state_name text NOT NULL);
CREATE TABLE units (id serial PRIMARY KEY, unit_name text NOT NULL, unit_symbol text NOT NULL);
CREATE TABLE grades (id serial PRIMARY KEY, letter_grade text NOT NULL, grade_points numeric(2,1) NOT NULL);
CREATE TABLE months (id serial PRIMARY KEY, month_no int NOT NULL, month_name text NOT NULL);
CREATE TABLE weekdays (id serial PRIMARY KEY, day_no int NOT NULL, day_name text NOT NULL);
CREATE TABLE colors (id serial PRIMARY KEY, color_name text NOT NULL, hex_code char(7) NOT NULL);
CREATE TABLE banks (id serial PRIMARY KEY, bank_name text NOT NULL, bic text NOT NULL);
CREATE TABLE timezones (id serial PRIMARY KEY, timezone text NOT NULL, utc_offset text NOT NULL);
CREATE TABLE error_codes (id serial PRIMARY KEY, http_status int NOT NULL, status_text text NOT NULL);
CREATE TABLE drugs (id serial PRIMARY KEY, trade_name text NOT NULL, generic_name text NOT NULL);
CREATE TABLE motorcycles (id serial PRIMARY KEY, make text NOT NULL, model text NOT NULL);
CREATE TABLE codes (
  id serial PRIMARY KEY, name text NOT NULL, naics_code varchar(6) NOT NULL, sic_code char(4) NOT NULL,
  nace_code varchar(7) NOT NULL, atc_code varchar(7) NOT NULL, loinc_code varchar(8) NOT NULL, doi varchar(80) NOT NULL,
  cidr varchar(18) NOT NULL, jwt text NOT NULL, geohash varchar(12) NOT NULL, awb_number varchar(12) NOT NULL,
  upc varchar(12) NOT NULL, phone_e164 varchar(16) NOT NULL, thread_size varchar(8) NOT NULL);
CREATE TABLE accounts (id serial PRIMARY KEY, holder text NOT NULL, sort_code varchar(8) NOT NULL);
CREATE TABLE cards (id serial PRIMARY KEY, card_number text NOT NULL, expiry char(5) NOT NULL);
CREATE TABLE shoes (id serial PRIMARY KEY, name text NOT NULL, size varchar(5) NOT NULL);
CREATE TABLE line_items (id serial PRIMARY KEY, description text NOT NULL, quantity int NOT NULL, unit varchar(6) NOT NULL);
