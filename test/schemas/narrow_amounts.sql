-- Amounts that are computed from others and have less room than these: what does not fit is made to.
CREATE SCHEMA narrow_amounts;
SET search_path = narrow_amounts;
CREATE TABLE property_sales (id serial PRIMARY KEY, price numeric(12,2) NOT NULL, quantity int NOT NULL CHECK (quantity > 0),
  subtotal numeric(8,2) NOT NULL, tax_amount numeric(6,2) NOT NULL, discount numeric(4,2) NOT NULL DEFAULT 0, total numeric(7,2) NOT NULL);
CREATE TABLE invoices (id serial PRIMARY KEY, subtotal numeric(6,2) NOT NULL, tax numeric(4,2) NOT NULL, total numeric(5,2) NOT NULL, line_count smallint NOT NULL);
CREATE TABLE invoice_lines (id serial PRIMARY KEY, invoice_id int NOT NULL REFERENCES invoices, quantity int NOT NULL, unit_price numeric(12,2) NOT NULL, line_total numeric(5,2) NOT NULL);
CREATE TABLE apartments (id serial PRIMARY KEY, price int NOT NULL, commission smallint NOT NULL, share numeric(3,3), rate numeric(4,4));
