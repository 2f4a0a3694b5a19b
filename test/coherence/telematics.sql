-- A fleet that is watched: what vehicles run on, how they were driven, what was bought for them.
CREATE SCHEMA telematics;
SET search_path = telematics;
CREATE TABLE vehicles (id serial PRIMARY KEY, plate_number text NOT NULL UNIQUE,
  fuel_type text NOT NULL CHECK (fuel_type IN ('diesel','petrol','electric','hybrid')), fuel_capacity_liters numeric(6,1),
  battery_capacity_kwh numeric(6,1), odometer_km int NOT NULL);
CREATE TABLE drivers (id serial PRIMARY KEY, full_name text NOT NULL, safety_score int CHECK (safety_score BETWEEN 0 AND 100));
CREATE TABLE trips (id serial PRIMARY KEY, vehicle_id int NOT NULL REFERENCES vehicles, driver_id int NOT NULL REFERENCES drivers,
  started_at timestamptz NOT NULL, ended_at timestamptz, start_odometer_km int NOT NULL, end_odometer_km int, distance_km numeric(8,1),
  duration_minutes int, avg_speed_kmh numeric(5,1), max_speed_kmh numeric(5,1), fuel_used_liters numeric(7,2), idle_minutes int);
CREATE TABLE driving_events (id serial PRIMARY KEY, trip_id int NOT NULL REFERENCES trips, occurred_at timestamptz NOT NULL,
  speed_kmh numeric(5,1), duration_seconds int);
CREATE TABLE fuel_transactions (id serial PRIMARY KEY, vehicle_id int NOT NULL REFERENCES vehicles, filled_at timestamptz NOT NULL,
  liters numeric(7,2) NOT NULL, price_per_liter numeric(6,3) NOT NULL, total_cost numeric(9,2) NOT NULL);
CREATE TABLE maintenance_orders (id serial PRIMARY KEY, vehicle_id int NOT NULL REFERENCES vehicles, type text NOT NULL,
  opened_at timestamptz NOT NULL, odometer_km int, workshop text, next_service_km int);
