-- What is left of a whole, also where nobody knows the words for what was taken.
CREATE SCHEMA remainders;
SET search_path = remainders;

CREATE TABLE leave_accounts (id serial PRIMARY KEY, entitled_days numeric(4,1) NOT NULL, rolled_over_days numeric(4,1) NOT NULL,
  taken_days numeric(4,1) NOT NULL, remaining_days numeric(4,1) NOT NULL);
CREATE TABLE tuition_bills (id serial PRIMARY KEY, tuition numeric(9,2) NOT NULL, lab_fee numeric(8,2) NOT NULL, aid_applied numeric(9,2) NOT NULL,
  balance_due numeric(9,2) NOT NULL, due_on date NOT NULL);
CREATE TABLE hospital_bills (id serial PRIMARY KEY, room_charge numeric(10,2) NOT NULL, surgery_charge numeric(10,2) NOT NULL,
  hmo_zorbed numeric(10,2) NOT NULL, amount_due numeric(10,2) NOT NULL, amount_paid numeric(10,2) NOT NULL);
CREATE TABLE rechnungen (id serial PRIMARY KEY, nettobetrag numeric(10,2) NOT NULL, mehrwertsteuer numeric(9,2) NOT NULL, bruttobetrag numeric(10,2) NOT NULL,
  abschlaege_gezahlt numeric(10,2) NOT NULL, restbetrag numeric(10,2) NOT NULL);
CREATE TABLE factures (id serial PRIMARY KEY, total_ht numeric(9,2) NOT NULL, montant_tva numeric(9,2) NOT NULL, total_ttc numeric(9,2) NOT NULL,
  acompte numeric(9,2) NOT NULL, reste_a_payer numeric(9,2) NOT NULL);
CREATE TABLE seat_pools (id serial PRIMARY KEY, total_seats integer NOT NULL, blocked_seats integer NOT NULL, booked_seats integer NOT NULL, open_seats integer NOT NULL);
CREATE TABLE cost_centers (id serial PRIMARY KEY, name varchar(60) NOT NULL, allocated numeric(12,2) NOT NULL, spent numeric(12,2) NOT NULL, committed numeric(12,2) NOT NULL, available numeric(12,2) NOT NULL);
CREATE TABLE session_packs (id serial PRIMARY KEY, sessions_bought integer NOT NULL, sessions_used integer NOT NULL, sessions_left integer NOT NULL);
-- Nothing is left of what is of another kind.
CREATE TABLE lenses (id serial PRIMARY KEY, axis_right integer NOT NULL, axis_left integer NOT NULL, width_mm integer NOT NULL, days_open integer NOT NULL);
