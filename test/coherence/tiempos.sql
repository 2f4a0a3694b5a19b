-- When things happen, in the words of several languages and in the abbreviations of old systems.
CREATE SCHEMA tiempos;
SET search_path = tiempos;

CREATE TABLE visita (
  id serial PRIMARY KEY,
  entrada timestamp NOT NULL,
  salida timestamp
);
CREATE TABLE reserva_coche (
  id serial PRIMARY KEY,
  recogida timestamp NOT NULL,
  devolucion timestamp NOT NULL,
  creada_el timestamp NOT NULL
);
CREATE TABLE mantenimiento (
  id serial PRIMARY KEY,
  entrada date NOT NULL,
  salida date
);
CREATE TABLE paciente (id serial PRIMARY KEY, nombre text NOT NULL, alta timestamp NOT NULL);
CREATE TABLE cita (
  id serial PRIMARY KEY,
  paciente int NOT NULL REFERENCES paciente,
  sala int NOT NULL,
  inicio timestamp NOT NULL,
  fin timestamp NOT NULL,
  solicitada_el timestamp NOT NULL,
  CHECK (fin > inicio),
  UNIQUE (sala, inicio)
);
CREATE TABLE flug (
  id serial PRIMARY KEY,
  abfahrt_geplant timestamp NOT NULL,
  ankunft_geplant timestamp NOT NULL,
  abfahrt_ist timestamp,
  ankunft_ist timestamp
);
CREATE TABLE lieferauftrag (
  id serial PRIMARY KEY,
  auftragsdatum date NOT NULL,
  lieferdatum_soll date NOT NULL,
  lieferdatum_ist date
);
CREATE TABLE fahrer (
  id serial PRIMARY KEY,
  geb_datum date NOT NULL,
  eintritt date NOT NULL,
  fuehrerschein_gueltig_bis date NOT NULL
);
CREATE TABLE spectacle (
  id serial PRIMARY KEY,
  ouverture_ventes timestamp NOT NULL,
  ouverture_portes timestamp NOT NULL,
  debut timestamp NOT NULL,
  fin timestamp NOT NULL
);
CREATE TABLE contrat (
  id serial PRIMARY KEY,
  date_effet date NOT NULL,
  date_echeance date NOT NULL,
  signe_le date NOT NULL
);
CREATE TABLE sinistre (
  id serial PRIMARY KEY,
  contrat_id int NOT NULL REFERENCES contrat,
  survenu_le date NOT NULL,
  declare_le date NOT NULL
);
CREATE TABLE buono (
  id serial PRIMARY KEY,
  valido_dal date NOT NULL,
  valido_al date NOT NULL
);
CREATE TABLE abbonato (
  id serial PRIMARY KEY,
  ultimo_accesso timestamp,
  registrato_il timestamp NOT NULL
);
CREATE TABLE funcionario (
  id serial PRIMARY KEY,
  data_admissao date NOT NULL,
  data_desligamento date
);
CREATE TABLE wrk_ord (
  id serial PRIMARY KEY,
  pln_strt date NOT NULL,
  pln_end date NOT NULL,
  act_strt timestamp,
  act_end timestamp
);
CREATE TABLE po_hdr (
  id serial PRIMARY KEY,
  ord_dt date NOT NULL,
  prom_dt date,
  rcv_dt date
);
CREATE TABLE restaurant (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE food_order (
  id serial PRIMARY KEY,
  restaurant_id int NOT NULL REFERENCES restaurant,
  placed_at timestamptz NOT NULL,
  accepted_at timestamptz,
  picked_up_at timestamptz,
  delivered_at timestamptz
);
CREATE TABLE stay (
  id serial PRIMARY KEY,
  arrive_on date NOT NULL,
  depart_on date NOT NULL,
  CHECK (depart_on > arrive_on)
);
CREATE TABLE stay_charge (
  id serial PRIMARY KEY,
  stay_id int NOT NULL REFERENCES stay,
  amount numeric(8,2) NOT NULL,
  charged_at timestamp NOT NULL
);
CREATE TABLE lesson (
  id serial PRIMARY KEY,
  starts_at timestamp NOT NULL,
  ends_at timestamp NOT NULL
);
CREATE TABLE lesson_booking (
  id serial PRIMARY KEY,
  lesson_id int NOT NULL REFERENCES lesson,
  booked_at timestamp NOT NULL
);
