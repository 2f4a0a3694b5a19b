-- The extension installs, says what it is made of, and can live in any schema.
CREATE EXTENSION synthgen;
\pset format unaligned
\pset tuples_only on
SELECT pg_describe_object(classid, objid, 0) AS object
FROM pg_depend JOIN pg_extension e ON e.oid = refobjid AND e.extname = 'synthgen'
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e' AND classid <> 'pg_type'::regclass
ORDER BY pg_describe_object(classid, objid, 0) COLLATE "C";

-- Everything carries a comment, nothing runs with other rights than the caller's.
SELECT p.oid::regprocedure AS function, obj_description(p.oid, 'pg_proc') IS NOT NULL AS commented,
       p.prosecdef AS definer, p.provolatile AS volatility, p.proparallel AS parallel
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'synthgen'
ORDER BY p.oid::regprocedure::text COLLATE "C";
\pset format aligned
\pset tuples_only off

DROP EXTENSION synthgen;
CREATE SCHEMA "Elsewhere";
CREATE EXTENSION synthgen SCHEMA "Elsewhere";
CREATE SCHEMA small;
CREATE TABLE small.item (id int PRIMARY KEY, name text NOT NULL);
SELECT table_name, rows, note FROM "Elsewhere".synth_generate('small', rows => 5);
SELECT id, schema_name, rows FROM "Elsewhere".synth_runs;
DROP EXTENSION synthgen;
SELECT count(*) FROM small.item;
DROP SCHEMA small CASCADE;
DROP SCHEMA "Elsewhere";
CREATE EXTENSION synthgen;
