-- What one can have at a time, without any exclusion constraint that says so.
CREATE SCHEMA reservations;
SET search_path = reservations;

CREATE TABLE meeting_rooms (id serial PRIMARY KEY, name text NOT NULL, capacity int);
CREATE TABLE people (id serial PRIMARY KEY, full_name text NOT NULL, email text, joined_on date NOT NULL);
CREATE TABLE cars (id serial PRIMARY KEY, plate text UNIQUE, model text, daily_rate numeric(8,2) NOT NULL);
CREATE TABLE doctors (id serial PRIMARY KEY, name text NOT NULL, specialty text);
CREATE TABLE clubs (id serial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
-- Wider than what is booked: its begin has a number that the bookings have no column for.
CREATE TABLE courts (
  id serial PRIMARY KEY,
  name text,
  surface text,
  floodlit boolean NOT NULL,
  seats int NOT NULL,
  club_id int NOT NULL REFERENCES clubs,
  opened_on date
);

CREATE TABLE room_bookings (
  id serial PRIMARY KEY,
  room_id int NOT NULL REFERENCES meeting_rooms,
  booked_by int NOT NULL REFERENCES people,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  status text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  cancelled_at timestamptz
);

CREATE TABLE rentals (
  id serial PRIMARY KEY,
  car_id int NOT NULL REFERENCES cars,
  customer_id int NOT NULL REFERENCES people,
  start_date date NOT NULL,
  end_date date NOT NULL,
  total_price numeric(10,2) NOT NULL
);

CREATE TABLE appointments (
  id serial PRIMARY KEY,
  doctor_id int NOT NULL REFERENCES doctors,
  patient_id int NOT NULL REFERENCES people,
  scheduled_at timestamp NOT NULL,
  duration_min smallint NOT NULL,
  status varchar(20) NOT NULL,
  created_at timestamp NOT NULL
);

CREATE TABLE court_reservations (
  id serial PRIMARY KEY,
  court_id int NOT NULL REFERENCES courts,
  member_id int NOT NULL REFERENCES people,
  start_at timestamp NOT NULL,
  hours numeric(4,2) NOT NULL
);
