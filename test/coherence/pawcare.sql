-- A practice for animals, which have other illnesses than people.
CREATE SCHEMA pawcare;
SET search_path = pawcare;
CREATE TABLE species (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE breeds (id serial PRIMARY KEY, species_id int NOT NULL REFERENCES species, name text NOT NULL, UNIQUE (species_id, name));
CREATE TABLE pets (id serial PRIMARY KEY, breed_id int NOT NULL REFERENCES breeds, name text NOT NULL);
CREATE TABLE vets (id serial PRIMARY KEY, full_name text NOT NULL);
CREATE TABLE visits (id serial PRIMARY KEY, pet_id int NOT NULL REFERENCES pets, vet_id int NOT NULL REFERENCES vets, reason text NOT NULL, diagnosis text NOT NULL, treatment text NOT NULL);
