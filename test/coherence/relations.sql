-- Rows that meet through two others: what belongs to one of them belongs to the other, and costs what it says.
CREATE SCHEMA relations;
SET search_path = relations;

CREATE TABLE subscribers (id serial PRIMARY KEY, full_name varchar(80) NOT NULL);

CREATE TABLE delivery_addresses (
  id serial PRIMARY KEY,
  subscriber_id integer NOT NULL REFERENCES subscribers,
  street varchar(80) NOT NULL);

CREATE TABLE memberships (
  id serial PRIMARY KEY,
  subscriber_id integer NOT NULL REFERENCES subscribers,
  address_id integer NOT NULL REFERENCES delivery_addresses,
  started_on date NOT NULL);

CREATE TABLE abteilung (abt_id serial PRIMARY KEY, name varchar(40) NOT NULL);

CREATE TABLE mannschaft (
  id serial PRIMARY KEY,
  abt_id integer NOT NULL REFERENCES abteilung,
  name varchar(40) NOT NULL);

CREATE TABLE spiel (
  id serial PRIMARY KEY,
  heim_id integer NOT NULL REFERENCES mannschaft,
  gast_id integer NOT NULL REFERENCES mannschaft,
  anpfiff timestamp NOT NULL,
  CHECK (heim_id <> gast_id));

CREATE TABLE venues (id serial PRIMARY KEY, venue_name varchar(60) NOT NULL);

CREATE TABLE sections (id serial PRIMARY KEY, venue_id integer NOT NULL REFERENCES venues, label varchar(10) NOT NULL);

CREATE TABLE seats (id serial PRIMARY KEY, section_id integer NOT NULL REFERENCES sections, seat_no integer NOT NULL);

CREATE TABLE shows (
  id serial PRIMARY KEY,
  venue_id integer NOT NULL REFERENCES venues,
  title varchar(80) NOT NULL,
  starts_at timestamp NOT NULL);

CREATE TABLE price_tiers (
  id serial PRIMARY KEY,
  show_id integer NOT NULL REFERENCES shows,
  face_value numeric(8,2) NOT NULL);

CREATE TABLE buyers (id serial PRIMARY KEY, full_name varchar(80) NOT NULL);

CREATE TABLE tickets (
  id serial PRIMARY KEY,
  buyer_id integer NOT NULL REFERENCES buyers,
  tier_id integer NOT NULL REFERENCES price_tiers,
  seat_id integer NOT NULL REFERENCES seats,
  price_paid numeric(8,2) NOT NULL);

CREATE TABLE resale_listings (
  id serial PRIMARY KEY,
  ticket_id integer NOT NULL REFERENCES tickets,
  seller_id integer NOT NULL REFERENCES buyers,
  asking_price numeric(8,2) NOT NULL,
  listed_at timestamp NOT NULL,
  buyer_id integer REFERENCES buyers);

CREATE TABLE beitragsklasse (
  id serial PRIMARY KEY,
  bezeichnung varchar(40) NOT NULL,
  jahresbeitrag numeric(7,2) NOT NULL);

CREATE TABLE beitragsrechnung (
  nr serial PRIMARY KEY,
  klasse_id integer NOT NULL REFERENCES beitragsklasse,
  grundbeitrag numeric(7,2) NOT NULL);

CREATE TABLE studios (
  id serial PRIMARY KEY,
  studio_name varchar(60) NOT NULL,
  hourly_rate numeric(6,2) NOT NULL,
  monthly_rate numeric(8,2) NOT NULL);

CREATE TABLE studio_hours (
  id serial PRIMARY KEY,
  studio_id integer NOT NULL REFERENCES studios,
  hours numeric(4,1) NOT NULL,
  rate numeric(6,2) NOT NULL,
  charge numeric(9,2) NOT NULL);

CREATE TABLE studio_leases (
  id serial PRIMARY KEY,
  studio_id integer NOT NULL REFERENCES studios,
  monthly_rent numeric(9,2) NOT NULL,
  deposit numeric(9,2) NOT NULL);
