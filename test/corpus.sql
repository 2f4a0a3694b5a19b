-- Fills all user tables of the database and prints what became of them: lines "reason: ..." for the tables
-- that got fewer rows than asked for, then one line "figures: tables filled capped failed rows".
-- psql variables: rows, timeout (seconds for one call).
--
-- All tables go into one call. If that is refused, every component of the foreign-key graph (a table, or
-- tables that refer to each other) goes into a call of its own, parents first, so that the tables at fault
-- are known and all others are filled.
\set ON_ERROR_STOP off
SELECT 1000 * :timeout AS timeout_ms \gset
SET client_min_messages = error;
CREATE SCHEMA synthgen_corpus;
CREATE EXTENSION synthgen SCHEMA synthgen_corpus;

CREATE TABLE synthgen_corpus.relation AS
  SELECT c.oid::regclass AS relation, n.nspname AS schema
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
    AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'synthgen_corpus')
    AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');
CREATE TABLE synthgen_corpus.result (relation regclass, rows bigint, note text, error text);

CREATE FUNCTION synthgen_corpus.fill(tables regclass[], rows bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  message text;
  detail text;
BEGIN
  INSERT INTO synthgen_corpus.result
  SELECT g.table_name, g.rows, g.note, NULL
  FROM synthgen_corpus.synth_generate(tables, rows => fill.rows, seed => 7,
                                      options => '{"unsatisfiable": "skip"}') g;
  RETURN NULL;
EXCEPTION WHEN query_canceled OR assert_failure OR OTHERS THEN
  GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
  RETURN format('%s%s (%s)', message, CASE WHEN detail <> '' THEN '. ' || detail ELSE '' END, SQLSTATE);
END $$;

CREATE FUNCTION synthgen_corpus.fill_component(tables regclass[], rows bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  message text := synthgen_corpus.fill(tables, rows);
BEGIN
  IF message IS NOT NULL THEN
    INSERT INTO synthgen_corpus.result SELECT t, 0, NULL, message FROM unnest(tables) t;
  END IF;
END $$;

-- Triggers and defaults of the schemas name tables without a schema.
SELECT set_config('search_path',
                  concat_ws(', ', (SELECT string_agg(DISTINCT quote_ident(schema), ', ')
                                   FROM synthgen_corpus.relation), 'public'), false) \g /dev/null
SELECT count(*) = 0 AS nothing FROM synthgen_corpus.relation \gset
\if :nothing
\echo reason: no tables
\echo figures: 0 0 0 0 0
\quit
\endif
SET statement_timeout = :timeout_ms;
\set tables '(SELECT array_agg(relation ORDER BY relation::text) FROM synthgen_corpus.relation)'
SELECT coalesce(synthgen_corpus.fill(:tables, :rows), '') AS message \gset
SELECT :'message' <> '' AS refused \gset
\if :refused
\echo refused as a whole: :message
SET statement_timeout = 0;
CREATE TABLE synthgen_corpus.edge AS
  SELECT DISTINCT conrelid AS child, confrelid AS parent
  FROM pg_constraint JOIN synthgen_corpus.relation r ON r.relation = conrelid
  WHERE contype = 'f' AND conrelid <> confrelid;
CREATE TABLE synthgen_corpus.reach AS
  WITH RECURSIVE reach (child, parent) AS (
    SELECT child, parent FROM synthgen_corpus.edge
    UNION
    SELECT r.child, e.parent FROM reach r JOIN synthgen_corpus.edge e ON e.child = r.parent)
  SELECT * FROM reach;
SET statement_timeout = :timeout_ms;
-- A component is named by the smallest of the tables that reach each other; parents reach fewer tables.
WITH component AS (
  SELECT r.relation,
         least(r.relation::oid, (SELECT min(a.parent::oid) FROM synthgen_corpus.reach a JOIN synthgen_corpus.reach b
                                 ON b.child = a.parent AND b.parent = a.child WHERE a.child = r.relation)) AS name,
         (SELECT count(*) FROM synthgen_corpus.reach a WHERE a.child = r.relation) AS depth
  FROM synthgen_corpus.relation r)
SELECT format('SELECT synthgen_corpus.fill_component(%L::oid[]::regclass[], %s) -- %s',
              array_agg(relation::oid ORDER BY relation::text), :rows, min(relation::text))
FROM component GROUP BY name ORDER BY min(depth), name
\gexec
\endif
SET statement_timeout = 0;

-- A table may have got its rows from triggers of others, or have been full from the start.
-- Unlogged, so that no publication of all tables asks how its rows are told apart.
CREATE UNLOGGED TABLE synthgen_corpus.outcome AS
  SELECT r.relation, s.rows, coalesce(s.error, nullif(s.note, ''), 'no note') AS reason, 0::bigint AS held
  FROM synthgen_corpus.relation r LEFT JOIN synthgen_corpus.result s USING (relation);
SELECT format('UPDATE synthgen_corpus.outcome SET held = (SELECT count(*) FROM %s) WHERE relation = %L::oid',
              relation, relation::oid)
FROM synthgen_corpus.outcome WHERE rows < :rows
\gexec
-- Partitioned tables without partitions can hold no rows, nor can what must refer to them.
CREATE TABLE synthgen_corpus.barred AS
  WITH RECURSIVE barred (relation) AS (
    SELECT oid FROM pg_class c
    WHERE relkind = 'p' AND NOT EXISTS (SELECT FROM pg_partition_tree(c.oid) WHERE isleaf)
    UNION
    SELECT k.conrelid FROM pg_constraint k JOIN barred b ON b.relation = k.confrelid
    WHERE k.contype = 'f' AND NOT EXISTS (SELECT FROM pg_attribute a
                                          WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
                                            AND NOT a.attnotnull))
  SELECT relation FROM barred;
ALTER TABLE synthgen_corpus.outcome ADD state text;
UPDATE synthgen_corpus.outcome
SET state = CASE WHEN greatest(rows, held) >= :rows THEN 'filled'
                 WHEN reason ~ 'the referenced table .* is empty' THEN 'orphan'
                 WHEN greatest(rows, held) > 0 AND reason ~ 'limited to|do not collide' THEN 'capped'
                 WHEN reason ~ 'limited to 0 rows .* has no partitions'
                   AND relation IN (SELECT b.relation FROM synthgen_corpus.barred b) THEN 'capped'
                 ELSE 'failed' END;
SELECT format('reason: %s %s: %s', state, relation, concat_ws('; ', rows || ' rows', reason))
FROM synthgen_corpus.outcome WHERE state IN ('failed', 'capped') ORDER BY state DESC, relation::text;
SELECT format('reason: failed: %s tables that must refer to these', count(*))
FROM synthgen_corpus.outcome WHERE state = 'orphan' HAVING count(*) > 0;
SELECT format('figures: %s %s %s %s %s', count(*), count(*) FILTER (WHERE state = 'filled'),
              count(*) FILTER (WHERE state = 'capped'), count(*) FILTER (WHERE state IN ('failed', 'orphan')),
              sum(rows))
FROM synthgen_corpus.outcome;
