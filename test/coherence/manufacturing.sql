-- A factory: parts and what they are made of, work orders, labour, quality.
CREATE SCHEMA manufacturing;
SET search_path = manufacturing;

CREATE TABLE work_centers (
  id serial PRIMARY KEY,
  code varchar(10) NOT NULL UNIQUE,
  name varchar(80) NOT NULL,
  hourly_rate numeric(8,2) NOT NULL,
  capacity_hours_per_day int NOT NULL
);

CREATE TABLE operators (
  id serial PRIMARY KEY,
  employee_no varchar(10) NOT NULL UNIQUE,
  first_name varchar(40) NOT NULL,
  last_name varchar(40) NOT NULL,
  work_center_id int REFERENCES work_centers,
  hired_on date NOT NULL,
  terminated_on date,
  hourly_wage numeric(6,2) NOT NULL,
  is_active boolean NOT NULL DEFAULT true
);

CREATE TABLE parts (
  id serial PRIMARY KEY,
  part_number varchar(20) NOT NULL UNIQUE,
  description varchar(120) NOT NULL,
  part_type varchar(20) NOT NULL CHECK (part_type IN ('raw_material','component','assembly','finished_good')),
  unit_of_measure varchar(8) NOT NULL,
  standard_cost numeric(10,2) NOT NULL,
  list_price numeric(10,2),
  quantity_on_hand int NOT NULL,
  reorder_point int NOT NULL,
  created_at timestamp NOT NULL
);

CREATE TABLE bom_items (
  id serial PRIMARY KEY,
  parent_part_id int NOT NULL REFERENCES parts,
  component_part_id int NOT NULL REFERENCES parts,
  quantity_per numeric(8,3) NOT NULL,
  scrap_percent numeric(4,1) NOT NULL,
  effective_from date NOT NULL,
  effective_to date,
  UNIQUE (parent_part_id, component_part_id)
);

CREATE TABLE customers (
  id serial PRIMARY KEY,
  company_name varchar(80) NOT NULL,
  contact_name varchar(80),
  email varchar(100),
  phone varchar(30),
  city varchar(60),
  country varchar(60)
);

CREATE TABLE sales_orders (
  id serial PRIMARY KEY,
  order_number varchar(20) NOT NULL UNIQUE,
  customer_id int NOT NULL REFERENCES customers,
  order_date date NOT NULL,
  required_date date NOT NULL,
  shipped_date date,
  status varchar(20) NOT NULL,
  total_amount numeric(12,2) NOT NULL
);

CREATE TABLE sales_order_lines (
  id serial PRIMARY KEY,
  sales_order_id int NOT NULL REFERENCES sales_orders,
  line_number int NOT NULL,
  part_id int NOT NULL REFERENCES parts,
  quantity int NOT NULL,
  unit_price numeric(10,2) NOT NULL,
  line_total numeric(12,2) NOT NULL,
  UNIQUE (sales_order_id, line_number)
);

CREATE TABLE work_orders (
  id serial PRIMARY KEY,
  wo_number varchar(20) NOT NULL UNIQUE,
  part_id int NOT NULL REFERENCES parts,
  sales_order_id int REFERENCES sales_orders,
  quantity_ordered int NOT NULL,
  quantity_completed int NOT NULL DEFAULT 0,
  quantity_scrapped int NOT NULL DEFAULT 0,
  priority int NOT NULL,
  status varchar(20) NOT NULL CHECK (status IN ('planned','released','in_progress','completed','cancelled')),
  planned_start date NOT NULL,
  planned_end date NOT NULL,
  actual_start timestamp,
  actual_end timestamp,
  created_at timestamp NOT NULL
);

CREATE TABLE work_order_operations (
  id serial PRIMARY KEY,
  work_order_id int NOT NULL REFERENCES work_orders,
  sequence_no int NOT NULL,
  work_center_id int NOT NULL REFERENCES work_centers,
  description varchar(100),
  setup_minutes int NOT NULL,
  run_minutes int NOT NULL,
  started_at timestamp,
  finished_at timestamp,
  status varchar(20) NOT NULL CHECK (status IN ('pending','running','done')),
  UNIQUE (work_order_id, sequence_no)
);

CREATE TABLE labor_entries (
  id serial PRIMARY KEY,
  operation_id int NOT NULL REFERENCES work_order_operations,
  operator_id int NOT NULL REFERENCES operators,
  clock_in timestamp NOT NULL,
  clock_out timestamp,
  hours numeric(5,2),
  labor_cost numeric(10,2)
);

CREATE TABLE inspections (
  id serial PRIMARY KEY,
  work_order_id int NOT NULL REFERENCES work_orders,
  inspector_id int NOT NULL REFERENCES operators,
  inspected_at timestamp NOT NULL,
  sample_size int NOT NULL,
  defects_found int NOT NULL,
  defect_rate numeric(5,2),
  result varchar(10) NOT NULL CHECK (result IN ('pass','fail')),
  notes text
);

CREATE TABLE defects (
  id serial PRIMARY KEY,
  inspection_id int NOT NULL REFERENCES inspections,
  defect_code varchar(10) NOT NULL,
  severity varchar(10) NOT NULL CHECK (severity IN ('minor','major','critical')),
  description text,
  resolved boolean NOT NULL DEFAULT false,
  resolved_at timestamp
);
