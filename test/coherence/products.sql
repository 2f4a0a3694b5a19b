-- What some of a thing come to at so much for one, the price in the row, in what it refers to, or beyond.
CREATE SCHEMA products;
SET search_path = products;
CREATE TABLE room_types (id serial PRIMARY KEY, name text NOT NULL, base_price_per_night numeric(8, 2) NOT NULL);
CREATE TABLE rooms (id serial PRIMARY KEY, room_type_id int NOT NULL REFERENCES room_types, room_number text NOT NULL);
CREATE TABLE bookings (id serial PRIMARY KEY, room_id int NOT NULL REFERENCES rooms, check_in date NOT NULL,
  check_out date NOT NULL, discount_pct numeric(4, 1) NOT NULL, total_price numeric(10, 2) NOT NULL);
CREATE TABLE zones (id serial PRIMARY KEY, name text NOT NULL, hourly_rate numeric(5, 2) NOT NULL);
CREATE TABLE sessions (id serial PRIMARY KEY, zone_id int NOT NULL REFERENCES zones, entered_at timestamptz NOT NULL,
  left_at timestamptz NOT NULL, amount_charged numeric(8, 2) NOT NULL);
CREATE TABLE membership_plans (id serial PRIMARY KEY, name text NOT NULL, price_per_month numeric(6, 2) NOT NULL,
  duration_months smallint NOT NULL);
CREATE TABLE memberships (id serial PRIMARY KEY, plan_id int NOT NULL REFERENCES membership_plans, amount_paid numeric(8, 2) NOT NULL);
CREATE TABLE vehicle_classes (id serial PRIMARY KEY, name text NOT NULL, rate_per_day numeric(6, 2) NOT NULL);
CREATE TABLE rentals (id serial PRIMARY KEY, vehicle_class_id int NOT NULL REFERENCES vehicle_classes, days smallint NOT NULL,
  extra_km_charge numeric(8, 2) NOT NULL, insurance_fee numeric(8, 2) NOT NULL, total_charge numeric(10, 2) NOT NULL);
CREATE TABLE tariff_plans (id serial PRIMARY KEY, name text NOT NULL, price_per_extra_minute numeric(5, 3) NOT NULL,
  price_per_extra_gb numeric(5, 2) NOT NULL, included_minutes int NOT NULL);
CREATE TABLE usage_bills (id serial PRIMARY KEY, tariff_plan_id int NOT NULL REFERENCES tariff_plans, minutes_used int NOT NULL,
  extra_minutes int NOT NULL, extra_minutes_charge numeric(8, 2) NOT NULL, extra_gb numeric(8, 2) NOT NULL,
  extra_data_charge numeric(8, 2) NOT NULL);
CREATE TABLE employees (id serial PRIMARY KEY, last_name text NOT NULL, hourly_wage numeric(6, 2) NOT NULL);
CREATE TABLE shifts (id serial PRIMARY KEY, employee_id int NOT NULL REFERENCES employees, clock_in timestamptz NOT NULL,
  clock_out timestamptz NOT NULL, break_minutes int NOT NULL, hours_worked numeric(5, 2) NOT NULL);
CREATE TABLE overtime_slips (id serial PRIMARY KEY, employee_id int NOT NULL REFERENCES employees, overtime_hours numeric(6, 2) NOT NULL,
  overtime_pay numeric(10, 2) NOT NULL);
CREATE TABLE carriers (id serial PRIMARY KEY, name text NOT NULL, rate_per_kg numeric(6, 2) NOT NULL, rate_per_km numeric(6, 3) NOT NULL);
CREATE TABLE consignments (id serial PRIMARY KEY, carrier_id int NOT NULL REFERENCES carriers, weight_kg numeric(8, 2) NOT NULL,
  distance_km int NOT NULL, freight_cost numeric(10, 2) NOT NULL);
CREATE TABLE fields (id serial PRIMARY KEY, name text NOT NULL, area_ha numeric(7, 2) NOT NULL);
CREATE TABLE sprayings (id serial PRIMARY KEY, field_id int NOT NULL REFERENCES fields, dose_l_per_ha numeric(5, 2) NOT NULL,
  volume_l numeric(8, 2) NOT NULL, price_per_l numeric(6, 2) NOT NULL, cost numeric(10, 2) NOT NULL);
CREATE TABLE pallets (id serial PRIMARY KEY, boxes_per_pallet int NOT NULL, pallets int NOT NULL, boxes_total int NOT NULL);
CREATE TABLE usage_records (id serial PRIMARY KEY, api_calls int NOT NULL, price_per_1000_calls numeric(6, 3) NOT NULL,
  api_cost numeric(8, 2) NOT NULL);
CREATE TABLE customs_declarations (id serial PRIMARY KEY, customs_value numeric(12, 2) NOT NULL, duty_rate_pct numeric(4, 2) NOT NULL,
  duty_amount numeric(10, 2) NOT NULL, vat_rate_pct numeric(4, 2) NOT NULL, vat_amount numeric(10, 2) NOT NULL);
CREATE TABLE quiz_results (id serial PRIMARY KEY, score numeric(5, 2) NOT NULL, passed boolean NOT NULL);
