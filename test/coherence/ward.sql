-- A hospital without a declared foreign key: wards, admissions, vitals, orders to the laboratory, surgeries.
CREATE SCHEMA ward;
SET search_path = ward;
CREATE TYPE triage AS ENUM ('red','orange','yellow','green','blue');
CREATE TYPE sex_t AS ENUM ('male','female','other');
CREATE TABLE wards (id serial PRIMARY KEY, name text NOT NULL, floor smallint, bed_capacity int NOT NULL, beds_occupied int NOT NULL);
CREATE TABLE patients (id serial PRIMARY KEY, mrn varchar(12) NOT NULL UNIQUE, first_name text NOT NULL, last_name text NOT NULL, sex sex_t NOT NULL, date_of_birth date NOT NULL, date_of_death date, age int, blood_type varchar(3), height_cm int, weight_kg numeric(5,1), bmi numeric(4,1), phone text, email text, emergency_contact_name text, registered_at timestamptz NOT NULL);
CREATE TABLE staff (id serial PRIMARY KEY, full_name text NOT NULL, role text NOT NULL CHECK (role IN ('doctor','nurse','technician')), specialty text, hired_on date NOT NULL, license_no text UNIQUE, email text UNIQUE);
CREATE TABLE admissions (id serial PRIMARY KEY, patient_id int NOT NULL, ward_id int NOT NULL, attending_doctor_id int NOT NULL, triage triage, admitted_at timestamptz NOT NULL, discharged_at timestamptz, length_of_stay_days int, status text NOT NULL CHECK (status IN ('admitted','discharged','transferred','deceased')), discharge_summary text);
COMMENT ON COLUMN admissions.attending_doctor_id IS 'staff.id of the attending doctor';
CREATE TABLE vitals (id bigserial PRIMARY KEY, admission_id int NOT NULL, measured_at timestamptz NOT NULL, systolic int NOT NULL, diastolic int NOT NULL, heart_rate int, temperature_c numeric(3,1), spo2 int, taken_by int);
CREATE TABLE prescriptions (id serial PRIMARY KEY, admission_id int NOT NULL, prescribed_by int NOT NULL, drug_name text NOT NULL, dose text, frequency text, start_date date NOT NULL, end_date date, status text NOT NULL DEFAULT 'active');
CREATE TABLE lab_orders (id serial PRIMARY KEY, admission_id int NOT NULL, ordered_by int NOT NULL, test_code text NOT NULL, ordered_at timestamptz NOT NULL, collected_at timestamptz, resulted_at timestamptz, result_value numeric(10,2), ref_low numeric(10,2), ref_high numeric(10,2), abnormal boolean, status text NOT NULL CHECK (status IN ('ordered','collected','resulted','cancelled')));
CREATE TABLE surgeries (id serial PRIMARY KEY, admission_id int NOT NULL, surgeon_id int NOT NULL, theatre_no int NOT NULL, scheduled_start timestamptz NOT NULL, actual_start timestamptz, actual_end timestamptz, duration_minutes int, outcome text, status text NOT NULL CHECK (status IN ('scheduled','completed','cancelled')));
