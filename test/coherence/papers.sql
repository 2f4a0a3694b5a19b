-- What the rows of a table are, in the words of those who keep them: sprints, listings of homes, files, photos,
-- aircraft.
CREATE SCHEMA papers;
SET search_path = papers;
CREATE TABLE tracker_sprint (id serial PRIMARY KEY, name varchar(60) NOT NULL);
CREATE TABLE milestones (id serial PRIMARY KEY, title varchar(60) NOT NULL);
CREATE TABLE tracker_team (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, description text NOT NULL);
CREATE TABLE tracker_attachment (id serial PRIMARY KEY, original_filename varchar(150) NOT NULL, content_type varchar(100) NOT NULL);
CREATE TABLE properties (id serial PRIMARY KEY, address varchar(100) NOT NULL, bedrooms int NOT NULL);
CREATE TABLE listings (id serial PRIMARY KEY, property_id int NOT NULL REFERENCES properties, title varchar(150) NOT NULL);
CREATE TABLE property_photos (id serial PRIMARY KEY, property_id int NOT NULL REFERENCES properties, url varchar(255) NOT NULL, caption varchar(120) NOT NULL);
CREATE TABLE candidates (id serial PRIMARY KEY, full_name varchar(80) NOT NULL, resume_url varchar(200) NOT NULL);
CREATE TABLE artists (id serial PRIMARY KEY, stage_name varchar(80) NOT NULL, genre varchar(30) NOT NULL, country char(2) NOT NULL);
CREATE TABLE seats (id serial PRIMARY KEY, row_label varchar(3) NOT NULL, corner varchar(1) NOT NULL, usher varchar(3) NOT NULL);
CREATE TABLE device_models (id serial PRIMARY KEY, latest_firmware varchar(12) NOT NULL, current_release varchar(20) NOT NULL);
CREATE TABLE calls (id serial PRIMARY KEY, idempotency_key varchar(64) NOT NULL, request_key text NOT NULL);
CREATE TABLE plan_features (id serial PRIMARY KEY, feature_key varchar(50) NOT NULL UNIQUE);
CREATE TABLE events (id serial PRIMARY KEY, title varchar(120) NOT NULL, category varchar(20) NOT NULL CHECK (category IN ('concert', 'comedy', 'theatre')));
CREATE TABLE aircraft_model (model_code varchar(8) PRIMARY KEY, manufacturer text NOT NULL, model_name text NOT NULL, total_seats int NOT NULL, range_km int NOT NULL, cruise_speed_kmh numeric(6,1) NOT NULL);
CREATE TABLE planes (id serial PRIMARY KEY, manufacturer varchar(40) NOT NULL, model varchar(40) NOT NULL);
CREATE TABLE phones (id serial PRIMARY KEY, brand varchar(40) NOT NULL, model varchar(60) NOT NULL, os varchar(20) NOT NULL);
CREATE TABLE flight_crew (id serial PRIMARY KEY, duty varchar(20) NOT NULL);
CREATE TABLE menu_items (id serial PRIMARY KEY, name varchar(80) NOT NULL, description varchar(200) NOT NULL);
CREATE TABLE change_orders (id serial PRIMARY KEY, reason varchar(200) NOT NULL);
CREATE TABLE donations (id serial PRIMARY KEY, donor_name varchar(80) NOT NULL, fund varchar(40) NOT NULL, method varchar(20) NOT NULL);
CREATE TABLE prayer_requests (id serial PRIMARY KEY, request text NOT NULL);
