-- A marketplace in cents, whose categories form a tree.
CREATE SCHEMA listings;
SET search_path = listings;

CREATE TABLE sellers (
  seller_id serial PRIMARY KEY,
  shop_name text NOT NULL,
  commission_rate numeric(4,3) NOT NULL,
  joined_at timestamptz NOT NULL
);

CREATE TABLE buyers (
  buyer_id serial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  lifetime_value numeric(12,2) NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE categories (
  category_id serial PRIMARY KEY,
  parent_id int REFERENCES categories,
  name text NOT NULL,
  slug text NOT NULL UNIQUE,
  path text NOT NULL,
  depth int NOT NULL
);

CREATE TABLE regions (
  id serial PRIMARY KEY,
  parent_region_id int REFERENCES regions,
  region_name text NOT NULL,
  tree_level smallint NOT NULL CHECK (tree_level BETWEEN 1 AND 6),
  breadcrumb varchar(200)
);

CREATE TABLE listings (
  listing_id bigserial PRIMARY KEY,
  seller_id int NOT NULL REFERENCES sellers,
  category_id int NOT NULL REFERENCES categories,
  title text NOT NULL,
  price_cents int NOT NULL,
  compare_at_cents int,
  stock_qty int NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'sold_out', 'removed'))
);

CREATE TABLE orders (
  order_id bigserial PRIMARY KEY,
  buyer_id int NOT NULL REFERENCES buyers,
  placed_at timestamptz NOT NULL,
  total_cents int NOT NULL
);

CREATE TABLE payouts (
  payout_id bigserial PRIMARY KEY,
  seller_id int NOT NULL REFERENCES sellers,
  period_start date NOT NULL,
  period_end date NOT NULL,
  net_cents int NOT NULL,
  scheduled_for date,
  paid_at timestamptz
);
