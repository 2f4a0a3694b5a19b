-- What is sold over a counter: services of dentists, vets and salons, each of one row of one list; tills, gift cards, prescriptions.
CREATE SCHEMA counter;
SET search_path = counter;
CREATE TABLE dental_procedures (id serial PRIMARY KEY, name varchar(80) NOT NULL, code varchar(10) NOT NULL, category varchar(40) NOT NULL,
  price numeric(8,2) NOT NULL, duration_min int NOT NULL);
CREATE TABLE vet_services (id serial PRIMARY KEY, name varchar(80) NOT NULL, category varchar(40) NOT NULL, description text NOT NULL,
  price numeric(8,2) NOT NULL, duration_minutes int NOT NULL);
CREATE TABLE salon_services (id serial PRIMARY KEY, name varchar(80) NOT NULL, category varchar(40) NOT NULL, price numeric(8,2) NOT NULL,
  duration_minutes int NOT NULL);
CREATE TABLE prescriptions (id serial PRIMARY KEY, drug_name varchar(80) NOT NULL, dosage varchar(40) NOT NULL);
CREATE TABLE sales (id serial PRIMARY KEY, sold_at timestamp NOT NULL, total numeric(10,2) NOT NULL, tender_type varchar(20) NOT NULL,
  amount_tendered numeric(10,2) NOT NULL, change_due numeric(10,2) NOT NULL);
CREATE TABLE gift_cards (id serial PRIMARY KEY, initial_value numeric(8,2) NOT NULL, current_balance numeric(8,2) NOT NULL);
CREATE TABLE cash_drawers (id serial PRIMARY KEY, opened_at timestamp NOT NULL, opening_float numeric(8,2) NOT NULL, cash_sales numeric(10,2) NOT NULL,
  cash_refunds numeric(10,2) NOT NULL, expected_cash numeric(10,2) NOT NULL);
CREATE TABLE payslips (id serial PRIMARY KEY, pay_date date NOT NULL, gross_pay numeric(10,2) NOT NULL, federal_tax numeric(10,2) NOT NULL,
  state_tax numeric(10,2) NOT NULL, social_security numeric(10,2) NOT NULL, medicare numeric(10,2) NOT NULL,
  total_deductions numeric(10,2) NOT NULL, net_pay numeric(10,2) NOT NULL);
