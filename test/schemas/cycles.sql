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

-- Each of the two could follow the other in who has changed it.
CREATE TABLE staff (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE candidate (
  id int PRIMARY KEY,
  modified_at timestamp NOT NULL,
  modified_by int NOT NULL REFERENCES staff,
  last_status_id int UNIQUE
);
CREATE TABLE candidate_status (
  id int PRIMARY KEY,
  modified_at timestamp NOT NULL,
  modified_by int NOT NULL REFERENCES staff,
  candidate_id int NOT NULL REFERENCES candidate
);
ALTER TABLE candidate ADD FOREIGN KEY (last_status_id) REFERENCES candidate_status;

-- A part is of its owner, where that has one; a condition wants one all the same.
CREATE TABLE account (id int PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE squad (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE attempt (
  id int PRIMARY KEY,
  account_id int REFERENCES account,
  squad_id int REFERENCES squad,
  CHECK (account_id IS NOT NULL AND squad_id IS NULL OR squad_id IS NOT NULL AND account_id IS NULL)
);
CREATE TABLE attempt_answer (
  id int PRIMARY KEY,
  attempt_id int REFERENCES attempt,
  account_id int REFERENCES account,
  squad_id int REFERENCES squad,
  CHECK ((account_id IS NULL) <> (squad_id IS NULL))
);

RESET search_path;
