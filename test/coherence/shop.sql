-- A web shop: products, customers, orders, payments, shipments, reviews.
CREATE SCHEMA shop;
SET search_path = shop;

CREATE TYPE order_state AS ENUM ('new', 'paid', 'shipped', 'delivered', 'cancelled', 'returned');
CREATE TYPE gender AS ENUM ('M', 'F', 'X');

CREATE TABLE categories (
  id serial PRIMARY KEY,
  name text NOT NULL UNIQUE,
  parent_id int REFERENCES categories
);

CREATE TABLE suppliers (
  id serial PRIMARY KEY,
  company_name text NOT NULL,
  contact_name text,
  website text,
  email text,
  country text
);

CREATE TABLE products (
  id serial PRIMARY KEY,
  sku varchar(16) NOT NULL UNIQUE,
  name text NOT NULL,
  description text,
  category_id int NOT NULL REFERENCES categories,
  supplier_id int REFERENCES suppliers,
  price numeric(10, 2) NOT NULL CHECK (price BETWEEN 2 AND 400),
  cost numeric(10, 2) NOT NULL CHECK (cost > 0),
  stock_quantity int NOT NULL DEFAULT 0 CHECK (stock_quantity >= 0),
  weight_kg numeric(8, 3),
  discontinued boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE customers (
  id serial PRIMARY KEY,
  salutation varchar(5) CHECK (salutation IN ('Mr.', 'Mrs.', 'Ms.')),
  given_name text NOT NULL,
  surname text NOT NULL,
  gender gender,
  username varchar(40) NOT NULL UNIQUE,
  email text NOT NULL UNIQUE,
  date_of_birth date,
  registered_at timestamptz NOT NULL,
  last_login_at timestamptz
);

CREATE TABLE addresses (
  id serial PRIMARY KEY,
  customer_id int NOT NULL REFERENCES customers,
  street text NOT NULL,
  city text NOT NULL,
  state text NOT NULL,
  postal_code text NOT NULL,
  country_code char(2) NOT NULL
);

CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id int NOT NULL REFERENCES customers,
  ordered_at timestamptz NOT NULL,
  status order_state NOT NULL DEFAULT 'new',
  shipped_at timestamptz,
  delivered_at timestamptz,
  total_amount numeric(12, 2) NOT NULL
);

CREATE TABLE order_lines (
  order_id bigint NOT NULL REFERENCES orders,
  line_number int NOT NULL,
  product_id int NOT NULL REFERENCES products,
  quantity int NOT NULL CHECK (quantity > 0),
  line_total numeric(12, 2) NOT NULL,
  PRIMARY KEY (order_id, line_number)
);

CREATE TABLE product_reviews (
  id bigserial PRIMARY KEY,
  product_id int NOT NULL REFERENCES products,
  customer_id int NOT NULL REFERENCES customers,
  rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
  comment text,
  created_at timestamptz NOT NULL,
  UNIQUE (product_id, customer_id)
);

CREATE TABLE coupons (
  code varchar(20) PRIMARY KEY,
  discount_percent int NOT NULL CHECK (discount_percent BETWEEN 1 AND 80),
  valid_from date NOT NULL,
  valid_until date NOT NULL,
  CHECK (valid_until > valid_from)
);
