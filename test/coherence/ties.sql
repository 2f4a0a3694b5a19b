-- Numbers that their names tie together, in trades that have nothing else in common.
CREATE SCHEMA ties;
SET search_path = ties;

CREATE TABLE progress_bills (
  id serial PRIMARY KEY,
  gross_amount numeric(14,2) NOT NULL,
  retention_percent numeric(4,2) NOT NULL,
  retention_amount numeric(14,2) NOT NULL,
  net_amount numeric(14,2) NOT NULL);

CREATE TABLE payouts (
  id serial PRIMARY KEY,
  gross_amount numeric(12,2) NOT NULL,
  platform_fee_percent numeric(4,2) NOT NULL,
  platform_fee numeric(12,2) NOT NULL,
  net_amount numeric(12,2) NOT NULL);

CREATE TABLE claims (
  id serial PRIMARY KEY,
  billed_amount numeric(10,2) NOT NULL,
  allowed_amount numeric(10,2) NOT NULL,
  paid_amount numeric(10,2) NOT NULL,
  patient_responsibility numeric(10,2) NOT NULL);

CREATE TABLE batches (
  id serial PRIMARY KEY,
  quantity_received integer NOT NULL,
  quantity_on_hand integer NOT NULL,
  refills_allowed integer NOT NULL,
  refills_remaining integer NOT NULL,
  helpful_votes integer NOT NULL,
  total_votes integer NOT NULL);

CREATE TABLE calls (
  id serial PRIMARY KEY,
  talk_sec integer NOT NULL,
  hold_sec integer NOT NULL,
  acw_sec integer NOT NULL,
  hndl_sec integer NOT NULL);

CREATE TABLE evaluations (
  id serial PRIMARY KEY,
  tot_pts smallint NOT NULL,
  max_pts smallint NOT NULL,
  scr_pct numeric(5,2) NOT NULL);

CREATE TABLE exhibitions (
  id serial PRIMARY KEY,
  adult_price numeric(6,2) NOT NULL,
  child_price numeric(6,2) NOT NULL,
  adults integer NOT NULL,
  children integer NOT NULL,
  guests integer NOT NULL);

CREATE TABLE mietvertrag (
  id serial PRIMARY KEY,
  kaltmiete numeric(8,2) NOT NULL,
  nebenkosten numeric(8,2) NOT NULL,
  warmmiete numeric(8,2) NOT NULL,
  personenzahl integer NOT NULL,
  stand_alt numeric(10,1) NOT NULL,
  stand_neu numeric(10,1) NOT NULL,
  verbrauch numeric(10,1) NOT NULL);

CREATE TABLE quartiers (
  id serial PRIMARY KEY,
  population integer NOT NULL,
  superficie_km2 numeric(6,2) NOT NULL,
  densite numeric(9,1) NOT NULL,
  salaire_mensuel numeric(8,2) NOT NULL,
  tax_rate numeric(5,4) NOT NULL,
  season integer NOT NULL,
  dose_number integer NOT NULL);

CREATE TABLE billing_plans (
  id serial PRIMARY KEY,
  price_monthly numeric(6,2) NOT NULL,
  price_yearly numeric(7,2) NOT NULL);

CREATE TABLE exhibition_dates (
  id serial PRIMARY KEY,
  opening_date date NOT NULL,
  closing_date date NOT NULL);
