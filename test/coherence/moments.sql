-- Moments of a row and of what it refers to: planned and actual, sent and answered, the last one and the current one.
CREATE SCHEMA moments;
SET search_path = moments;

CREATE TABLE performance (
  id serial PRIMARY KEY,
  doors_open timestamptz NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz
);
CREATE TABLE price_tier (
  id serial PRIMARY KEY,
  performance_id int NOT NULL REFERENCES performance,
  sale_opens timestamptz NOT NULL,
  sale_closes timestamptz NOT NULL
);
CREATE TABLE room (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE room_booking (
  id serial PRIMARY KEY,
  room_id int NOT NULL REFERENCES room,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CHECK (ends_at > starts_at)
);
CREATE TABLE site_visit (
  id serial PRIMARY KEY,
  planned_for date NOT NULL,
  arrived_at timestamptz,
  left_at timestamptz
);
CREATE TABLE visitor (
  id serial PRIMARY KEY,
  expected_at timestamptz NOT NULL,
  arrived_at timestamptz,
  departed_at timestamptz
);
CREATE TABLE leg (
  id serial PRIMARY KEY,
  departs_at timestamptz NOT NULL,
  arrives_at timestamptz NOT NULL
);
CREATE TABLE login (
  id serial PRIMARY KEY,
  created_at timestamp NOT NULL,
  last_sign_in_at timestamp,
  current_sign_in_at timestamp
);
CREATE TABLE membership_invitation (
  id serial PRIMARY KEY,
  invitation_sent_at timestamp NOT NULL,
  invitation_accepted_at timestamp
);
CREATE TABLE mishap (
  id serial PRIMARY KEY,
  occurred_at timestamp NOT NULL,
  parent_notified_at timestamp
);
CREATE TABLE enrolment (
  id serial PRIMARY KEY,
  begins_on date NOT NULL,
  ends_on date,
  enrolment_status varchar(10) NOT NULL CHECK (enrolment_status IN ('pending', 'current', 'ended', 'withdrawn'))
);
CREATE TABLE bestellung (
  id serial PRIMARY KEY,
  ord_date date NOT NULL,
  zorp_date date,
  exp_date date NOT NULL
);
CREATE TABLE acceso (id serial PRIMARY KEY, entrada timestamp NOT NULL, salida timestamp);
CREATE TABLE instalment (
  id serial PRIMARY KEY,
  due_date date NOT NULL,
  paid_date date,
  status text NOT NULL CHECK (status IN ('due', 'paid', 'missed'))
);
CREATE TABLE sensor_readings (id serial PRIMARY KEY, value numeric NOT NULL, recorded_at timestamptz NOT NULL, received_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE telemetry_events (id serial PRIMARY KEY, occurred_at timestamptz NOT NULL, ingested_at timestamptz NOT NULL, processed_at timestamptz);
CREATE TABLE card_transactions (id serial PRIMARY KEY, amount numeric(10, 2) NOT NULL, transacted_at timestamptz NOT NULL, posted_at timestamptz);
