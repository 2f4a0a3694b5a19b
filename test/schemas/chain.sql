-- A chain of foreign keys twelve deep, created from its end, and one of rows that say when they were made.
CREATE SCHEMA chain;
SET search_path = chain;

CREATE TABLE l00 (id int PRIMARY KEY, name text);
CREATE TABLE l01 (id int PRIMARY KEY, up int NOT NULL REFERENCES l00);
CREATE TABLE l02 (id text PRIMARY KEY, up int NOT NULL REFERENCES l01);
CREATE TABLE l03 (id int PRIMARY KEY, up text NOT NULL REFERENCES l02);
CREATE TABLE l04 (id uuid PRIMARY KEY, up int NOT NULL REFERENCES l03);
CREATE TABLE l05 (id int, part int, up uuid NOT NULL REFERENCES l04, PRIMARY KEY (id, part));
CREATE TABLE l06 (id date PRIMARY KEY, up int NOT NULL, up_part int NOT NULL, FOREIGN KEY (up, up_part) REFERENCES l05);
CREATE TABLE l07 (id int PRIMARY KEY, up date NOT NULL REFERENCES l06);
CREATE TABLE l08 (id int PRIMARY KEY REFERENCES l07);
CREATE TABLE l09 (id int PRIMARY KEY REFERENCES l08);
CREATE TABLE l10 (id bigint PRIMARY KEY, up bigint NOT NULL REFERENCES l09);
CREATE TABLE l11 (id int PRIMARY KEY, up bigint UNIQUE REFERENCES l10);

CREATE TABLE d0 (id int PRIMARY KEY, created_at timestamptz NOT NULL);
CREATE TABLE d1 (id int PRIMARY KEY, up int NOT NULL REFERENCES d0, created_at timestamptz NOT NULL);
CREATE TABLE d2 (id int PRIMARY KEY, up int NOT NULL REFERENCES d1, created_at timestamptz NOT NULL);
CREATE TABLE d3 (id int PRIMARY KEY, up int NOT NULL REFERENCES d2, created_at timestamptz NOT NULL);
CREATE TABLE d4 (id int PRIMARY KEY, up int NOT NULL REFERENCES d3, created_at timestamptz NOT NULL);
CREATE TABLE d5 (id int PRIMARY KEY, up int NOT NULL REFERENCES d4, created_at timestamptz NOT NULL);
CREATE TABLE d6 (id int PRIMARY KEY, up int NOT NULL REFERENCES d5, created_at timestamptz NOT NULL);
CREATE TABLE d7 (id int PRIMARY KEY, up int NOT NULL REFERENCES d6, created_at timestamptz NOT NULL);
CREATE TABLE d8 (id int PRIMARY KEY, up int NOT NULL REFERENCES d7, created_at timestamptz NOT NULL);

RESET search_path;
