-- Sums of any number of terms: what is let off, deducted or charged on top, also where lines make one of the terms.
CREATE SCHEMA sums;
SET search_path = sums;
CREATE TABLE guests (guest_id serial PRIMARY KEY, last_name text NOT NULL);
CREATE TABLE stays (stay_id serial PRIMARY KEY, guest_id int NOT NULL REFERENCES guests, arrival date NOT NULL,
  departure date NOT NULL, nights smallint NOT NULL, nightly_rate numeric(8, 2) NOT NULL, room_total numeric(10, 2) NOT NULL,
  extras_total numeric(10, 2) NOT NULL DEFAULT 0, city_tax numeric(8, 2) NOT NULL, grand_total numeric(10, 2) NOT NULL,
  deposit numeric(10, 2) NOT NULL, cancelled_at timestamp, cancellation_fee numeric(8, 2), CHECK (departure > arrival));
CREATE TABLE stay_extras (stay_extra_id serial PRIMARY KEY, stay_id int NOT NULL REFERENCES stays, description text NOT NULL,
  quantity smallint NOT NULL, unit_price numeric(8, 2) NOT NULL, line_total numeric(9, 2) NOT NULL);
CREATE TABLE employees (employee_id serial PRIMARY KEY, last_name text NOT NULL, salary numeric(10, 2) NOT NULL);
CREATE TABLE pay_slips (pay_slip_id serial PRIMARY KEY, employee_id int NOT NULL REFERENCES employees, period_start date NOT NULL,
  base_pay numeric(10, 2) NOT NULL, bonus numeric(10, 2) NOT NULL, gross_pay numeric(10, 2) NOT NULL, income_tax numeric(10, 2) NOT NULL,
  social_security numeric(10, 2) NOT NULL, health_insurance numeric(10, 2) NOT NULL, union_dues numeric(10, 2) NOT NULL,
  total_deductions numeric(10, 2) NOT NULL, net_pay numeric(10, 2) NOT NULL);
CREATE TABLE bookings (booking_id serial PRIMARY KEY, pnr char(6) NOT NULL UNIQUE, total_price numeric(10, 2) NOT NULL);
CREATE TABLE tickets (ticket_id serial PRIMARY KEY, booking_id int NOT NULL REFERENCES bookings, fare numeric(9, 2) NOT NULL,
  taxes numeric(9, 2) NOT NULL);
CREATE TABLE consignments (consignment_id serial PRIMARY KEY, freight_charge numeric(10, 2) NOT NULL, fuel_surcharge numeric(10, 2) NOT NULL,
  insurance_fee numeric(10, 2) NOT NULL, total_charge numeric(10, 2) NOT NULL);
CREATE TABLE school_fees (fee_id serial PRIMARY KEY, amount numeric(10, 2) NOT NULL, discount numeric(10, 2) NOT NULL,
  amount_paid numeric(10, 2) NOT NULL, due_date date NOT NULL, paid_on date,
  status text NOT NULL CHECK (status IN ('unpaid', 'partial', 'paid')));
CREATE TABLE invoices (invoice_id serial PRIMARY KEY, tuition_fee numeric(10, 2) NOT NULL, lab_fee numeric(10, 2) NOT NULL,
  scholarship_amount numeric(10, 2) NOT NULL, total_due numeric(10, 2) NOT NULL, amount_paid numeric(10, 2) NOT NULL,
  balance numeric(10, 2) NOT NULL);
CREATE TABLE fahrzeugklassen (klasse_id serial PRIMARY KEY, tagespreis numeric(8, 2) NOT NULL);
CREATE TABLE mietvertraege (vertrag_id serial PRIMARY KEY, klasse_id int NOT NULL REFERENCES fahrzeugklassen, mietbeginn date NOT NULL,
  mietende date NOT NULL, tage smallint NOT NULL, tagespreis numeric(8, 2) NOT NULL, grundpreis numeric(10, 2) NOT NULL,
  zusatzkosten numeric(10, 2) NOT NULL, rabatt numeric(10, 2) NOT NULL, gesamtpreis numeric(10, 2) NOT NULL, CHECK (mietende > mietbeginn));
CREATE TABLE rentals (rental_id serial PRIMARY KEY, rental_days int NOT NULL, daily_rate numeric(8, 2) NOT NULL,
  rental_price numeric(10, 2) NOT NULL, insurance numeric(8, 2) NOT NULL, discount numeric(8, 2) NOT NULL, total_amount numeric(10, 2) NOT NULL);
CREATE TABLE abbonamenti (abbonamento_id serial PRIMARY KEY, prezzo_listino numeric(8, 2) NOT NULL, sconto numeric(8, 2) NOT NULL,
  prezzo_finale numeric(8, 2) NOT NULL);
