-- What belongs to a shop and is said in one place only: brands by key, flats in a line of their own, what coupons
-- are worth beside what they are for, tickets that speak of what is wrong.
CREATE SCHEMA storefront;
SET search_path = storefront;

CREATE TABLE brands (
  id serial PRIMARY KEY,
  name varchar(80) NOT NULL UNIQUE
);

CREATE TABLE products (
  id bigserial PRIMARY KEY,
  brand_id int REFERENCES brands,
  name varchar(160) NOT NULL,
  description text
);

CREATE TABLE addresses (
  id bigserial PRIMARY KEY,
  line1 varchar(120) NOT NULL,
  line2 varchar(120),
  city varchar(80) NOT NULL
);

CREATE TABLE coupons (
  id serial PRIMARY KEY,
  code varchar(20) NOT NULL UNIQUE,
  description text,
  discount_type varchar(10) NOT NULL CHECK (discount_type IN ('percent', 'amount')),
  discount_value numeric(8, 2) NOT NULL,
  valid_from date NOT NULL,
  valid_until date NOT NULL
);

CREATE TABLE support_tickets (
  id bigserial PRIMARY KEY,
  subject varchar(160) NOT NULL,
  body text NOT NULL,
  opened_at timestamptz NOT NULL
);
