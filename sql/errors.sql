-- Bad input: a clear error with its SQLSTATE and a hint, and nothing written.
CREATE SCHEMA bad;
CREATE TABLE bad.parent (id int PRIMARY KEY);
CREATE TABLE bad.child (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES bad.parent);
CREATE VIEW bad.seen AS SELECT id FROM bad.parent;
CREATE SEQUENCE bad.counter;
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER nowhere FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE public.far (id int) SERVER nowhere;

-- Only message, SQLSTATE, detail and hint: the source's line would change with it.
CREATE FUNCTION attempt(statement text) RETURNS TABLE (state text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE statement;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
    detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
  RETURN NEXT;
END $$;
\x on

SELECT * FROM attempt($$SELECT * FROM synth_generate('no_such_schema')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bda')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad.cases')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(NULL::text)$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', rows => -1)$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', rows => NULL)$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', rows => 9223372036854775807)$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', seed => NULL)$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', mode => 'apend')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', options => '{"trigers": true}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', options => '{"triggers": "yes"}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', options => '[]')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', options => '{"unsatisfiable": "ignore"}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', row_counts => '{"chlid": 5}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', row_counts => '{"child": -5}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', row_counts => '{"child": "many"}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', row_counts => '{"child": 1.5}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', tables => '{parnet}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', tables => '{}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', tables => '{NULL}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', tables => '{seen}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY['bad.seen'::regclass])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY['bad.counter'::regclass])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY['pg_class'::regclass])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY['information_schema.sql_features'::regclass])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY['synth_run'::regclass])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY['public.far'::regclass])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY[NULL]::regclass[])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate(ARRAY[]::regclass[])$$);
SELECT * FROM attempt($$SELECT * FROM synth_generate('pg_catalog')$$);
-- A parent that is empty and not in the run.
SELECT * FROM attempt($$SELECT * FROM synth_generate('bad', tables => '{child}')$$);
SELECT * FROM attempt($$SELECT * FROM synth_report(-1)$$);
SELECT * FROM attempt($$SELECT * FROM synth_report(NULL)$$);
SELECT * FROM attempt($$SELECT * FROM synth_refresh('bad')$$);
SELECT * FROM attempt($$SELECT * FROM synth_refresh('no_such_schema')$$);
\x off

-- Another session's state: read only, and a query that reads the table to be filled.
BEGIN READ ONLY;
SELECT * FROM synth_generate('bad');
ROLLBACK;
\set SHOW_CONTEXT never
INSERT INTO bad.parent VALUES (1);
SELECT g.rows FROM bad.parent p, LATERAL synth_generate('bad', rows => 1 + p.id - p.id) g;
DO $$
DECLARE parent record;
BEGIN
  FOR parent IN SELECT * FROM bad.parent LOOP
    PERFORM synth_generate('bad', rows => 1, mode => 'replace');
  END LOOP;
END $$;
ALTER TABLE bad.child ALTER CONSTRAINT child_parent_id_fkey DEFERRABLE INITIALLY DEFERRED;
BEGIN;
INSERT INTO bad.child SELECT * FROM synth_preview(NULL::bad.child, rows => 1);
SELECT * FROM synth_generate('bad', tables => '{child}');
ROLLBACK;
\set SHOW_CONTEXT errors

SELECT (SELECT count(*) FROM bad.parent) AS parents, (SELECT count(*) FROM bad.child) AS children,
       (SELECT count(*) FROM synth_runs WHERE schema_name = 'bad') AS runs;
DROP FUNCTION attempt(text);
DROP FOREIGN DATA WRAPPER nowhere CASCADE;
DROP SCHEMA bad CASCADE;
