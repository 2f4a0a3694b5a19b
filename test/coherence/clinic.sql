-- A clinic: staff, patients, appointments, prescriptions, bills.
CREATE SCHEMA clinic;
SET search_path = clinic;

CREATE TABLE departments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  floor smallint CHECK (floor BETWEEN 0 AND 9),
  phone text
);

CREATE TABLE doctors (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title varchar(10) CHECK (title IN ('Mr', 'Ms', 'Mrs', 'Dr')),
  first_name text NOT NULL,
  last_name text NOT NULL,
  sex char(1) NOT NULL CHECK (sex IN ('F', 'M')),
  specialty text NOT NULL,
  email text NOT NULL UNIQUE,
  license_number varchar(20) NOT NULL UNIQUE,
  department_id bigint NOT NULL REFERENCES departments,
  hired_on date NOT NULL,
  left_on date CHECK (left_on > hired_on)
);

CREATE TABLE patients (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mrn varchar(20) NOT NULL UNIQUE,
  full_name text NOT NULL,
  gender text NOT NULL CHECK (gender IN ('female', 'male', 'other')),
  birth_date date NOT NULL,
  blood_type varchar(3),
  phone text,
  email text,
  street_address text,
  city text,
  state char(2),
  zip varchar(10),
  emergency_contact_name text,
  emergency_contact_phone text,
  registered_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE appointments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  patient_id bigint NOT NULL REFERENCES patients,
  doctor_id bigint NOT NULL REFERENCES doctors,
  scheduled_at timestamptz NOT NULL,
  checked_in_at timestamptz,
  status text NOT NULL CHECK (status IN ('scheduled', 'checked_in', 'completed', 'cancelled', 'no_show')),
  reason text,
  CHECK (checked_in_at >= scheduled_at - interval '2 hours')
);

CREATE TABLE vitals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id bigint NOT NULL REFERENCES appointments,
  body_temperature numeric(4, 1) NOT NULL,
  heart_rate int NOT NULL,
  weight_kg numeric(5, 1),
  height_cm numeric(5, 1)
);

CREATE TABLE prescriptions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id bigint NOT NULL REFERENCES appointments,
  medication text NOT NULL,
  dosage text NOT NULL,
  start_date date NOT NULL,
  end_date date,
  CHECK (end_date >= start_date)
);

CREATE TABLE bills (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id bigint NOT NULL UNIQUE REFERENCES appointments,
  amount numeric(10, 2) NOT NULL CHECK (amount > 0),
  issued_on date NOT NULL,
  due_on date NOT NULL CHECK (due_on >= issued_on),
  paid_on date CHECK (paid_on >= issued_on)
);
