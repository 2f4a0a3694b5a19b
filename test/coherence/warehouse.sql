-- Inventory with purchase orders.
CREATE SCHEMA warehouse;
SET search_path = warehouse;
CREATE TABLE product_categories (category_id serial PRIMARY KEY, parent_category_id int REFERENCES product_categories, category_name varchar(60) NOT NULL UNIQUE, description text);
CREATE TABLE suppliers (supplier_id serial PRIMARY KEY, supplier_name varchar(100) NOT NULL, contact_name varchar(80), contact_email varchar(100), phone varchar(30), address text, city varchar(60), country varchar(60), payment_terms varchar(20), lead_time_days int, rating numeric(2,1));
CREATE TABLE products (
  product_id serial PRIMARY KEY, sku varchar(20) NOT NULL UNIQUE, product_name varchar(100) NOT NULL, category_id int NOT NULL REFERENCES product_categories,
  default_supplier_id int REFERENCES suppliers, uom varchar(10) NOT NULL, unit_cost numeric(10,2) NOT NULL, list_price numeric(10,2) NOT NULL,
  weight_kg numeric(7,3), length_cm numeric(6,1), width_cm numeric(6,1), height_cm numeric(6,1), barcode varchar(14), reorder_point int NOT NULL, reorder_qty int NOT NULL, discontinued boolean NOT NULL DEFAULT false, description text);
CREATE TABLE warehouses (warehouse_id serial PRIMARY KEY, code varchar(6) UNIQUE NOT NULL, name varchar(60) NOT NULL, city varchar(60), state char(2), capacity_pallets int);
CREATE TABLE bins (bin_id serial PRIMARY KEY, warehouse_id int NOT NULL REFERENCES warehouses, bin_code varchar(12) NOT NULL, aisle varchar(4), shelf smallint, max_weight_kg numeric(8,2), UNIQUE (warehouse_id, bin_code));
CREATE TABLE stock_levels (warehouse_id int REFERENCES warehouses, product_id int REFERENCES products, qty_on_hand int NOT NULL, qty_reserved int NOT NULL DEFAULT 0, qty_available int NOT NULL, last_counted_at timestamptz, PRIMARY KEY (warehouse_id, product_id));
CREATE TABLE purchase_orders (
  po_id serial PRIMARY KEY, po_number varchar(20) UNIQUE NOT NULL, supplier_id int NOT NULL REFERENCES suppliers, warehouse_id int NOT NULL REFERENCES warehouses,
  order_date date NOT NULL, expected_date date, received_date date, status varchar(20) NOT NULL CHECK (status IN ('draft','submitted','partially_received','received','cancelled')),
  currency char(3) NOT NULL, subtotal numeric(12,2) NOT NULL, tax_amount numeric(12,2) NOT NULL, shipping_cost numeric(10,2) NOT NULL, total_amount numeric(12,2) NOT NULL, buyer_name varchar(80));
CREATE TABLE purchase_order_lines (
  po_id int NOT NULL REFERENCES purchase_orders, line_no smallint NOT NULL, product_id int NOT NULL REFERENCES products, qty_ordered int NOT NULL, qty_received int NOT NULL DEFAULT 0, unit_price numeric(10,2) NOT NULL, line_total numeric(12,2) NOT NULL, PRIMARY KEY (po_id, line_no));
CREATE TABLE stock_movements (
  movement_id bigserial PRIMARY KEY, product_id int NOT NULL REFERENCES products, from_bin_id int REFERENCES bins, to_bin_id int REFERENCES bins, movement_type varchar(12) NOT NULL CHECK (movement_type IN ('RECEIPT','ISSUE','TRANSFER','ADJUSTMENT')),
  quantity int NOT NULL, reference_type varchar(20), reference_id int, moved_by varchar(60), moved_at timestamptz NOT NULL, notes text);
CREATE TABLE goods_receipts (grn_id serial PRIMARY KEY, grn_no varchar(20) UNIQUE NOT NULL, po_id int NOT NULL REFERENCES purchase_orders, received_at timestamptz NOT NULL, received_by varchar(60), carrier varchar(60), packing_slip_no varchar(30));
CREATE TABLE storage_bills (bill_no varchar(12) PRIMARY KEY, warehouse_id int NOT NULL REFERENCES warehouses, billed_on date NOT NULL, net numeric(10,2) NOT NULL, vat numeric(10,2) NOT NULL, gross numeric(10,2) NOT NULL, CHECK (gross = net + vat));
