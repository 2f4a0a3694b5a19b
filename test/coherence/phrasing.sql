-- Texts of several trades, and some that nobody knows.
CREATE SCHEMA phrasing;
SET search_path = phrasing;
CREATE TABLE stages (id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, surface varchar(40) NOT NULL);
CREATE TABLE tours (id serial PRIMARY KEY, title varchar(80) NOT NULL, host varchar(80) NOT NULL);
CREATE TABLE acts (id serial PRIMARY KEY, name varchar(100) NOT NULL, hospitality_rider text NOT NULL, team_lead varchar(80) NOT NULL);
CREATE TABLE concerts (id serial PRIMARY KEY, act_id int NOT NULL REFERENCES acts, stage_id int NOT NULL REFERENCES stages,
                       what_to_bring varchar(150) NOT NULL, condition_on_arrival varchar(60) NOT NULL);
CREATE TABLE members (id serial PRIMARY KEY, first_name varchar(50) NOT NULL, last_name varchar(50) NOT NULL, linkedin_url varchar(200) NOT NULL);
CREATE TABLE gadgets (id serial PRIMARY KEY, frobnication varchar(40) NOT NULL, zorchment varchar(8) NOT NULL,
                      preferences text NOT NULL, service varchar(60) NOT NULL, terms text NOT NULL);
CREATE TABLE samples (id serial PRIMARY KEY, assessed_by varchar(80) NOT NULL, phlebotomist_name varchar(80) NOT NULL, minutes text NOT NULL);
