-- What is customary: numbers that come in a few sizes, kinds of a trade, codes as a comment shows them, files of the
-- kind that a label tells.
CREATE SCHEMA usual;
SET search_path = usual;
CREATE TABLE contracts (contract_id serial PRIMARY KEY, term_months smallint NOT NULL, notice_months smallint NOT NULL, warranty_months smallint NOT NULL,
  payment_terms_days smallint NOT NULL);
CREATE TABLE laptops (laptop_id serial PRIMARY KEY, ram_gb smallint NOT NULL, storage_gb int NOT NULL, screen_inches numeric(3, 1) NOT NULL);
CREATE TABLE degree_programs (program_id serial PRIMARY KEY, name text NOT NULL, total_ects smallint NOT NULL);
CREATE TABLE modules (module_id serial PRIMARY KEY, title text NOT NULL, ects smallint NOT NULL, weekly_hours smallint NOT NULL, syllabus text NOT NULL);
CREATE TABLE tariffs (tariff_id serial PRIMARY KEY, price_per_kwh numeric(6, 4) NOT NULL);
CREATE TABLE office_zones (zone_id serial PRIMARY KEY, floor smallint NOT NULL, setpoint_c numeric(4, 1) NOT NULL);
CREATE TABLE trucks (truck_id serial PRIMARY KEY, plate varchar(12) NOT NULL, make varchar(30) NOT NULL, model varchar(30) NOT NULL, gross_weight_kg int NOT NULL,
  emission_class varchar(10) NOT NULL);
CREATE TABLE dentists (dentist_id serial PRIMARY KEY, last_name text NOT NULL, specialty text NOT NULL);
CREATE TABLE researchers (researcher_id serial PRIMARY KEY, last_name text NOT NULL, preferred_name text, pronouns text NOT NULL, orcid char(19) NOT NULL);
CREATE TABLE rates (rate_id serial PRIMARY KEY, base char(3) NOT NULL, quote char(3) NOT NULL, rate numeric(12, 6) NOT NULL);
CREATE TABLE intakes (intake_id serial PRIMARY KEY, code char(6) NOT NULL, ticket varchar(20) NOT NULL UNIQUE);
COMMENT ON COLUMN intakes.code IS 'such as 2024WS or 2025SS';
COMMENT ON COLUMN intakes.ticket IS 'Ticket of the intake, e.g. IN-0042';
CREATE TABLE images (image_id serial PRIMARY KEY, version text NOT NULL UNIQUE CHECK (version ~ '^\d+\.\d+\.\d+$'));
CREATE TABLE stories (story_id serial PRIMARY KEY, media_type text NOT NULL CHECK (media_type IN ('image', 'video')), media_url text NOT NULL);
CREATE TABLE cards (card_id serial PRIMARY KEY, brand text NOT NULL CHECK (brand IN ('visa', 'mastercard', 'amex')), card_number varchar(19) NOT NULL);
CREATE TABLE radiographs (radiograph_id serial PRIMARY KEY, file_name text NOT NULL, mime_type text NOT NULL);
CREATE TABLE probes (probe_id serial PRIMARY KEY, has_defects boolean NOT NULL, is_calibrated boolean NOT NULL, is_anomaly boolean NOT NULL);
