-- Countries, their cities and airports: what is known of a place goes with its name.
CREATE SCHEMA geography;
SET search_path = geography;
CREATE TABLE countries (id serial PRIMARY KEY, name text NOT NULL, iso2 char(2) NOT NULL, currency_code char(3) NOT NULL, currency_name text,
  continent text, continent_code char(2), capital text, language text, nationality text, population bigint NOT NULL);
CREATE TABLE cities (id serial PRIMARY KEY, name text NOT NULL, country_id int NOT NULL REFERENCES countries);
CREATE TABLE world_cities (id serial PRIMARY KEY, city_name text NOT NULL, country_name text NOT NULL, iso2 char(2) NOT NULL,
  lat float8 NOT NULL, lng float8 NOT NULL);
CREATE TABLE towns (id serial PRIMARY KEY, city text NOT NULL, state_code char(2) NOT NULL, time_zone text NOT NULL);
CREATE TABLE airports (id serial PRIMARY KEY, iata_code char(3) NOT NULL, name text NOT NULL, city text NOT NULL, country text NOT NULL,
  latitude numeric(8,5) NOT NULL, longitude numeric(8,5) NOT NULL);
CREATE TABLE airport (code char(3) PRIMARY KEY, airport_name text NOT NULL, country_code char(2) NOT NULL, latitude numeric(8,5) NOT NULL);
CREATE TABLE laender (id serial PRIMARY KEY, name text NOT NULL, waehrung char(3) NOT NULL, kontinent text NOT NULL, vorwahl text NOT NULL);
