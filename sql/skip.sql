-- What cannot be filled is left empty with the reason, together with what cannot do without it.
CREATE SCHEMA skipped;
SET search_path = skipped, public;
CREATE TABLE fine (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE contradicted (id int PRIMARY KEY, n int NOT NULL CHECK (n > 5 AND n < 3));
CREATE TABLE child (id int PRIMARY KEY, contradicted_id int NOT NULL REFERENCES contradicted);
CREATE TABLE grandchild (id int PRIMARY KEY, child_id int NOT NULL REFERENCES child, fine_id int REFERENCES fine);
CREATE TABLE optional (id int PRIMARY KEY, contradicted_id int REFERENCES contradicted,
                       fine_id int NOT NULL REFERENCES fine);
CREATE TABLE refused (id int PRIMARY KEY, fine_id int NOT NULL REFERENCES fine);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'nothing is ever good enough'; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON refused FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TABLE ring_one (id int PRIMARY KEY, two_id int NOT NULL);
CREATE TABLE ring_two (id int PRIMARY KEY, one_id int NOT NULL REFERENCES ring_one,
                       refused_id int NOT NULL REFERENCES refused);
ALTER TABLE ring_one ADD FOREIGN KEY (two_id) REFERENCES ring_two;

-- By default all or nothing.
SELECT * FROM synth_generate('skipped', rows => 5);
SELECT count(*) FROM fine;

SELECT table_name, rows, note FROM synth_generate('skipped', rows => 5, options => '{"unsatisfiable": "skip"}')
ORDER BY table_name::text COLLATE "C";
SELECT count(*), count(contradicted_id) AS contradicted, count(fine_id) AS fine FROM optional;

-- The plan names what is known before a row is written.
SELECT table_name, reason
FROM synth_plan('skipped', rows => 5, options => '{"unsatisfiable": "skip"}')
WHERE reason LIKE 'left%'
ORDER BY table_name::text COLLATE "C";

-- Without triggers fewer tables fail.
SELECT table_name, rows
FROM synth_generate('skipped', rows => 5, mode => 'replace',
                    options => '{"unsatisfiable": "skip", "triggers": false}')
ORDER BY table_name::text COLLATE "C";

-- A trigger that rejects some rows only: others take their place, and children refer to those that exist.
CREATE TABLE picky (id serial PRIMARY KEY, parent_id int REFERENCES picky, n int NOT NULL CHECK (n BETWEEN 0 AND 99));
CREATE TABLE picky_child (id serial PRIMARY KEY, picky_id int NOT NULL REFERENCES picky);
CREATE FUNCTION pick() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN IF NEW.n % 3 = 1 THEN RAISE EXCEPTION 'no such number here'; END IF; RETURN NULL; END $$;
CREATE TRIGGER pick AFTER INSERT ON picky FOR EACH ROW EXECUTE FUNCTION pick();
SELECT table_name, rows, regexp_replace(note, '\d+', 'N') AS note
FROM synth_generate('skipped', rows => 200, tables => '{picky,picky_child}')
ORDER BY table_name::text COLLATE "C";
SELECT count(*), count(*) FILTER (WHERE n % 3 = 1) AS rejected FROM picky;
INSERT INTO picky (n) VALUES (0) RETURNING id > 200 AS behind_the_last;

SET client_min_messages = warning;
DROP SCHEMA skipped CASCADE;

-- A key that allows no row at all leaves those empty who depend on it: no route leads from an airport to itself.
CREATE SCHEMA lonely;
CREATE TABLE lonely.airport (code char(3) PRIMARY KEY);
CREATE TABLE lonely.route (id int PRIMARY KEY, origin char(3) NOT NULL REFERENCES lonely.airport,
                           target char(3) NOT NULL REFERENCES lonely.airport, CHECK (origin <> target));
CREATE TABLE lonely.flight (id int PRIMARY KEY, route_id int NOT NULL REFERENCES lonely.route);
SELECT table_name, rows, note FROM synth_generate('lonely', rows => 1);
DROP SCHEMA lonely CASCADE;
