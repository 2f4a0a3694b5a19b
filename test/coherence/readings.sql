-- What is measured, and within what it should lie; parts of amounts and of counts; cents; counters.
CREATE SCHEMA readings;
SET search_path = readings;

CREATE TABLE lab_results (
  id serial PRIMARY KEY,
  reference_low numeric(10,2) NOT NULL,
  reference_high numeric(10,2) NOT NULL,
  result_value numeric(10,2) NOT NULL,
  is_abnormal boolean NOT NULL,
  CHECK (reference_low < reference_high));

CREATE TABLE capteurs (id serial PRIMARY KEY, plage_min numeric(8,2) NOT NULL, plage_max numeric(8,2) NOT NULL);

CREATE TABLE mesures (
  id serial PRIMARY KEY,
  capteur_id integer NOT NULL REFERENCES capteurs,
  valeur numeric(8,2) NOT NULL);

CREATE TABLE work_orders (
  id serial PRIMARY KEY,
  ord_qty integer NOT NULL,
  cmpl_qty integer NOT NULL,
  scrap_qty integer NOT NULL);

CREATE TABLE balances (
  id serial PRIMARY KEY,
  qty_on_hand integer NOT NULL,
  qty_alloc integer NOT NULL,
  qty_avail integer NOT NULL);

CREATE TABLE gutscheine (id serial PRIMARY KEY, use_count integer NOT NULL, max_uses integer NOT NULL);

CREATE TABLE segments (id serial PRIMARY KEY, fare numeric(8,2) NOT NULL, taxes numeric(8,2) NOT NULL);

CREATE TABLE tarifs (id serial PRIMARY KEY, prix numeric(8,2) NOT NULL, frais numeric(8,2) NOT NULL);

CREATE TABLE prodotti (
  id serial PRIMARY KEY,
  prezzo_vendita numeric(8,2) NOT NULL,
  prezzo_scontato numeric(8,2) NOT NULL);

CREATE TABLE nights (
  id serial PRIMARY KEY,
  nights smallint NOT NULL,
  rate_per_night numeric(8,2) NOT NULL,
  total_cents integer NOT NULL);

CREATE TABLE order_rows (
  id serial PRIMARY KEY,
  quantity integer NOT NULL,
  unit_price_cents integer NOT NULL,
  total_cents bigint NOT NULL);

CREATE TABLE payslips (
  id serial PRIMARY KEY,
  basic numeric(10,2) NOT NULL,
  overtime numeric(10,2) NOT NULL,
  bonus numeric(10,2) NOT NULL,
  gross numeric(10,2) NOT NULL,
  income_tax numeric(10,2) NOT NULL,
  social_security numeric(10,2) NOT NULL,
  other_deductions numeric(10,2) NOT NULL,
  net numeric(10,2) NOT NULL);

CREATE TABLE clases (
  id serial PRIMARY KEY,
  plazas smallint NOT NULL,
  plazas_ocupadas smallint NOT NULL);

CREATE TABLE reservas (id serial PRIMARY KEY, clase_id integer NOT NULL REFERENCES clases, alumno varchar(60) NOT NULL);

-- How long the first part of a contract is says nothing of its end.
CREATE TABLE contratos (
  id serial PRIMARY KEY,
  fecha_inicio date NOT NULL,
  fecha_fin date NOT NULL,
  periodo_prueba_dias integer NOT NULL,
  notice_days integer NOT NULL);
