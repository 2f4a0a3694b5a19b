-- Medicines, laboratory tests, procedures and bills, each of one row of one list; statuses that no CHECK lists.
CREATE SCHEMA medical;
SET search_path = medical;
CREATE TABLE departments (id serial PRIMARY KEY, name varchar(80) NOT NULL);
CREATE TABLE doctors (id serial PRIMARY KEY, department_id int NOT NULL REFERENCES departments, last_name varchar(50) NOT NULL,
  specialty varchar(80) NOT NULL);
CREATE TABLE patients (id serial PRIMARY KEY, mrn varchar(20) NOT NULL UNIQUE, first_name varchar(50), last_name varchar(50));
CREATE TABLE medications (id serial PRIMARY KEY, name varchar(80) NOT NULL, generic_name varchar(80) NOT NULL,
  manufacturer varchar(80) NOT NULL, form varchar(30) NOT NULL, strength varchar(30) NOT NULL, unit_price numeric(8,2) NOT NULL);
CREATE TABLE lab_tests (id serial PRIMARY KEY, name varchar(80) NOT NULL, code varchar(20) NOT NULL, unit varchar(20) NOT NULL,
  reference_low numeric(10,3) NOT NULL, reference_high numeric(10,3) NOT NULL, specimen_type varchar(30) NOT NULL);
CREATE TABLE lab_results (id serial PRIMARY KEY, lab_test_id int NOT NULL REFERENCES lab_tests, patient_id int NOT NULL REFERENCES patients,
  result_value numeric(10,3) NOT NULL, unit varchar(20) NOT NULL, abnormal_flag char(1) NOT NULL CHECK (abnormal_flag IN ('H', 'L', 'N')),
  status varchar(20) NOT NULL, collected_at timestamptz, resulted_at timestamptz);
CREATE TABLE procedures (id serial PRIMARY KEY, name varchar(80) NOT NULL, category varchar(40) NOT NULL, description text NOT NULL,
  base_price numeric(10,2) NOT NULL, duration_minutes int NOT NULL);
CREATE TABLE appointments (id serial PRIMARY KEY, doctor_id int NOT NULL REFERENCES doctors, scheduled_at timestamptz NOT NULL,
  duration_minutes int NOT NULL, status varchar(20) NOT NULL, reason varchar(120), cancellation_reason varchar(120));
CREATE TABLE vitals (id serial PRIMARY KEY, patient_id int REFERENCES patients, recorded_at timestamptz, heart_rate int,
  temperature_c numeric(4,1));
CREATE TABLE invoices (id serial PRIMARY KEY, patient_id int NOT NULL REFERENCES patients, issued_on date NOT NULL, due_date date NOT NULL,
  status varchar(20));
CREATE TABLE invoice_items (id serial PRIMARY KEY, invoice_id int NOT NULL REFERENCES invoices, description varchar(120) NOT NULL,
  service_type varchar(40) NOT NULL, quantity int NOT NULL, unit_price numeric(10,2) NOT NULL, amount numeric(10,2) NOT NULL);
CREATE TABLE rooms (id serial PRIMARY KEY, room_number varchar(10) NOT NULL, room_type varchar(40) NOT NULL);
CREATE TABLE admissions (id serial PRIMARY KEY, patient_id int NOT NULL REFERENCES patients, room_id int NOT NULL REFERENCES rooms,
  admission_type varchar(30) NOT NULL, admitted_at timestamptz NOT NULL);
CREATE TABLE returns (id serial PRIMARY KEY, status varchar(20) NOT NULL, reason varchar(80) NOT NULL, requested_at timestamptz);
