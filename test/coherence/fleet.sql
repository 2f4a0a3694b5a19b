-- A fleet of vehicles: drivers, reservations, trips, fuel, repairs, fines, parking.
CREATE SCHEMA fleet;
SET search_path = fleet;

CREATE TABLE depots (
  id serial PRIMARY KEY,
  name text NOT NULL,
  address text NOT NULL,
  city text NOT NULL,
  parking_spaces int NOT NULL
);

CREATE TABLE drivers (
  id serial PRIMARY KEY,
  full_name text NOT NULL,
  license_number text NOT NULL UNIQUE,
  license_class text NOT NULL,
  license_expires_on date NOT NULL,
  date_of_birth date NOT NULL,
  hired_on date NOT NULL,
  left_on date,
  depot_id int NOT NULL REFERENCES depots,
  phone text
);

CREATE TABLE vehicles (
  id serial PRIMARY KEY,
  plate_number text NOT NULL UNIQUE,
  vin char(17) NOT NULL UNIQUE,
  make text NOT NULL,
  model text NOT NULL,
  year int NOT NULL,
  fuel_type text NOT NULL CHECK (fuel_type IN ('diesel','petrol','electric','hybrid')),
  tank_capacity_l numeric(5,1),
  odometer_km int NOT NULL,
  purchased_on date NOT NULL,
  sold_on date,
  purchase_price numeric(10,2) NOT NULL,
  sale_price numeric(10,2),
  depot_id int NOT NULL REFERENCES depots,
  status text NOT NULL CHECK (status IN ('available','in_use','in_maintenance','sold'))
);

CREATE TABLE reservations (
  id serial PRIMARY KEY,
  vehicle_id int NOT NULL REFERENCES vehicles,
  driver_id int NOT NULL REFERENCES drivers,
  reserved_from timestamp NOT NULL,
  reserved_until timestamp NOT NULL,
  purpose text,
  status text NOT NULL CHECK (status IN ('pending','approved','rejected','completed','cancelled')),
  approved_by int REFERENCES drivers,
  created_at timestamp NOT NULL
);

CREATE TABLE trips (
  id serial PRIMARY KEY,
  reservation_id int REFERENCES reservations,
  vehicle_id int NOT NULL REFERENCES vehicles,
  driver_id int NOT NULL REFERENCES drivers,
  started_at timestamp NOT NULL,
  ended_at timestamp,
  start_odometer int NOT NULL,
  end_odometer int,
  distance_km int,
  start_location text,
  end_location text,
  avg_speed_kmh numeric(5,1)
);

CREATE TABLE fuel_logs (
  id serial PRIMARY KEY,
  vehicle_id int NOT NULL REFERENCES vehicles,
  driver_id int REFERENCES drivers,
  fueled_at timestamp NOT NULL,
  liters numeric(6,2) NOT NULL,
  price_per_liter numeric(5,3) NOT NULL,
  total_cost numeric(8,2) NOT NULL,
  odometer_km int NOT NULL,
  station text
);

CREATE TABLE workshops (
  id serial PRIMARY KEY,
  name text NOT NULL,
  city text,
  phone text,
  labor_rate numeric(6,2) NOT NULL
);

CREATE TABLE maintenance_orders (
  id serial PRIMARY KEY,
  vehicle_id int NOT NULL REFERENCES vehicles,
  workshop_id int NOT NULL REFERENCES workshops,
  opened_on date NOT NULL,
  completed_on date,
  odometer_km int,
  description text NOT NULL,
  labor_hours numeric(5,1) NOT NULL,
  labor_cost numeric(10,2) NOT NULL,
  parts_cost numeric(10,2) NOT NULL,
  total_cost numeric(10,2) NOT NULL,
  status text NOT NULL CHECK (status IN ('open','in_progress','completed','cancelled')),
  next_service_on date
);

CREATE TABLE insurance_policies (
  id serial PRIMARY KEY,
  vehicle_id int NOT NULL REFERENCES vehicles,
  policy_number text NOT NULL UNIQUE,
  insurer text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  premium numeric(8,2) NOT NULL
);

CREATE TABLE traffic_fines (
  id serial PRIMARY KEY,
  vehicle_id int NOT NULL REFERENCES vehicles,
  driver_id int REFERENCES drivers,
  offence text NOT NULL,
  occurred_at timestamp NOT NULL,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  amount numeric(7,2) NOT NULL,
  paid_on date,
  status text NOT NULL CHECK (status IN ('unpaid','paid','contested')),
  late_fee numeric(7,2) NOT NULL DEFAULT 0
);

CREATE TABLE parking_spaces (
  id serial PRIMARY KEY,
  depot_id int NOT NULL REFERENCES depots,
  space_number int NOT NULL,
  level int NOT NULL,
  is_occupied boolean NOT NULL,
  UNIQUE (depot_id, space_number)
);

CREATE TABLE parking_sessions (
  id serial PRIMARY KEY,
  parking_space_id int NOT NULL REFERENCES parking_spaces,
  vehicle_id int NOT NULL REFERENCES vehicles,
  entered_at timestamp NOT NULL,
  exited_at timestamp,
  duration_minutes int,
  hourly_rate numeric(5,2) NOT NULL,
  fee numeric(7,2)
);
