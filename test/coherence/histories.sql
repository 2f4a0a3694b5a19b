-- What has one value at a time and keeps the former ones.
CREATE SCHEMA histories;
SET search_path = histories;

CREATE TABLE employee (
  id int PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  hire_date date NOT NULL,
  termination_date date
);

CREATE TABLE salary_history (
  id int PRIMARY KEY,
  employee_id int NOT NULL REFERENCES employee,
  salary numeric(10,2) NOT NULL,
  effective_date date NOT NULL,
  end_date date
);

CREATE TABLE job_history (
  employee_id int NOT NULL REFERENCES employee,
  start_date date NOT NULL,
  end_date date,
  job_title text NOT NULL,
  PRIMARY KEY (employee_id, start_date)
);

CREATE TABLE home_address (
  id int PRIMARY KEY,
  employee_id int NOT NULL REFERENCES employee,
  street text NOT NULL,
  city text NOT NULL,
  from_date timestamp NOT NULL,
  to_date timestamp,
  is_current boolean NOT NULL
);

CREATE TABLE product (
  product_id int PRIMARY KEY,
  name text NOT NULL,
  launched_on date NOT NULL
);

CREATE TABLE product_price (
  id int PRIMARY KEY,
  product_id int NOT NULL REFERENCES product,
  price numeric(10,2) NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL DEFAULT '9999-12-31',
  current_flag char(1) NOT NULL DEFAULT 'Y'
);

-- Versions without a table of what they are versions of.
CREATE TABLE dim_supplier (
  supplier_key int PRIMARY KEY,
  supplier_code text NOT NULL,
  supplier_name text NOT NULL,
  effective_from timestamp NOT NULL,
  effective_to timestamp,
  is_current boolean NOT NULL
);
