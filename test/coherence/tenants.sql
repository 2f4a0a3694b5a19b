-- Who is unique within a tenant has his own addresses all the same; and what cards, bags and reviews carry.
CREATE SCHEMA tenants;
SET search_path = tenants;
CREATE TABLE accounts (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE users (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts, first_name text NOT NULL, last_name text NOT NULL,
  email varchar(255) NOT NULL, UNIQUE (account_id, email));
CREATE TABLE members (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES accounts, name text NOT NULL, email text NOT NULL,
  username text NOT NULL, deleted_at timestamptz);
CREATE UNIQUE INDEX ON members (tenant_id, lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX ON members (tenant_id, username);
CREATE TABLE students (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, university_email text NOT NULL UNIQUE);
CREATE TABLE cards (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, masked_number varchar(19) NOT NULL, name_on_card varchar(60) NOT NULL);
CREATE TABLE merchants (id serial PRIMARY KEY, name text NOT NULL, mcc char(4) NOT NULL);
CREATE TABLE vehicles (id serial PRIMARY KEY, vin char(17) NOT NULL UNIQUE);
CREATE TABLE addresses (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, label text NOT NULL, full_name text NOT NULL);
CREATE TABLE baggage (id serial PRIMARY KEY, tag_number varchar(12) NOT NULL, weight_kg numeric(5, 2));
CREATE TABLE performance_reviews (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, review_period varchar(10) NOT NULL);
