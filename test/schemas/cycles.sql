-- Cycles of foreign keys in which every key is NOT NULL and none can be deferred, a longer cycle, and two
-- cycles that share a table.
CREATE SCHEMA cycles;
SET search_path = cycles;

CREATE TABLE hen (
  id int PRIMARY KEY,
  egg_id int NOT NULL
);
CREATE TABLE egg (
  id int PRIMARY KEY,
  hen_id int NOT NULL REFERENCES hen
);
ALTER TABLE hen ADD FOREIGN KEY (egg_id) REFERENCES egg;

CREATE TABLE country (
  code char(2) PRIMARY KEY,
  capital_id int NOT NULL
);
CREATE TABLE region (
  id int PRIMARY KEY,
  country_code char(2) NOT NULL REFERENCES country
);
CREATE TABLE city (
  id int PRIMARY KEY,
  region_id int NOT NULL REFERENCES region,
  mayor_id int NOT NULL
);
ALTER TABLE country ADD FOREIGN KEY (capital_id) REFERENCES city;
CREATE TABLE mayor (
  id int PRIMARY KEY,
  home_city_id int NOT NULL REFERENCES city,
  predecessor_id int REFERENCES mayor
);
ALTER TABLE city ADD FOREIGN KEY (mayor_id) REFERENCES mayor;

CREATE TABLE invoice (
  id int PRIMARY KEY,
  last_line_id int NOT NULL
);
CREATE TABLE line (
  id int PRIMARY KEY,
  invoice_id int NOT NULL REFERENCES invoice
);
ALTER TABLE invoice ADD FOREIGN KEY (last_line_id) REFERENCES line DEFERRABLE INITIALLY DEFERRED;

RESET search_path;
