-- A trading house: lines without amounts, returns, keys that nobody declared, two ends of one thing, and rows
-- that name one of their own.
CREATE SCHEMA trade;
SET search_path = trade;

CREATE TABLE departments (
  id serial PRIMARY KEY,
  name text NOT NULL,
  manager_id int);

CREATE TABLE employees (
  id serial PRIMARY KEY,
  full_name text NOT NULL,
  department_id int NOT NULL REFERENCES departments,
  hired_on date NOT NULL);
ALTER TABLE departments ADD FOREIGN KEY (manager_id) REFERENCES employees;

CREATE TABLE stores (
  id serial PRIMARY KEY,
  name text NOT NULL,
  head_keeper_id int NOT NULL UNIQUE);

CREATE TABLE keepers (
  id serial PRIMARY KEY,
  full_name text NOT NULL,
  store_id int NOT NULL REFERENCES stores);
ALTER TABLE stores ADD FOREIGN KEY (head_keeper_id) REFERENCES keepers;

CREATE TABLE products (
  product_code varchar(12) PRIMARY KEY,
  name text NOT NULL,
  price numeric(10,2) NOT NULL);

CREATE TABLE orders (
  id serial PRIMARY KEY,
  employee_id int NOT NULL REFERENCES employees,
  ordered_at timestamptz NOT NULL,
  total numeric(12,2) NOT NULL);

CREATE TABLE order_items (
  order_id int NOT NULL REFERENCES orders,
  product_code varchar(12) NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  price numeric(10,2) NOT NULL,
  PRIMARY KEY (order_id, product_code));

CREATE TABLE invoices (
  id serial PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders,
  issued_on date NOT NULL);

CREATE TABLE invoice_lines (
  id serial PRIMARY KEY,
  invoice_id int NOT NULL REFERENCES invoices,
  product_code varchar(12) NOT NULL REFERENCES products,
  product_name text NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  unit_price numeric(10,2) NOT NULL,
  line_total numeric(12,2) NOT NULL);

CREATE TABLE returns (
  id serial PRIMARY KEY,
  invoice_line_id int NOT NULL REFERENCES invoice_lines,
  quantity int NOT NULL CHECK (quantity > 0),
  refund_amount numeric(10,2));

CREATE TABLE shipments (
  id serial PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders,
  origin_city text NOT NULL,
  destination_city text NOT NULL,
  shipped_at timestamptz);

CREATE TABLE handovers (
  id serial PRIMARY KEY,
  from_employee_id int NOT NULL REFERENCES employees,
  to_employee_id int NOT NULL REFERENCES employees,
  old_status varchar(10) NOT NULL CHECK (old_status IN ('open', 'closed', 'held')),
  new_status varchar(10) NOT NULL CHECK (new_status IN ('open', 'closed', 'held')));

CREATE TABLE substitutes (
  product_code varchar(12) NOT NULL REFERENCES products,
  substitute_code varchar(12) NOT NULL REFERENCES products,
  PRIMARY KEY (product_code, substitute_code));

CREATE TABLE stocks (
  id serial PRIMARY KEY,
  product_code varchar(12) NOT NULL REFERENCES products,
  stock_quantity int NOT NULL);

CREATE TABLE stock_movements (
  id serial PRIMARY KEY,
  stock_id int NOT NULL REFERENCES stocks,
  movement_type varchar(10) NOT NULL CHECK (movement_type IN ('receipt', 'sale')),
  quantity int NOT NULL CHECK (quantity > 0),
  moved_at timestamptz NOT NULL);

CREATE TABLE bills (
  id serial PRIMARY KEY,
  employee_id int NOT NULL REFERENCES employees,
  status varchar(10) NOT NULL CHECK (status IN ('draft', 'sent', 'partial', 'paid')),
  total_amount numeric(12,2) NOT NULL);

CREATE TABLE bill_payments (
  id serial PRIMARY KEY,
  bill_id int NOT NULL REFERENCES bills,
  amount numeric(12,2) NOT NULL);

CREATE TABLE messages (
  id serial PRIMARY KEY,
  sender text NOT NULL,
  recipient text NOT NULL);
