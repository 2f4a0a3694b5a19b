-- States told in other languages, in short codes and by comments; numbers that make a key together.
CREATE SCHEMA states;
SET search_path = states;

CREATE TABLE quittance (
  id serial PRIMARY KEY,
  montant numeric(9,2) NOT NULL,
  echeance date NOT NULL,
  reglee_le date,
  mode_reglement varchar(12) CHECK (mode_reglement IN ('virement', 'cheque', 'especes')),
  etat varchar(10) NOT NULL CHECK (etat IN ('emise', 'payee', 'en_retard', 'annulee'))
);
CREATE TABLE prestamo (
  id serial PRIMARY KEY,
  solicitado_el date NOT NULL,
  aprobado_el date,
  devuelto_el date,
  estado varchar(12) NOT NULL CHECK (estado IN ('solicitado', 'aprobado', 'devuelto', 'rechazado'))
);
CREATE TABLE flt (
  flt_id serial PRIMARY KEY,
  flt_stat varchar(4) NOT NULL CHECK (flt_stat IN ('SCHD', 'BRDG', 'DPTD', 'ARRD', 'CNCL')),
  canc_ts timestamp
);
CREATE TABLE acct (
  acct_no serial PRIMARY KEY,
  acct_st char(1) NOT NULL CHECK (acct_st IN ('A', 'C', 'S')),
  opened_on date NOT NULL,
  closed_on date
);
COMMENT ON COLUMN acct.acct_st IS 'status: A = active, C = closed, S = suspended';

CREATE TABLE lager (lager_nr char(3) PRIMARY KEY, ort text NOT NULL);
CREATE TABLE lagerplatz (
  id serial PRIMARY KEY,
  lager_nr char(3) NOT NULL REFERENCES lager,
  gang smallint NOT NULL,
  regal smallint NOT NULL,
  ebene smallint NOT NULL,
  UNIQUE (lager_nr, gang, regal, ebene)
);
CREATE TABLE nomina (
  empleado text NOT NULL,
  anio int NOT NULL,
  mes int NOT NULL CHECK (mes BETWEEN 1 AND 12),
  PRIMARY KEY (empleado, anio, mes)
);
CREATE TABLE period (
  company_code char(4) NOT NULL,
  period_year smallint NOT NULL,
  period_no smallint NOT NULL CHECK (period_no BETWEEN 1 AND 12),
  UNIQUE (company_code, period_year, period_no)
);
