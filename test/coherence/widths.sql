-- What the width of a text, the labels beside a name and a lonely description tell.
CREATE SCHEMA widths;
SET search_path = widths;
CREATE TABLE entreprises (id serial PRIMARY KEY, cnpj_like char(14) NOT NULL, ref char(10) NOT NULL, chave char(44) NOT NULL, cep char(8) NOT NULL, pzn char(8) NOT NULL UNIQUE, awb char(11) NOT NULL, cod char(6) NOT NULL, mois char(7) NOT NULL, period varchar(7) NOT NULL, saison varchar(9) NOT NULL, season varchar(7) NOT NULL);
CREATE TABLE leads (id serial PRIMARY KEY, person_name varchar(100) NOT NULL, title varchar(80) NOT NULL, email varchar(120) NOT NULL, cntct_ph varchar(20) NOT NULL);
CREATE TABLE companies (id serial PRIMARY KEY, company_name varchar(100) NOT NULL, contact_name varchar(100) NOT NULL, contact_email varchar(120) NOT NULL);
CREATE TABLE alumnos (id serial PRIMARY KEY, nombre varchar(50) NOT NULL, apellidos varchar(50) NOT NULL, sexo varchar(10) NOT NULL CHECK (sexo IN ('hombre', 'mujer')));
CREATE TABLE eleves (id serial PRIMARY KEY, nom varchar(50) NOT NULL, prenom varchar(50) NOT NULL, sexe char(1) NOT NULL CHECK (sexe IN ('G', 'F')));
CREATE TABLE guardians (id serial PRIMARY KEY, first_name varchar(50) NOT NULL, last_name varchar(50) NOT NULL, relationship varchar(20) NOT NULL CHECK (relationship IN ('mother', 'father', 'guardian', 'other')));
CREATE TABLE payment_methods (id serial PRIMARY KEY, brand varchar(20) NOT NULL, last4 char(4) NOT NULL, exp_month int NOT NULL, exp_year int NOT NULL);
CREATE TABLE projects (id serial PRIMARY KEY, key varchar(10) NOT NULL UNIQUE, name varchar(100) NOT NULL);
CREATE TABLE app_settings (key varchar(100) PRIMARY KEY, value text NOT NULL);
CREATE TABLE product_categories (cat_cd varchar(8) PRIMARY KEY, description varchar(60) NOT NULL);
CREATE TABLE warehouses (whse_id int PRIMARY KEY, whse_desc varchar(60) NOT NULL);
CREATE TABLE agences (id serial PRIMARY KEY, libelle varchar(80) NOT NULL, ville varchar(60) NOT NULL);
CREATE TABLE empleados (id serial PRIMARY KEY, nombre varchar(40) NOT NULL, sexo char(1) NOT NULL CHECK (sexo IN ('H', 'M')));
CREATE TABLE spediteure (id serial PRIMARY KEY, kuerzel varchar(10) NOT NULL UNIQUE, name varchar(80) NOT NULL);
