-- A data star_schema: facts refer to a table of days, once or several times, with and without dates of their own.
CREATE SCHEMA star_schema;
SET search_path = star_schema;

CREATE TABLE dim_date (
  date_key int PRIMARY KEY,
  full_date date NOT NULL UNIQUE,
  calendar_year smallint NOT NULL,
  calendar_quarter smallint NOT NULL,
  month_number smallint NOT NULL,
  month_name varchar(12) NOT NULL,
  day_of_month smallint NOT NULL,
  day_name varchar(12) NOT NULL,
  is_weekend boolean NOT NULL
);

CREATE TABLE dim_customer (
  customer_key serial PRIMARY KEY,
  customer_number varchar(20) NOT NULL UNIQUE,
  full_name varchar(100) NOT NULL,
  email varchar(150),
  city varchar(80),
  registered_on date NOT NULL
);

CREATE TABLE dim_product (
  product_key serial PRIMARY KEY,
  sku varchar(30) NOT NULL UNIQUE,
  product_name varchar(120) NOT NULL,
  category varchar(60) NOT NULL,
  list_price numeric(10,2) NOT NULL
);

CREATE TABLE dim_store (
  store_key serial PRIMARY KEY,
  store_name varchar(80) NOT NULL,
  opening_date date NOT NULL
);

CREATE TABLE fact_sales (
  sale_key bigserial PRIMARY KEY,
  date_key int NOT NULL REFERENCES dim_date,
  customer_key int REFERENCES dim_customer,
  product_key int NOT NULL REFERENCES dim_product,
  store_key int NOT NULL REFERENCES dim_store,
  sold_at timestamp NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  unit_price numeric(10,2) NOT NULL,
  sales_amount numeric(12,2) NOT NULL
);

CREATE TABLE fact_order_fulfilment (
  order_key bigserial PRIMARY KEY,
  customer_key int NOT NULL REFERENCES dim_customer,
  order_date_key int NOT NULL REFERENCES dim_date,
  ship_date_key int REFERENCES dim_date,
  delivery_date_key int REFERENCES dim_date,
  order_amount numeric(12,2) NOT NULL
);

CREATE TABLE fact_support_case (
  case_key bigserial PRIMARY KEY,
  customer_key int NOT NULL REFERENCES dim_customer,
  opened_date_key int NOT NULL REFERENCES dim_date,
  closed_date_key int REFERENCES dim_date,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);

CREATE TABLE fact_return (
  return_key bigserial PRIMARY KEY,
  sale_key bigint NOT NULL REFERENCES fact_sales,
  return_date_key int NOT NULL REFERENCES dim_date,
  reason varchar(60) NOT NULL
);

CREATE TABLE fact_stock (
  date_key int NOT NULL REFERENCES dim_date,
  product_key int NOT NULL REFERENCES dim_product,
  store_key int NOT NULL REFERENCES dim_store,
  counted_at timestamp NOT NULL,
  quantity_on_hand int NOT NULL,
  PRIMARY KEY (date_key, product_key, store_key)
);

-- A table of days whose key is the day itself.
CREATE TABLE calendar (
  calendar_date date PRIMARY KEY,
  year int NOT NULL,
  month int NOT NULL,
  month_name text NOT NULL,
  quarter int NOT NULL,
  weekday text NOT NULL
);

CREATE TABLE policy (
  policy_id int PRIMARY KEY,
  policy_number text NOT NULL UNIQUE,
  effective_date date NOT NULL REFERENCES calendar,
  cancellation_date date REFERENCES calendar,
  annual_premium numeric(10,2) NOT NULL
);
