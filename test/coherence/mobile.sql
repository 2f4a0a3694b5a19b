-- A phone company: plans with what they include, calls and data, bills line by line.
CREATE SCHEMA mobile;
SET search_path = mobile;
CREATE TABLE plan (plan_id serial PRIMARY KEY, plan_name varchar(80) NOT NULL, plan_type varchar(10) NOT NULL CHECK (plan_type IN ('PREPAID','POSTPAID')),
  monthly_fee numeric(8,2) NOT NULL, data_allowance_gb int, unlimited_data boolean NOT NULL DEFAULT false, overage_per_gb numeric(6,2), contract_months smallint);
CREATE TABLE customer (customer_id serial PRIMARY KEY, customer_type varchar(12) NOT NULL CHECK (customer_type IN ('RESIDENTIAL','BUSINESS')),
  first_name varchar(40), last_name varchar(40), company_name varchar(80), tax_id varchar(20));
CREATE TABLE subscription (subscription_id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, plan_id int NOT NULL REFERENCES plan,
  msisdn varchar(15) UNIQUE NOT NULL, activation_date date NOT NULL);
CREATE TABLE call_detail_record (cdr_id bigserial PRIMARY KEY, subscription_id int NOT NULL REFERENCES subscription,
  call_type varchar(12) NOT NULL CHECK (call_type IN ('OUTGOING','INCOMING','SMS','DATA')), called_number varchar(20), start_time timestamp NOT NULL,
  end_time timestamp, duration_sec int, data_mb numeric(10,2), charge numeric(8,4) NOT NULL);
CREATE TABLE invoice (invoice_id serial PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, issue_date date NOT NULL, total numeric(10,2) NOT NULL);
CREATE TABLE invoice_item (invoice_id int NOT NULL REFERENCES invoice, line_no int NOT NULL, subscription_id int REFERENCES subscription,
  description varchar(200) NOT NULL, item_type varchar(20) NOT NULL CHECK (item_type IN ('MONTHLY_FEE','USAGE','ROAMING','DISCOUNT','DEVICE')),
  quantity numeric(8,2) NOT NULL, unit_price numeric(10,4) NOT NULL, amount numeric(10,2) NOT NULL, PRIMARY KEY (invoice_id, line_no));
