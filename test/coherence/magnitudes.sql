-- Counts under a condition, by other words and in other languages; amounts and figures of the size of what stands beside.
CREATE SCHEMA magnitudes;
SET search_path = magnitudes;
CREATE TABLE sections (section_id serial PRIMARY KEY, capacity smallint NOT NULL, enrolled smallint NOT NULL, CHECK (enrolled <= capacity));
CREATE TABLE enrollments (enrollment_id serial PRIMARY KEY, section_id int NOT NULL REFERENCES sections, enrolled_on date NOT NULL);
CREATE TABLE gym_members (member_id serial PRIMARY KEY, last_name text NOT NULL, visit_count int NOT NULL);
CREATE TABLE check_ins (check_in_id serial PRIMARY KEY, member_id int NOT NULL REFERENCES gym_members, entered_at timestamp NOT NULL);
CREATE TABLE couriers (courier_id serial PRIMARY KEY, last_name text NOT NULL, deliveries_count int NOT NULL);
CREATE TABLE orders (order_id serial PRIMARY KEY, courier_id int NOT NULL REFERENCES couriers, ordered_at timestamp NOT NULL);
CREATE TABLE aircraft_models (model_id serial PRIMARY KEY, total_seats int NOT NULL CHECK (total_seats > 0), range_km int NOT NULL);
CREATE TABLE air_routes (route_id serial PRIMARY KEY, distance_km int NOT NULL CHECK (distance_km > 0), block_minutes int NOT NULL);
CREATE TABLE roads (road_id serial PRIMARY KEY, distance_km numeric(8, 1) NOT NULL, estimated_hours numeric(6, 2) NOT NULL);
CREATE TABLE road_trips (trip_id serial PRIMARY KEY, distance_driven_km int NOT NULL, fuel_liters numeric(8, 1) NOT NULL, fuel_cost numeric(10, 2) NOT NULL);
CREATE TABLE products (product_id serial PRIMARY KEY, name text NOT NULL, price_cents int NOT NULL, compare_at_price_cents int, cost_cents int NOT NULL);
CREATE TABLE worklogs (worklog_id serial PRIMARY KEY, worked_on date NOT NULL, hours numeric(4, 2) NOT NULL CHECK (hours > 0));
CREATE TABLE stays (stay_id serial PRIMARY KEY, admitted_at timestamp NOT NULL, discharged_at timestamp, daily_rate numeric(8, 2) NOT NULL, total_cost numeric(10, 2));
CREATE TABLE loyalty_members (member_id serial PRIMARY KEY, points_earned int NOT NULL, points_redeemed int NOT NULL, points_balance int NOT NULL);
CREATE TABLE pay_changes (change_id serial PRIMARY KEY, old_salary numeric(10, 2) NOT NULL, new_salary numeric(10, 2) NOT NULL, change_percent numeric(6, 2) NOT NULL);
CREATE TABLE tuition_statements (statement_id serial PRIMARY KEY, tuition numeric(10, 2) NOT NULL, fees numeric(10, 2) NOT NULL,
  financial_aid numeric(10, 2) NOT NULL, total_due numeric(10, 2) NOT NULL);
CREATE TABLE projects (project_id serial PRIMARY KEY, original_budget numeric(12, 2) NOT NULL, approved_changes numeric(12, 2) NOT NULL,
  revised_budget numeric(12, 2) NOT NULL);
CREATE TABLE warehouses (warehouse_id serial PRIMARY KEY, total_area_m2 int NOT NULL, capacity_pallets int NOT NULL, occupied_pallets int NOT NULL);
CREATE TABLE vitals (vitals_id serial PRIMARY KEY, weight_lb numeric(5, 1) NOT NULL, height_in numeric(4, 1) NOT NULL, bmi numeric(4, 1) NOT NULL,
  temperature_f numeric(4, 1) NOT NULL);
CREATE TABLE fahrzeuge (fahrzeug_id serial PRIMARY KEY, kennzeichen text NOT NULL, sitzplaetze smallint NOT NULL);
CREATE TABLE used_cars (car_id serial PRIMARY KEY, engine_ccm int NOT NULL, power_kw int NOT NULL, power_hp int NOT NULL, list_price_cents bigint NOT NULL);
CREATE TABLE flats (flat_id serial PRIMARY KEY, rooms numeric(3, 1) NOT NULL, size_sqm numeric(6, 2) NOT NULL);
CREATE TABLE young_patients (patient_id serial PRIMARY KEY, birth_date date NOT NULL, height_cm int NOT NULL, weight_kg numeric(5, 1) NOT NULL);
CREATE TABLE medical_procedures (procedure_id serial PRIMARY KEY, name text NOT NULL, price_cents int NOT NULL);
CREATE TABLE coupons (coupon_id serial PRIMARY KEY, discount_percent int NOT NULL, min_order_cents int NOT NULL);
CREATE TABLE courier_rides (ride_id serial PRIMARY KEY, distance_km numeric(6, 2) NOT NULL, delivery_fee_cents int NOT NULL);
CREATE TABLE thumbnails (thumbnail_id serial PRIMARY KEY, width_px int NOT NULL, height_px int NOT NULL);
