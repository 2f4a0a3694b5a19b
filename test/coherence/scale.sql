-- How large figures are whose names are of other languages, or say no more than a unit.
CREATE SCHEMA scale;
SET search_path = scale;

CREATE TABLE planes (
  id serial PRIMARY KEY,
  nombre varchar(60) NOT NULL,
  duracion_meses smallint NOT NULL,
  precio numeric(8,2) NOT NULL);

CREATE TABLE entrenadores (id serial PRIMARY KEY, nombre varchar(60) NOT NULL, tarifa_hora numeric(6,2) NOT NULL);

CREATE TABLE actividades (id serial PRIMARY KEY, nombre varchar(60) NOT NULL, calorias_estimadas integer NOT NULL);

CREATE TABLE contrats_assurance (
  id serial PRIMARY KEY,
  franchise numeric(8,2) NOT NULL,
  plafond numeric(12,2) NOT NULL,
  duree_annees smallint NOT NULL);

CREATE TABLE fahrzeuge (
  id serial PRIMARY KEY,
  kennzeichen varchar(12) NOT NULL,
  nutzlast_kg integer NOT NULL,
  kilometerstand integer NOT NULL);

CREATE TABLE imoveis (
  id serial PRIMARY KEY,
  endereco varchar(100) NOT NULL,
  banheiros smallint NOT NULL,
  valor_condominio numeric(10,2) NOT NULL);

CREATE TABLE inspections (
  id serial PRIMARY KEY,
  sample_size integer NOT NULL,
  scrap_percent numeric(5,2) NOT NULL);

CREATE TABLE vehicle_classes (
  id serial PRIMARY KEY,
  title varchar(30) NOT NULL,
  per_km numeric(6,2) NOT NULL,
  per_minute numeric(6,2) NOT NULL,
  min_fare numeric(6,2) NOT NULL);
