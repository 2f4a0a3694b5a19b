-- What a text says depends on the trade, which the tables of the schema tell together.
CREATE SCHEMA trades;
SET search_path = trades;

CREATE TABLE branches (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE accounts (id serial PRIMARY KEY, number char(12) NOT NULL UNIQUE, branch_id int NOT NULL REFERENCES branches);
CREATE TABLE cards (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts);
CREATE TABLE loans (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts);
CREATE TABLE transactions (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts);
CREATE TABLE departments (id serial PRIMARY KEY, name varchar(80) NOT NULL UNIQUE, code varchar(8) NOT NULL UNIQUE);
CREATE TABLE employees (
  id serial PRIMARY KEY,
  department_id int NOT NULL REFERENCES departments,
  first_name text NOT NULL,
  last_name text NOT NULL,
  job_title varchar(60) NOT NULL
);
CREATE TABLE trainings (id serial PRIMARY KEY, name varchar(80) NOT NULL UNIQUE);
CREATE TABLE teams (id serial PRIMARY KEY, name varchar(60) NOT NULL);
CREATE TABLE specialties (id serial PRIMARY KEY, name varchar(80) NOT NULL, description text);
CREATE TABLE companies (id serial PRIMARY KEY, name varchar(100) NOT NULL, domain varchar(100), website text, email text);
CREATE TABLE organizations (id serial PRIMARY KEY, name varchar(100) NOT NULL UNIQUE, domain varchar(100));

CREATE TABLE desks (id serial PRIMARY KEY, number int NOT NULL UNIQUE);
CREATE TABLE indirizzi (id serial PRIMARY KEY, via varchar(120) NOT NULL, civico varchar(8), cap char(5) NOT NULL, citta varchar(60), provincia char(2));
CREATE TABLE viewings (id serial PRIMARY KEY, date_time timestamptz NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE readings (id serial PRIMARY KEY, value numeric(8,2), measured_at timestamptz NOT NULL, received_at timestamptz NOT NULL);

RESET search_path;
