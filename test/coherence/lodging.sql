-- Texts of a hotel, though no table is called one.
CREATE SCHEMA lodging;
SET search_path = lodging;
CREATE TABLE rooms (id serial PRIMARY KEY, number text NOT NULL);
CREATE TABLE guests (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, occupation text);
CREATE TABLE stays (id serial PRIMARY KEY, guest_id int NOT NULL REFERENCES guests, room_id int NOT NULL REFERENCES rooms);
CREATE TABLE amenities (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE services (id serial PRIMARY KEY, name varchar(80) NOT NULL UNIQUE);
CREATE TABLE reviews (
  id serial PRIMARY KEY,
  stay_id int NOT NULL REFERENCES stays,
  rating int NOT NULL CHECK (rating BETWEEN 1 AND 5),
  comment text NOT NULL
);

RESET search_path;
