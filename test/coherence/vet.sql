-- A veterinary practice: owners, animals, visits, vaccinations and invoices.
CREATE SCHEMA vet;
SET search_path = vet;
CREATE TABLE owners (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, address text, city text, telephone text, email text, preferred_contact text CHECK (preferred_contact IN ('phone','email','sms')));
CREATE TABLE species (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE pets (id serial PRIMARY KEY, owner_id int NOT NULL REFERENCES owners, name text NOT NULL, species_id int NOT NULL REFERENCES species, breed text, sex char(1) CHECK (sex IN ('M','F')), birth_date date, weight_kg numeric(5,2), color text, microchip_no text UNIQUE, neutered boolean, deceased_on date, notes text);
CREATE TABLE vets (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, specialty text, license_number text UNIQUE, hired_at date);
CREATE TABLE visits (id serial PRIMARY KEY, pet_id int NOT NULL REFERENCES pets, vet_id int NOT NULL REFERENCES vets, visit_date timestamptz NOT NULL, reason text NOT NULL, diagnosis text, treatment text, temperature_c numeric(4,1), weight_kg numeric(5,2), heart_rate int, follow_up_date date, total_cost numeric(8,2) NOT NULL);
CREATE TABLE vaccinations (id serial PRIMARY KEY, pet_id int NOT NULL REFERENCES pets, vaccine_name text NOT NULL, batch_no text, administered_on date NOT NULL, next_due_on date, vet_id int REFERENCES vets);
CREATE TABLE prescriptions (id serial PRIMARY KEY, visit_id int NOT NULL REFERENCES visits, medication text NOT NULL, dosage text, frequency text, duration_days int, quantity int, refills_left smallint);
CREATE TABLE invoices (id serial PRIMARY KEY, visit_id int NOT NULL UNIQUE REFERENCES visits, invoice_no text UNIQUE NOT NULL, amount numeric(8,2) NOT NULL, tax numeric(8,2) NOT NULL, total numeric(8,2) NOT NULL, status text NOT NULL, issued_on date NOT NULL, paid_on date);
