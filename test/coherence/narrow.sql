-- Shops of one branch: what they sell is of that branch, whatever its tables are called.
CREATE SCHEMA narrow;
SET search_path = narrow;
CREATE TABLE article_group (id serial PRIMARY KEY, name varchar(60) NOT NULL);
CREATE TABLE article (id serial PRIMARY KEY, group_id int NOT NULL REFERENCES article_group, name varchar(100) NOT NULL,
  maker varchar(60), frame_size varchar(4), gear_count int, location varchar(30) NOT NULL, price numeric(8,2) NOT NULL);
CREATE TABLE customer (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL);
CREATE TABLE customer_order (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, ordered_on date NOT NULL);
CREATE TABLE order_line (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES customer_order,
  article_id int NOT NULL REFERENCES article, quantity int NOT NULL, price numeric(8,2) NOT NULL);
-- What documents hold follows the column's name and its table.
CREATE TABLE hotel_guest (id serial PRIMARY KEY, last_name text NOT NULL, preferences jsonb NOT NULL);
CREATE TABLE web_order (id serial PRIMARY KEY, payment jsonb NOT NULL, pickup_position jsonb NOT NULL, dimensions jsonb NOT NULL);
CREATE TABLE web_order_line (id serial PRIMARY KEY, web_order_id int NOT NULL REFERENCES web_order, options jsonb NOT NULL);
