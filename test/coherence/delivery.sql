-- Orders that are sent: to where the customer lives, or to another place that is one place.
CREATE SCHEMA delivery;
SET search_path = delivery;

CREATE TABLE customers (
  id serial PRIMARY KEY, full_name text NOT NULL, email text NOT NULL, street text NOT NULL, city text NOT NULL,
  state char(2) NOT NULL, postal_code text NOT NULL, country char(2));
CREATE TABLE orders (
  id serial PRIMARY KEY, customer_id int REFERENCES customers, shipping_name text NOT NULL,
  shipping_street text NOT NULL, shipping_city text NOT NULL, shipping_state char(2) NOT NULL,
  shipping_postal_code text NOT NULL, billing_city text NOT NULL, billing_state text NOT NULL,
  quantity int NOT NULL, total numeric(10, 2) NOT NULL);
CREATE TABLE recipes (id serial PRIMARY KEY, title text NOT NULL, cuisine text NOT NULL);
CREATE TYPE kitchen AS ENUM ('Italian', 'Japanese', 'Mexican');
CREATE TABLE dishes (id serial PRIMARY KEY, name text NOT NULL, cuisine kitchen NOT NULL, price numeric(6, 2));
CREATE TABLE menus (id serial PRIMARY KEY, cuisine varchar(10) CHECK (cuisine IN ('Italian', 'Indian')), dish_name text NOT NULL);
