-- What the rows that a row refers to say of its numbers.
CREATE SCHEMA bounds;
SET search_path = bounds;

CREATE TABLE insurance_products (id serial PRIMARY KEY, name varchar(60) NOT NULL, min_coverage numeric(12,2) NOT NULL, max_coverage numeric(12,2) NOT NULL,
  CHECK (max_coverage > min_coverage));
CREATE TABLE contracts (id serial PRIMARY KEY, product_id int NOT NULL REFERENCES insurance_products, coverage_amount numeric(12,2) NOT NULL);

CREATE TABLE gauges (id serial PRIMARY KEY, label varchar(40) NOT NULL, min_value numeric(10,2) NOT NULL, max_value numeric(10,2) NOT NULL, CHECK (max_value > min_value));
CREATE TABLE gauge_readings (id serial PRIMARY KEY, gauge_id int NOT NULL REFERENCES gauges, value numeric(10,2) NOT NULL, taken_at timestamptz NOT NULL);
CREATE TABLE gauge_alerts (id serial PRIMARY KEY, gauge_id int NOT NULL REFERENCES gauges, threshold numeric(10,2) NOT NULL);

CREATE TABLE positions (id serial PRIMARY KEY, title varchar(60) NOT NULL, salary_min numeric(10,2) NOT NULL, salary_max numeric(10,2) NOT NULL, CHECK (salary_max >= salary_min));
CREATE TABLE employees (id serial PRIMARY KEY, full_name varchar(80) NOT NULL, position_id int NOT NULL REFERENCES positions);
CREATE TABLE salaries (id serial PRIMARY KEY, employee_id int NOT NULL REFERENCES employees, amount numeric(12,2) NOT NULL, effective_from date NOT NULL);

CREATE TABLE dining_tables (id serial PRIMARY KEY, label varchar(10) NOT NULL, seats int NOT NULL);
CREATE TABLE table_bookings (id serial PRIMARY KEY, dining_table_id int NOT NULL REFERENCES dining_tables, covers int NOT NULL, booked_for timestamptz NOT NULL);

CREATE TABLE animaux (id serial PRIMARY KEY, nom varchar(40) NOT NULL, poids_kg numeric(6,2) NOT NULL);
CREATE TABLE consultations (id serial PRIMARY KEY, animal_id int NOT NULL REFERENCES animaux, poids_kg numeric(6,2), date_consultation date NOT NULL);

CREATE TABLE phone_plans (id serial PRIMARY KEY, name varchar(40) NOT NULL, monthly_fee numeric(8,2) NOT NULL);
CREATE TABLE phone_lines (id serial PRIMARY KEY, plan_id int NOT NULL REFERENCES phone_plans, msisdn varchar(16) NOT NULL);
CREATE TABLE phone_bills (id serial PRIMARY KEY, phone_line_id int NOT NULL REFERENCES phone_lines, plan_charge numeric(8,2) NOT NULL, issued_on date NOT NULL);

CREATE TABLE house_offers (id serial PRIMARY KEY, buyer varchar(60) NOT NULL, amount numeric(12,2) NOT NULL, earnest_money numeric(12,2) NOT NULL, counter_amount numeric(12,2));
