-- What things cost, by what they are.
CREATE SCHEMA worth;
SET search_path = worth;
CREATE TABLE ventas_inmuebles (id serial PRIMARY KEY, precio_venta numeric(12,2) NOT NULL);
CREATE TABLE maisons (id serial PRIMARY KEY, prix numeric(12,2) NOT NULL, loyer_mensuel numeric(8,2) NOT NULL);
CREATE TABLE study_programs (id serial PRIMARY KEY, name varchar(100) NOT NULL, degree varchar(40), tuition_fee numeric(10,2) NOT NULL, duration_years int NOT NULL);
CREATE TABLE insurance_claims (id serial PRIMARY KEY, claimed_amount numeric(12,2) NOT NULL);
CREATE TABLE property_offers (id serial PRIMARY KEY, asking_price numeric(14,2) NOT NULL);
CREATE TABLE buildings (id serial PRIMARY KEY, capacity int NOT NULL);
CREATE TABLE training_courses (id serial PRIMARY KEY, price numeric(8,2) NOT NULL, hours int NOT NULL);
CREATE TABLE routes (id serial PRIMARY KEY, distance_km int NOT NULL, estimated_minutes int NOT NULL, toll numeric(8,2) NOT NULL);
CREATE TABLE hospital_procedures (id serial PRIMARY KEY, cost numeric(10,2) NOT NULL);
CREATE TABLE calendars (id serial PRIMARY KEY, days_per_year int NOT NULL);
CREATE TABLE hotels (id serial PRIMARY KEY, name varchar(80) NOT NULL, check_in_time time NOT NULL DEFAULT '15:00', check_out_time time NOT NULL DEFAULT '11:00');
CREATE TABLE visits (id serial PRIMARY KEY, reason_for_visit varchar(200) NOT NULL);
