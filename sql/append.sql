-- Appending goes on after what is there; replacing starts again.
CREATE SCHEMA append;
CREATE TABLE append.parent (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code varchar(8) NOT NULL UNIQUE);
CREATE TABLE append.child (id bigserial PRIMARY KEY, parent_id int NOT NULL REFERENCES append.parent, note text);

SELECT table_name, rows FROM synth_generate('append', rows => 50, seed => 3);
SELECT table_name, rows FROM synth_generate('append', rows => 50, seed => 3);
SELECT count(*), count(DISTINCT id) AS ids, count(DISTINCT code) AS codes FROM append.parent;
SELECT bool_or(parent_id <= 50) AS old_parents, bool_or(parent_id > 50) AS new_parents FROM append.child WHERE id > 50;

-- Rows that the user makes in between.
INSERT INTO append.parent (code) VALUES ('mine');
INSERT INTO append.parent (id, code) OVERRIDING SYSTEM VALUE VALUES (120, 'far');
SELECT table_name, rows FROM synth_generate('append', rows => 50, seed => 4);
SELECT count(*), count(DISTINCT id) AS ids, count(DISTINCT code) AS codes FROM append.parent;
INSERT INTO append.parent (code) VALUES ('next') RETURNING id > 100 AS works;
INSERT INTO append.child (parent_id) VALUES (1) RETURNING id > 100 AS works;

-- Children of parents that are not in the run.
SELECT table_name, rows FROM synth_generate('append', rows => 30, tables => '{child}');

SELECT table_name, rows FROM synth_generate('append', rows => 20, seed => 3, mode => 'replace');
SELECT min(id), max(id), count(*) FROM append.parent;
SELECT min(id), max(id), count(*) FROM append.child;
INSERT INTO append.parent (code) VALUES ('last') RETURNING id;

-- A table outside the run that refers to a replaced one stops it.
CREATE TABLE public.outsider (parent_id int REFERENCES append.parent);
SELECT table_name, rows FROM synth_generate('append', rows => 20, mode => 'replace');
SELECT count(*) FROM append.parent;
DROP TABLE public.outsider;
DROP SCHEMA append CASCADE;
