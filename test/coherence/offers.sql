-- An insurer: what it sells is insurance, in the lines that its labels name, also where names are unique.
CREATE SCHEMA offers;
SET search_path = offers;
CREATE TABLE policyholders (id serial PRIMARY KEY, full_name text NOT NULL);
CREATE TABLE products (id serial PRIMARY KEY, product_name varchar(80) NOT NULL UNIQUE,
  line_of_business varchar(10) NOT NULL CHECK (line_of_business IN ('auto','home','life','health','travel','liability','pet')),
  description text);
CREATE TABLE riders (id serial PRIMARY KEY, product_name text NOT NULL, category text NOT NULL);
CREATE TABLE policies (id serial PRIMARY KEY, holder_id int NOT NULL REFERENCES policyholders,
  product_id int NOT NULL REFERENCES products);
CREATE TABLE claims (id serial PRIMARY KEY, policy_id int NOT NULL REFERENCES policies, notes text);
CREATE TABLE adjusters (id serial PRIMARY KEY, name text NOT NULL, specialty varchar(40) NOT NULL);
CREATE TABLE webhook_deliveries (id serial PRIMARY KEY, event text NOT NULL);
CREATE TABLE uploads (id serial PRIMARY KEY, original_name text NOT NULL);
