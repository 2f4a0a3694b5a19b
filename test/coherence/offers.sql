-- Offers, permits and loans: what is granted, refused, and paid back.
CREATE SCHEMA offers;
SET search_path = offers;

CREATE TABLE requisitions (
  id serial PRIMARY KEY,
  title text NOT NULL,
  seniority text CHECK (seniority IN ('junior', 'mid', 'senior')),
  salary_min int,
  salary_max int,
  openings int NOT NULL
);

CREATE TABLE candidates (
  id serial PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  current_title text,
  cv_filename text
);

CREATE TABLE applications (
  id serial PRIMARY KEY,
  candidate_id int NOT NULL REFERENCES candidates,
  requisition_id int NOT NULL REFERENCES requisitions,
  stage text NOT NULL CHECK (stage IN ('applied', 'screening', 'interview', 'offer', 'hired', 'rejected', 'withdrawn')),
  applied_at timestamptz NOT NULL,
  rejection_reason text
);

CREATE TABLE interviews (
  id serial PRIMARY KEY,
  application_id int NOT NULL REFERENCES applications,
  scheduled_start timestamptz NOT NULL,
  scheduled_end timestamptz NOT NULL,
  status text CHECK (status IN ('scheduled', 'completed', 'cancelled', 'no_show')),
  score numeric(3,1),
  feedback text,
  submitted_at timestamptz
);

CREATE TABLE offers (
  id serial PRIMARY KEY,
  application_id int NOT NULL UNIQUE REFERENCES applications,
  base_salary int NOT NULL,
  start_date date,
  sent_at timestamptz,
  expires_on date,
  status text NOT NULL CHECK (status IN ('draft', 'sent', 'accepted', 'declined', 'expired')),
  responded_at timestamptz,
  decline_reason text
);

CREATE TABLE permits (
  id serial PRIMARY KEY,
  permit_type text NOT NULL CHECK (permit_type IN ('building', 'electrical', 'plumbing', 'demolition')),
  work_description text,
  submitted_on date NOT NULL,
  issued_on date,
  expires_on date,
  status text NOT NULL CHECK (status IN ('submitted', 'in_review', 'issued', 'finaled', 'expired', 'denied'))
);

CREATE TABLE alerts (
  id serial PRIMARY KEY,
  rule_name text NOT NULL,
  status text NOT NULL CHECK (status IN ('OPEN', 'INVESTIGATING', 'CONFIRMED', 'FALSE_POSITIVE')),
  raised_at timestamptz NOT NULL,
  resolved_at timestamptz
);

CREATE TABLE accounts (
  id bigserial PRIMARY KEY,
  account_number text NOT NULL UNIQUE,
  balance numeric(14,2) NOT NULL,
  opened_date date NOT NULL,
  last_transaction_at timestamptz
);

CREATE TABLE transactions (
  id bigserial PRIMARY KEY,
  account_id bigint NOT NULL REFERENCES accounts,
  txn_type text NOT NULL CHECK (txn_type IN ('DEPOSIT', 'WITHDRAWAL', 'PAYMENT', 'FEE', 'INTEREST')),
  direction char(1) NOT NULL CHECK (direction IN ('C', 'D')),
  amount numeric(14,2) NOT NULL CHECK (amount > 0),
  balance_after numeric(14,2) NOT NULL,
  posted_at timestamptz NOT NULL,
  value_date date
);

CREATE TABLE loans (
  id bigserial PRIMARY KEY,
  principal numeric(14,2) NOT NULL,
  interest_rate numeric(5,3) NOT NULL,
  term_months int NOT NULL,
  start_date date NOT NULL,
  maturity_date date NOT NULL,
  monthly_payment numeric(12,2) NOT NULL,
  outstanding_balance numeric(14,2) NOT NULL,
  status text NOT NULL CHECK (status IN ('CURRENT', 'LATE', 'DEFAULT', 'PAID_OFF'))
);

CREATE TABLE flights (
  id serial PRIMARY KEY,
  scheduled_departure timestamptz NOT NULL,
  scheduled_arrival timestamptz NOT NULL,
  seats int NOT NULL,
  passengers int
);

CREATE TABLE flight_bookings (
  id serial PRIMARY KEY,
  flight_id int NOT NULL REFERENCES flights,
  booking_date date NOT NULL,
  travel_date date NOT NULL,
  passenger_key int NOT NULL REFERENCES candidates
);
