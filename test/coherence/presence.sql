-- Which nullable cells are there, told by the order of columns and labels, by dates and flags beside them, in words
-- that few know.
CREATE SCHEMA presence;
SET search_path = presence;

CREATE TABLE person (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL);
CREATE TABLE fix_request (
  id serial PRIMARY KEY,
  raised_at timestamptz NOT NULL,
  technician_id int REFERENCES person,
  begun_at timestamptz,
  mended_at timestamptz,
  mending_cost numeric(8,2),
  request_state varchar(10) NOT NULL CHECK (request_state IN ('raised', 'assigned', 'mended', 'rejected'))
);
CREATE TABLE spiel (
  id serial PRIMARY KEY,
  anpfiff timestamp NOT NULL,
  heimtore smallint,
  gasttore smallint,
  zuschauer int,
  spielstatus varchar(10) NOT NULL CHECK (spielstatus IN ('angesetzt', 'beendet', 'abgesagt'))
);
CREATE TABLE botendienst (
  tour_nr serial PRIMARY KEY,
  geplant_fuer timestamp NOT NULL,
  losgefahren timestamp,
  zugestellt timestamp,
  zustand varchar(12) NOT NULL CHECK (zustand IN ('geplant', 'unterwegs', 'zugestellt', 'gescheitert'))
);
CREATE TABLE rezept (
  id serial PRIMARY KEY,
  ausgestellt_am date NOT NULL,
  eingeloest_am date,
  status varchar(12) NOT NULL CHECK (status IN ('offen', 'eingelöst', 'verfallen', 'abgelehnt'))
);
CREATE TABLE candidacy (
  id serial PRIMARY KEY,
  applied_at timestamptz NOT NULL,
  decided_at timestamptz,
  stage varchar(12) NOT NULL
    CHECK (stage IN ('applied', 'screening', 'interview', 'hired', 'rejected', 'withdrawn'))
);
CREATE TABLE glorp (
  id serial PRIMARY KEY,
  opened_at timestamptz NOT NULL,
  blicked_at timestamptz,
  daxed_at timestamptz,
  glorp_state varchar(10) NOT NULL CHECK (glorp_state IN ('open', 'blicked', 'daxed', 'cancelled'))
);
CREATE TABLE dispute (
  id serial PRIMARY KEY,
  opened_at timestamptz NOT NULL,
  decided_at timestamptz,
  decision varchar(8) CHECK (decision IN ('buyer', 'seller', 'split')),
  awarded numeric(9,2)
);
CREATE TABLE attendance (
  id bigserial PRIMARY KEY,
  attended_on date NOT NULL,
  signed_in_at timestamp,
  signed_in_by int REFERENCES person,
  absent boolean NOT NULL DEFAULT false,
  absence_reason varchar(60)
);
CREATE TABLE door_event (
  id bigserial PRIMARY KEY,
  passed_at timestamptz NOT NULL,
  granted boolean NOT NULL DEFAULT true,
  denial_reason varchar(40)
);
CREATE TABLE resale (
  id serial PRIMARY KEY,
  seller_id int NOT NULL REFERENCES person,
  listed_at timestamptz NOT NULL,
  sold_at timestamptz,
  buyer_id int REFERENCES person,
  listing_state varchar(10) NOT NULL CHECK (listing_state IN ('listed', 'sold', 'withdrawn'))
);
CREATE TABLE table_booking (
  id serial PRIMARY KEY,
  reserved_for timestamp NOT NULL,
  made_at timestamp NOT NULL,
  booking_status varchar(10) NOT NULL
    CHECK (booking_status IN ('booked', 'seated', 'finished', 'no_show', 'cancelled')),
  seated_at timestamp,
  left_at timestamp
);
CREATE TABLE pick_tkt (
  pick_no serial PRIMARY KEY,
  rel_ts timestamp NOT NULL,
  strt_ts timestamp,
  cmpl_ts timestamp,
  pick_stat char(1) NOT NULL CHECK (pick_stat IN ('R', 'S', 'C'))
);
COMMENT ON COLUMN pick_tkt.pick_stat IS 'R released, S started, C completed';
-- What somebody or something has as long as it is there stands behind the date of the end.
CREATE TABLE staff_member (
  id serial PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  date_joined date NOT NULL,
  termination_date date,
  salary numeric(9,2),
  phone text
);
CREATE TABLE outlet (
  id serial PRIMARY KEY,
  city text NOT NULL,
  opened_on date NOT NULL,
  closed_on date,
  rent numeric(9,2),
  floor_area int
);
CREATE TABLE work_horse (
  id serial PRIMARY KEY,
  name text NOT NULL,
  bought_on date NOT NULL,
  retired_on date,
  weight_kg numeric(5,1),
  color text
);

CREATE TABLE hospital_admissions (
  id serial PRIMARY KEY,
  admitted_at timestamp NOT NULL,
  discharged_at timestamp
);
