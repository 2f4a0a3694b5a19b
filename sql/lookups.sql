-- Lookup tables: names are the kinds of the thing, without a number while there are others; codes and descriptions
-- belong to the name beside them.
SET client_min_messages = warning;
CREATE SCHEMA lookups;
SET search_path = lookups, public;
CREATE TABLE leave_types (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, code varchar(10) NOT NULL,
    description text NOT NULL);
CREATE TABLE ward_types (id serial PRIMARY KEY, name varchar(60) NOT NULL, code varchar(10) NOT NULL, description text);
CREATE TABLE zither_types (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, code varchar(10),
    short_code varchar(10) NOT NULL UNIQUE);
CREATE TABLE admissions (id serial PRIMARY KEY, ward_type varchar(60) NOT NULL, patient_name text);
SELECT sum(rows) FROM synth_generate('lookups', rows => 9, row_counts => '{"ward_types": 10}', seed => 5);

-- Each name once, and none with a number behind it.
SELECT count(DISTINCT name) AS names, count(*) FILTER (WHERE name ~ '[0-9]') AS numbered FROM leave_types;
SELECT count(DISTINCT name) AS names, count(*) FILTER (WHERE name ~ '[0-9]') AS numbered FROM ward_types;
SELECT count(*) FILTER (WHERE name ~ '[0-9]') AS numbered FROM zither_types;

-- Of one row of the list: whoever has the name has the code and the description.
SELECT name, code, description FROM leave_types WHERE name = 'Sick leave';
SELECT name, code FROM ward_types WHERE name = 'Intensive care';

-- Elsewhere the same names.
SELECT count(*) FILTER (WHERE ward_type NOT IN (SELECT name FROM ward_types)) AS others FROM admissions;

-- A code that no list knows is short for the name; a unique one ends in a number.
SELECT count(*) FILTER (WHERE left(code, 1) <> upper(left(name, 1)) OR code !~ '^[A-Z0-9]{1,4}$') AS foreign_codes,
    count(*) FILTER (WHERE left(short_code, 1) <> upper(left(name, 1)) OR short_code !~ '^[A-Z]+[0-9]{2}$') AS foreign_short
FROM zither_types;

-- Where the list is at its end, its entries are qualified, and code and description still belong to the name.
CREATE TABLE absence_types (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, code varchar(10) NOT NULL UNIQUE,
    description text NOT NULL);
CREATE TABLE departments (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE);
CREATE TABLE insurance_products (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, description text NOT NULL);
SELECT sum(rows) FROM synth_generate('{absence_types,departments,insurance_products}'::regclass[], rows => 90, seed => 5);
SELECT count(*) FILTER (WHERE name ~ '( [A-Z]|[0-9])$') AS numbered, count(*) FILTER (WHERE name ~ '\(') > 50 AS qualified
FROM absence_types;
SELECT count(*) AS of_another_row FROM absence_types a WHERE NOT EXISTS (SELECT FROM leave_types l
    WHERE strpos(a.name, l.name) > 0 AND a.description = l.description AND a.code LIKE l.code || '%');
SELECT count(*) FILTER (WHERE name ~ '( [A-Z]|[0-9])$') AS numbered FROM departments;
SELECT count(*) FILTER (WHERE name ~ '( [A-Z]|[0-9])$') AS numbered, count(DISTINCT description) < 30 AS of_few_goods
FROM insurance_products;

-- An animal, a medicine: each once as it is called, the rest of its row with it.
CREATE TABLE species (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE medicines (id serial PRIMARY KEY, name text NOT NULL UNIQUE, brand_name text NOT NULL);
SELECT sum(rows) FROM synth_generate('{species,medicines}'::regclass[], rows => 50, seed => 5);
SELECT count(*) FILTER (WHERE name !~ '^[A-Z][a-z]+$') AS phrases FROM species;
SELECT count(*) FILTER (WHERE name ~ '[0-9]' OR name !~ '^[A-Z]') AS numbered, bool_and(brand_name = 'Tylenol')
    FILTER (WHERE name = 'Acetaminophen') AS brand FROM medicines;
DROP SCHEMA lookups CASCADE;
