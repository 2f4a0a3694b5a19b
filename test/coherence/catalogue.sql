-- A shop's catalogue and what becomes of orders: trees of categories, goods as heavy and as large as such are, carriers.
CREATE SCHEMA catalogue;
SET search_path = catalogue;
CREATE TABLE categories (id serial PRIMARY KEY, parent_id int REFERENCES categories, name varchar(60) NOT NULL, slug varchar(80) NOT NULL UNIQUE);
CREATE TABLE brands (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, website varchar(120) NOT NULL);
CREATE TABLE customers (id serial PRIMARY KEY, first_name varchar(40) NOT NULL, last_name varchar(40) NOT NULL, email varchar(100) NOT NULL UNIQUE);
CREATE TABLE products (id serial PRIMARY KEY, category_id int NOT NULL REFERENCES categories, brand_id int NOT NULL REFERENCES brands,
  name varchar(100) NOT NULL, price numeric(10,2) NOT NULL, weight_kg numeric(8,3) NOT NULL, size varchar(20) NOT NULL);
CREATE TABLE orders (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customers, status varchar(20) NOT NULL, total numeric(10,2) NOT NULL,
  placed_at timestamptz NOT NULL);
CREATE TABLE payments (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders, method varchar(30) NOT NULL, amount numeric(10,2) NOT NULL,
  status varchar(20) NOT NULL, decline_reason varchar(120), paid_at timestamptz);
CREATE TABLE shipments (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders, carrier varchar(30) NOT NULL,
  tracking_number varchar(40) NOT NULL, status varchar(20) NOT NULL, shipped_at timestamptz, delivered_at timestamptz);
