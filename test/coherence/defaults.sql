-- Numbers that the schema itself gives, in the default of a column, and years that tell the rows of a parent apart.
CREATE SCHEMA defaults;
SET search_path = defaults;

CREATE TABLE films (
  id serial PRIMARY KEY,
  title varchar(120) NOT NULL,
  rental_rate numeric(4,2) NOT NULL DEFAULT 4.99,
  replacement_cost numeric(5,2) NOT NULL DEFAULT 19.99
);
CREATE TABLE services (
  id serial PRIMARY KEY,
  name text NOT NULL,
  price numeric(10,2) NOT NULL,
  vat_rate numeric(5,2) NOT NULL DEFAULT 19.00,
  discontinued boolean NOT NULL DEFAULT false,
  is_bookable boolean NOT NULL DEFAULT true
);
CREATE TABLE properties (id serial PRIMARY KEY, address text NOT NULL);
CREATE TABLE property_taxes (
  id serial PRIMARY KEY,
  property_id int NOT NULL REFERENCES properties,
  year int NOT NULL,
  amount numeric(10,2) NOT NULL,
  issued_on date NOT NULL,
  UNIQUE (property_id, year)
);
