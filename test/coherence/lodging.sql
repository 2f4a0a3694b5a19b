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
CREATE TABLE kept_stays (id serial PRIMARY KEY, check_in date NOT NULL, check_out date NOT NULL, checked_in_at timestamp, checked_out_at timestamp,
  booked_at timestamp NOT NULL, status text NOT NULL CHECK (status IN ('confirmed', 'checked_in', 'checked_out', 'cancelled')), CHECK (check_out > check_in));

RESET search_path;
