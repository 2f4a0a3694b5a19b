-- An online store with warehouses, payments and shipments, as a web framework would name it.
CREATE SCHEMA store;
SET search_path = store;

CREATE TABLE users (
  id bigserial PRIMARY KEY,
  email varchar(255) NOT NULL UNIQUE,
  encrypted_password varchar(255) NOT NULL,
  first_name varchar(255), last_name varchar(255),
  phone varchar(255),
  is_active boolean NOT NULL DEFAULT true,
  is_verified boolean NOT NULL DEFAULT false,
  email_verified_at timestamp,
  last_login_at timestamp,
  orders_count integer NOT NULL DEFAULT 0,
  total_spent numeric(12, 2) NOT NULL DEFAULT 0,
  created_at timestamp NOT NULL, updated_at timestamp NOT NULL, deleted_at timestamp
);
CREATE TABLE addresses (
  id bigserial PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users,
  address1 varchar(255) NOT NULL, address2 varchar(255),
  city varchar(255) NOT NULL, state varchar(255), zipcode varchar(20), country varchar(255) NOT NULL,
  is_default boolean NOT NULL DEFAULT false
);
CREATE TABLE brands (id bigserial PRIMARY KEY, name varchar(255) NOT NULL UNIQUE, website varchar(255));
CREATE TABLE categories (
  id bigserial PRIMARY KEY, name varchar(255) NOT NULL, slug varchar(255) NOT NULL UNIQUE,
  parent_id bigint REFERENCES categories, products_count integer NOT NULL DEFAULT 0
);
CREATE TABLE products (
  id bigserial PRIMARY KEY,
  name varchar(255) NOT NULL, slug varchar(255) NOT NULL UNIQUE, sku varchar(64) NOT NULL UNIQUE,
  description text,
  brand_id bigint REFERENCES brands, category_id bigint NOT NULL REFERENCES categories,
  price numeric(10, 2) NOT NULL, compare_at_price numeric(10, 2), cost_price numeric(10, 2),
  currency char(3) NOT NULL DEFAULT 'USD',
  rating_average numeric(3, 2), rating_count integer NOT NULL DEFAULT 0,
  status varchar(20) NOT NULL DEFAULT 'active',
  available_from date,
  created_at timestamp NOT NULL, updated_at timestamp NOT NULL
);
CREATE TABLE warehouses (id bigserial PRIMARY KEY, name varchar(255) NOT NULL, city varchar(255), state varchar(255));
CREATE TABLE inventory (
  id bigserial PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES products, warehouse_id bigint NOT NULL REFERENCES warehouses,
  quantity_on_hand integer NOT NULL, quantity_reserved integer NOT NULL, reorder_point integer,
  last_restocked_at timestamp, updated_at timestamp NOT NULL,
  UNIQUE (product_id, warehouse_id)
);
CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  order_number varchar(32) NOT NULL UNIQUE,
  user_id bigint NOT NULL REFERENCES users,
  shipping_address_id bigint REFERENCES addresses, billing_address_id bigint REFERENCES addresses,
  status varchar(20) NOT NULL CHECK (status IN ('pending', 'paid', 'processing', 'shipped', 'delivered', 'cancelled', 'refunded')),
  subtotal numeric(10, 2) NOT NULL, discount_amount numeric(10, 2) NOT NULL DEFAULT 0,
  shipping_cost numeric(10, 2) NOT NULL, tax_amount numeric(10, 2) NOT NULL, total numeric(10, 2) NOT NULL,
  currency char(3) NOT NULL DEFAULT 'USD',
  placed_at timestamp NOT NULL, paid_at timestamp, shipped_at timestamp, delivered_at timestamp,
  cancelled_at timestamp, cancel_reason text,
  created_at timestamp NOT NULL, updated_at timestamp NOT NULL
);
CREATE TABLE order_items (
  id bigserial PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES orders, product_id bigint NOT NULL REFERENCES products,
  product_name varchar(255) NOT NULL, sku varchar(64),
  quantity integer NOT NULL CHECK (quantity > 0),
  unit_price numeric(10, 2) NOT NULL, discount numeric(10, 2) NOT NULL DEFAULT 0,
  total_price numeric(10, 2) NOT NULL
);
CREATE TABLE payments (
  id bigserial PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES orders,
  amount numeric(10, 2) NOT NULL, currency char(3) NOT NULL,
  payment_method varchar(30) NOT NULL, transaction_id varchar(64) UNIQUE,
  status varchar(20) NOT NULL CHECK (status IN ('pending', 'completed', 'failed', 'refunded')),
  paid_at timestamp, created_at timestamp NOT NULL
);
CREATE TABLE shipments (
  id bigserial PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES orders, warehouse_id bigint REFERENCES warehouses,
  carrier varchar(50), tracking_number varchar(50),
  status varchar(20) NOT NULL DEFAULT 'pending',
  shipped_at timestamp, estimated_delivery date, delivered_at timestamp
);
CREATE TABLE reviews (
  id bigserial PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES products, user_id bigint NOT NULL REFERENCES users,
  rating integer NOT NULL CHECK (rating >= 1 AND rating <= 5),
  title varchar(255), body text, helpful_count integer NOT NULL DEFAULT 0,
  is_verified_purchase boolean NOT NULL DEFAULT false, created_at timestamp NOT NULL
);
