-- Composite primary and foreign keys, keys made of foreign keys, several keys that share columns, foreign
-- keys that overlap in a column, and foreign keys to unique columns that are not the primary key.
CREATE SCHEMA composite_keys;
SET search_path = composite_keys;

CREATE TABLE tenant (
  tenant_id int PRIMARY KEY,
  code char(4) NOT NULL UNIQUE
);

CREATE TABLE warehouse (
  tenant_id int REFERENCES tenant,
  warehouse_no smallint CHECK (warehouse_no BETWEEN 1 AND 500),
  name text NOT NULL,
  PRIMARY KEY (tenant_id, warehouse_no)
);

CREATE TABLE product (
  tenant_id int REFERENCES tenant,
  sku varchar(12),
  label text NOT NULL,
  PRIMARY KEY (tenant_id, sku)
);

-- Two foreign keys share tenant_id: both parents must belong to one tenant.
CREATE TABLE stock (
  tenant_id int NOT NULL,
  warehouse_no smallint NOT NULL,
  sku varchar(12) NOT NULL,
  quantity int NOT NULL CHECK (quantity >= 0),
  FOREIGN KEY (tenant_id, warehouse_no) REFERENCES warehouse,
  FOREIGN KEY (tenant_id, sku) REFERENCES product
);

-- The same with a key over both: what agrees is enumerated.
CREATE TABLE assortment (
  tenant_id int NOT NULL,
  warehouse_no smallint NOT NULL,
  sku varchar(12) NOT NULL,
  PRIMARY KEY (tenant_id, warehouse_no, sku),
  FOREIGN KEY (tenant_id, warehouse_no) REFERENCES warehouse,
  FOREIGN KEY (tenant_id, sku) REFERENCES product
);

-- One row a product, of which the tenant must have a warehouse.
CREATE TABLE home (
  tenant_id int,
  sku varchar(12),
  warehouse_no smallint NOT NULL,
  PRIMARY KEY (tenant_id, sku),
  FOREIGN KEY (tenant_id, sku) REFERENCES product,
  FOREIGN KEY (tenant_id, warehouse_no) REFERENCES warehouse
);

-- The same with one nullable side.
CREATE TABLE movement (
  movement_id bigint PRIMARY KEY,
  tenant_id int NOT NULL REFERENCES tenant,
  from_warehouse smallint,
  to_warehouse smallint,
  moved_at timestamptz NOT NULL,
  FOREIGN KEY (tenant_id, from_warehouse) REFERENCES warehouse,
  FOREIGN KEY (tenant_id, to_warehouse) REFERENCES warehouse,
  CHECK (from_warehouse IS NOT NULL OR to_warehouse IS NOT NULL)
);

-- To a unique column; the types of the two sides differ.
CREATE TABLE tenant_note (
  note_id bigint PRIMARY KEY,
  tenant_code varchar(10) NOT NULL REFERENCES tenant (code),
  tenant_id bigint NOT NULL REFERENCES tenant (tenant_id),
  note text
);

-- MATCH FULL: all columns set or none.
CREATE TABLE return_slip (
  slip_id int PRIMARY KEY,
  tenant_id int,
  sku varchar(12),
  FOREIGN KEY (tenant_id, sku) REFERENCES product MATCH FULL
);

-- ... also where a label or a flag tells whether a date among them is there.
CREATE TABLE ledger_period (
  ledger int NOT NULL,
  closed_on date NOT NULL,
  PRIMARY KEY (ledger, closed_on)
);
CREATE TABLE ledger_case (
  case_id int PRIMARY KEY,
  ledger int,
  closed_on date,
  status text NOT NULL CHECK (status IN ('open', 'pending', 'closed')),
  FOREIGN KEY (ledger, closed_on) REFERENCES ledger_period MATCH FULL
);
CREATE TABLE ledger_order (
  order_id int PRIMARY KEY,
  ledger int,
  cancelled_on date,
  completed_on date,
  FOREIGN KEY (ledger, cancelled_on) REFERENCES ledger_period MATCH FULL
);
CREATE TABLE ledger_account (
  account_id int PRIMARY KEY,
  ledger int,
  closed_on date,
  active boolean,
  FOREIGN KEY (ledger, closed_on) REFERENCES ledger_period MATCH FULL
);

-- Two unique keys that share a column.
CREATE TABLE seat (
  hall int NOT NULL,
  row_no int NOT NULL,
  seat_no int NOT NULL,
  label text NOT NULL,
  UNIQUE (hall, row_no, seat_no),
  UNIQUE (hall, label)
);

-- Pairs of different rows that have a parent in common.
CREATE TABLE flow (slug text PRIMARY KEY);
CREATE TABLE flow_step (
  flow_slug text NOT NULL REFERENCES flow,
  slug text NOT NULL,
  PRIMARY KEY (flow_slug, slug)
);
CREATE TABLE flow_dependency (
  flow_slug text NOT NULL REFERENCES flow,
  needs_slug text NOT NULL,
  step_slug text NOT NULL,
  PRIMARY KEY (flow_slug, needs_slug, step_slug),
  FOREIGN KEY (flow_slug, needs_slug) REFERENCES flow_step,
  FOREIGN KEY (flow_slug, step_slug) REFERENCES flow_step,
  CHECK (needs_slug <> step_slug)
);

-- Three keys of two columns each: none can be enumerated without the others.
CREATE TABLE square (
  row_no int NOT NULL CHECK (row_no BETWEEN 1 AND 90),
  column_no int NOT NULL CHECK (column_no BETWEEN 1 AND 90),
  symbol int NOT NULL CHECK (symbol BETWEEN 1 AND 90),
  UNIQUE (row_no, column_no),
  UNIQUE (row_no, symbol),
  UNIQUE (column_no, symbol)
);

RESET search_path;
