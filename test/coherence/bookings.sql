-- What is booked, and never twice at a time: exclusion constraints over ranges and over two columns.
CREATE SCHEMA bookings;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
SET search_path = bookings, public;

CREATE TABLE hotels (
  hotel_id serial PRIMARY KEY,
  name text NOT NULL,
  city text,
  opened_on date NOT NULL
);

CREATE TABLE hotel_rooms (
  room_id serial PRIMARY KEY,
  hotel_id int NOT NULL REFERENCES hotels,
  room_number varchar(5) NOT NULL,
  UNIQUE (hotel_id, room_number)
);

CREATE TABLE guests (
  guest_id serial PRIMARY KEY,
  full_name text NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE reservations (
  reservation_id serial PRIMARY KEY,
  room_id int NOT NULL REFERENCES hotel_rooms,
  guest_id int NOT NULL REFERENCES guests,
  stay daterange NOT NULL,
  status text NOT NULL CHECK (status IN ('booked', 'checked_in', 'checked_out', 'cancelled')),
  created_at timestamptz NOT NULL DEFAULT now(),
  EXCLUDE USING gist (room_id WITH =, stay WITH &&) WHERE (status <> 'cancelled')
);

CREATE TABLE employees (
  employee_id serial PRIMARY KEY,
  full_name text NOT NULL,
  hired_on date NOT NULL
);

CREATE TABLE meeting_rooms (
  meeting_room_id serial PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE meetings (
  meeting_id serial PRIMARY KEY,
  meeting_room_id int NOT NULL REFERENCES meeting_rooms,
  organizer_id int NOT NULL REFERENCES employees,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  created_at timestamptz NOT NULL,
  EXCLUDE USING gist (meeting_room_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);

CREATE TABLE vehicles (
  vehicle_id serial PRIMARY KEY,
  license_plate text UNIQUE
);

CREATE TABLE rentals (
  rental_id serial PRIMARY KEY,
  vehicle_id int NOT NULL REFERENCES vehicles,
  guest_id int NOT NULL REFERENCES guests,
  period tsrange NOT NULL,
  returned_at timestamp,
  EXCLUDE USING gist (vehicle_id WITH =, period WITH &&)
);

-- Nights of a hotel told by the minute, and the time of a doctor.
CREATE TABLE guest_rooms (room_id serial PRIMARY KEY, number text NOT NULL);
CREATE TABLE night_stays (
  stay_id serial PRIMARY KEY,
  room_id int NOT NULL REFERENCES guest_rooms,
  check_in timestamp NOT NULL,
  check_out timestamp NOT NULL
);
CREATE TABLE doctors (doctor_id serial PRIMARY KEY, last_name text NOT NULL);
CREATE TABLE doctor_appointments (
  appointment_id serial PRIMARY KEY,
  doctor_id int NOT NULL REFERENCES doctors,
  starts_at timestamp NOT NULL,
  ends_at timestamp NOT NULL
);

RESET search_path;
