-- A university in German, umlauts written out, most names in words that no other schema has.
CREATE SCHEMA hochschule;
SET search_path = hochschule;
CREATE TABLE fakultaet (fakultaet_id serial PRIMARY KEY, bezeichnung varchar(100) NOT NULL, dekan varchar(100) NOT NULL);
CREATE TABLE studiengang (studiengang_id serial PRIMARY KEY, fakultaet_id int NOT NULL REFERENCES fakultaet, name varchar(120) NOT NULL,
                          abschluss varchar(40) NOT NULL, regelstudienzeit smallint NOT NULL, nc numeric(2,1) NOT NULL,
                          unterrichtssprache varchar(30) NOT NULL, akkreditiert_bis date);
CREATE TABLE dozent (dozent_id serial PRIMARY KEY, fakultaet_id int NOT NULL REFERENCES fakultaet, titel varchar(30) NOT NULL,
                     vorname varchar(50) NOT NULL, nachname varchar(50) NOT NULL, buero varchar(20) NOT NULL, fachgebiet varchar(80) NOT NULL,
                     sprechstunde varchar(60) NOT NULL, besoldungsgruppe varchar(10) NOT NULL);
CREATE TABLE modul (modul_id serial PRIMARY KEY, modulnummer varchar(16) NOT NULL UNIQUE, ects smallint NOT NULL, sws smallint, turnus varchar(30) NOT NULL,
                    pruefungsform varchar(40) NOT NULL, voraussetzungen text NOT NULL, literatur text NOT NULL, verantwortlich int REFERENCES dozent);
CREATE TABLE hoersaal (hoersaal_id serial PRIMARY KEY, gebaeude varchar(40), raumnummer varchar(10), ausstattung varchar(100) NOT NULL, barrierefrei boolean);
CREATE TABLE abschlussarbeit (id serial PRIMARY KEY, thema varchar(250) NOT NULL, art varchar(20) NOT NULL, erstgutachter int REFERENCES dozent,
                              sperrvermerk boolean DEFAULT false);
