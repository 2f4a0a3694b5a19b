-- An airline: airports, aircraft, flights, passengers, bookings, crew.
CREATE SCHEMA airline;
SET search_path = airline;

CREATE TABLE airports (
  code char(3) PRIMARY KEY,
  name text NOT NULL,
  city text NOT NULL,
  country text NOT NULL,
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  time_zone text NOT NULL
);

CREATE TABLE aircraft (
  id serial PRIMARY KEY,
  registration_number varchar(10) NOT NULL UNIQUE,
  model text NOT NULL,
  seats int NOT NULL CHECK (seats BETWEEN 4 AND 600),
  manufactured_on date NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'maintenance', 'retired'))
);

CREATE TABLE crew_members (
  id serial PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  gender varchar(6) NOT NULL CHECK (gender IN ('Male', 'Female')),
  job_title text NOT NULL,
  department text NOT NULL,
  base_salary numeric(10, 2) NOT NULL CHECK (base_salary > 0),
  birth_date date NOT NULL,
  hire_date date NOT NULL,
  termination_date date
);

CREATE TABLE flights (
  id bigserial PRIMARY KEY,
  flight_number varchar(8) NOT NULL,
  departure_airport char(3) NOT NULL REFERENCES airports,
  arrival_airport char(3) NOT NULL REFERENCES airports,
  aircraft_id int NOT NULL REFERENCES aircraft,
  captain_id int NOT NULL REFERENCES crew_members,
  scheduled_departure timestamptz NOT NULL,
  scheduled_arrival timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('scheduled', 'boarding', 'departed', 'arrived', 'cancelled', 'diverted')),
  CHECK (departure_airport <> arrival_airport),
  CHECK (scheduled_arrival > scheduled_departure)
);

CREATE TABLE passengers (
  id bigserial PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  email text,
  passport_number varchar(12) NOT NULL UNIQUE,
  passport_issued_on date NOT NULL,
  passport_expires_on date NOT NULL CHECK (passport_expires_on > passport_issued_on),
  nationality text NOT NULL,
  date_of_birth date NOT NULL
);

CREATE TABLE bookings (
  id bigserial PRIMARY KEY,
  booking_reference char(6) NOT NULL UNIQUE,
  passenger_id bigint NOT NULL REFERENCES passengers,
  flight_id bigint NOT NULL REFERENCES flights,
  booked_at timestamptz NOT NULL,
  cabin text NOT NULL DEFAULT 'economy' CHECK (cabin IN ('economy', 'business', 'first')),
  seat_number varchar(4),
  fare numeric(8, 2) NOT NULL CHECK (fare > 0),
  cancelled_at timestamptz,
  UNIQUE (flight_id, passenger_id)
);
