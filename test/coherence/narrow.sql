-- Shops of one branch: what they sell is of that branch, whatever its tables are called.
CREATE SCHEMA narrow;
SET search_path = narrow;
CREATE TABLE article_group (id serial PRIMARY KEY, name varchar(60) NOT NULL);
CREATE TABLE article (id serial PRIMARY KEY, group_id int NOT NULL REFERENCES article_group, name varchar(100) NOT NULL,
  maker varchar(60), frame_size varchar(4), gear_count int, price numeric(8,2) NOT NULL);
CREATE TABLE customer (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL);
CREATE TABLE customer_order (id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, ordered_on date NOT NULL);
CREATE TABLE order_line (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES customer_order,
  article_id int NOT NULL REFERENCES article, quantity int NOT NULL, price numeric(8,2) NOT NULL);
