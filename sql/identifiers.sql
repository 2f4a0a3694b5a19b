-- Names that need quotes work wherever a name is given or returned.
\getenv abs_srcdir PG_ABS_SRCDIR
\set schema :abs_srcdir '/test/schemas/identifiers.sql'
\set proof :abs_srcdir '/test/prove_constraints.sql'
SET client_min_messages = warning;
\set ECHO none
\i :schema
\set ECHO all
RESET client_min_messages;

SELECT table_name, rows, note FROM synth_generate('Schema "with" quotes', rows => 20, seed => 1)
ORDER BY table_name::text COLLATE "C";
SELECT table_name, rows FROM synth_generate('Schema "with" quotes', rows => 5, tables => '{UPPER}');
SELECT table_name, rows FROM synth_generate('Schema "with" quotes', rows => 5, tables => ARRAY['Table with spaces'],
                                            row_counts => '{"Table with spaces": 6}');
SELECT count(*) FROM synth_preview(NULL::"Schema ""with"" quotes"."größe_東京_🐘");
SELECT count(*) > 0 AS planned FROM synth_plan('Schema "with" quotes');
SELECT jsonb_typeof(synth_report(max(id))) FROM synth_runs;
SELECT count(*) AS tables, sum(rows) FROM synth_refresh('Schema "with" quotes');
\set ECHO none
\i :proof
\set ECHO all
DROP SCHEMA "Schema ""with"" quotes" CASCADE;
