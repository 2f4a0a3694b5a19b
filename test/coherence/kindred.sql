-- What goes together by a third thing: a car of the class that was booked rather than only of the place, the people
-- that keys name by their role, and addresses by their use.
CREATE SCHEMA kindred;
SET search_path = kindred;
CREATE TABLE locations (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE vehicle_classes (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE cars (id serial PRIMARY KEY, a_location_id int NOT NULL REFERENCES locations,
  class_id int NOT NULL REFERENCES vehicle_classes, plate text NOT NULL);
CREATE TABLE bookings (id serial PRIMARY KEY, a_pickup_location_id int NOT NULL REFERENCES locations,
  class_id int NOT NULL REFERENCES vehicle_classes, code text NOT NULL);
CREATE TABLE agreements (id serial PRIMARY KEY, booking_id int NOT NULL UNIQUE REFERENCES bookings,
  car_id int NOT NULL REFERENCES cars);
CREATE TABLE users (id serial PRIMARY KEY, full_name text NOT NULL,
  role text NOT NULL CHECK (role IN ('customer', 'courier', 'dispatcher', 'admin')));
CREATE TABLE deliveries (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES users,
  courier_id int NOT NULL REFERENCES users, dispatcher_id int REFERENCES users, weight_kg numeric(6,2));
CREATE TABLE depots (id serial PRIMARY KEY, name text NOT NULL, kind text NOT NULL CHECK (kind IN ('origin', 'destination', 'both')));
CREATE TABLE transports (id serial PRIMARY KEY, origin_depot_id int NOT NULL REFERENCES depots,
  destination_depot_id int NOT NULL REFERENCES depots);
