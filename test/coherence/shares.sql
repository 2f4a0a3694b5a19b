-- How often labels and flags occur: a default leads, who has a rank is one of few, what exceptions are called is rare.
CREATE SCHEMA shares;
CREATE TABLE shares.profiles (id serial PRIMARY KEY, handle varchar(30) NOT NULL UNIQUE, bio varchar(160), followers_count int NOT NULL DEFAULT 0,
  is_verified boolean NOT NULL DEFAULT false, privacy varchar(10) NOT NULL DEFAULT 'everyone' CHECK (privacy IN ('everyone', 'friends', 'private')),
  unsubscribed_at timestamp, do_not_contact boolean NOT NULL DEFAULT false);
CREATE TABLE shares.crew (id serial PRIMARY KEY, full_name varchar(80) NOT NULL,
  role varchar(20) NOT NULL CHECK (role IN ('Captain', 'FirstOfficer', 'CabinCrew')),
  blood_group varchar(3) NOT NULL CHECK (blood_group IN ('A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-')));
CREATE TABLE shares.workspace_users (id serial PRIMARY KEY, email varchar(80) NOT NULL,
  permission varchar(10) NOT NULL CHECK (permission IN ('owner', 'admin', 'member', 'guest')));
CREATE TABLE shares.seats (id serial PRIMARY KEY, cabin char(1) NOT NULL CHECK (cabin IN ('F', 'C', 'Y')), is_accessible boolean NOT NULL DEFAULT false);
CREATE TABLE shares.parts (part_no varchar(16) PRIMARY KEY, obsolete_flag char(1) NOT NULL DEFAULT 'N' CHECK (obsolete_flag IN ('Y', 'N')),
  ativo char(1) NOT NULL DEFAULT 'S' CHECK (ativo IN ('S', 'N')), vat_percent smallint NOT NULL DEFAULT 22 CHECK (vat_percent IN (4, 5, 10, 22)));
CREATE TABLE shares.maquinas (id serial PRIMARY KEY, nombre varchar(40) NOT NULL,
  estado varchar(14) NOT NULL CHECK (estado IN ('operativo', 'averiado', 'mantenimiento', 'retirado')));
CREATE TABLE shares.patienten (id serial PRIMARY KEY, nachname varchar(40) NOT NULL, geburtsdatum date NOT NULL, verstorben_am date);
CREATE TABLE shares.soci (id serial PRIMARY KEY, cognome varchar(40) NOT NULL, data_nascita date NOT NULL, data_decesso date, expulsado_el date);
CREATE TABLE shares.rechnungen (id serial PRIMARY KEY, betrag numeric(8, 2) NOT NULL, mahnstufe smallint NOT NULL DEFAULT 0 CHECK (mahnstufe BETWEEN 0 AND 3));
CREATE TABLE shares.invoices (id serial PRIMARY KEY, amount numeric(8, 2) NOT NULL, reminders_sent int NOT NULL DEFAULT 0);
CREATE TABLE shares.recensioni (id serial PRIMARY KEY, voto smallint NOT NULL CHECK (voto BETWEEN 1 AND 5), testo text);
CREATE TABLE shares.rezensionen (id serial PRIMARY KEY, note smallint NOT NULL CHECK (note BETWEEN 1 AND 5), text text);
CREATE TABLE shares.verfasser (id serial PRIMARY KEY, name varchar(60) NOT NULL, rolle varchar(16) NOT NULL CHECK (rolle IN ('Herausgeber', 'Autor', 'Illustrator')));
CREATE TABLE shares.members (id serial PRIMARY KEY, loyalty_tier varchar(10) NOT NULL DEFAULT 'None' CHECK (loyalty_tier IN ('None', 'Silver', 'Gold', 'Platinum')),
  "Status" varchar(15) NOT NULL DEFAULT 'Active' CHECK ("Status" IN ('Active', 'Maintenance', 'Retired')));
