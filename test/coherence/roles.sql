-- Who is named for what he does is somebody else than the one whom the row is about; and what is under way is worked on.
CREATE SCHEMA roles;
SET search_path = roles;
CREATE TABLE employees (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL, manager text NOT NULL, mentor text);
CREATE TABLE deals (id serial PRIMARY KEY, client_name text NOT NULL, client_email text NOT NULL, account_manager text NOT NULL, manager_email text NOT NULL,
  sales_rep text NOT NULL, approved_by text NOT NULL);
CREATE TABLE orders (id serial PRIMARY KEY, approved_by text NOT NULL, customer_name text NOT NULL, email text NOT NULL, contact_email text NOT NULL,
  shipping_name text NOT NULL, sales_rep text NOT NULL);
CREATE TABLE policies (id serial PRIMARY KEY, insured_name text NOT NULL, email text NOT NULL, agent_name text NOT NULL, beneficiary_name text NOT NULL);
CREATE TABLE projekte (id serial PRIMARY KEY, kunde text NOT NULL, projektleiter text NOT NULL, bauleiter text NOT NULL);
CREATE TABLE projects (id serial PRIMARY KEY, name text NOT NULL, status text NOT NULL CHECK (status IN ('planned', 'active', 'on_hold', 'completed')),
  start_date date NOT NULL);
CREATE TABLE time_entries (id serial PRIMARY KEY, project_id int NOT NULL REFERENCES projects, worked_on date NOT NULL, hours numeric(4, 2) NOT NULL);
CREATE TABLE building_projects (id serial PRIMARY KEY, name text NOT NULL, start_date date NOT NULL,
  phase text NOT NULL CHECK (phase IN ('Preconstruction', 'Foundation', 'Framing', 'MEP', 'Finishes', 'Punch List', 'Closed Out')));
CREATE TABLE inspections (id serial PRIMARY KEY, building_project_id int NOT NULL REFERENCES building_projects, inspected_on date NOT NULL);
CREATE TABLE weather (id serial PRIMARY KEY, temp_high_f int, temp_low_f int);
CREATE TABLE appointments (id serial PRIMARY KEY, scheduled_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('scheduled', 'completed', 'cancelled', 'no_show')));
CREATE TABLE vitals (id serial PRIMARY KEY, appointment_id int NOT NULL UNIQUE REFERENCES appointments, pulse int);
CREATE TABLE visit_reports (id serial PRIMARY KEY, appointment_id int NOT NULL UNIQUE REFERENCES appointments, recorded_at timestamptz NOT NULL);
CREATE TABLE staff (id serial PRIMARY KEY, birth_date date NOT NULL, hire_date date NOT NULL, manager_id int REFERENCES staff);
CREATE TABLE coaches (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, birth_date date NOT NULL, hire_date date NOT NULL);
CREATE TABLE swimmers (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, birth_date date NOT NULL);
CREATE TABLE swim_tickets (id serial PRIMARY KEY, coach_id int NOT NULL REFERENCES coaches, swimmer_id int NOT NULL REFERENCES swimmers, kind text NOT NULL CHECK (kind IN ('student', 'regular', 'senior')));
CREATE TABLE workforce (id serial PRIMARY KEY, full_name text NOT NULL, position text NOT NULL CHECK (position IN ('Salesman', 'Mechanic', 'Manager', 'Apprentice')));
CREATE TABLE car_sales (id serial PRIMARY KEY, seller_id int NOT NULL REFERENCES workforce, sold_on date NOT NULL);
CREATE TABLE car_repairs (id serial PRIMARY KEY, technician_id int NOT NULL REFERENCES workforce, begun_on date NOT NULL);
CREATE TABLE angestellte (id serial PRIMARY KEY, name text NOT NULL, funktion varchar(20) NOT NULL CHECK (funktion IN ('Verkäufer', 'Monteur', 'Lehrling')));
CREATE TABLE verkaeufe (id serial PRIMARY KEY, verkaeufer_id int NOT NULL REFERENCES angestellte, datum date NOT NULL);
CREATE TABLE app_users (id serial PRIMARY KEY, email text NOT NULL, joined_at timestamptz NOT NULL);
CREATE TABLE food_riders (id serial PRIMARY KEY, app_user_id int NOT NULL UNIQUE REFERENCES app_users, vehicle text);
CREATE TABLE food_orders (id serial PRIMARY KEY, app_user_id int NOT NULL REFERENCES app_users, food_rider_id int REFERENCES food_riders, ordered_at timestamptz NOT NULL);
