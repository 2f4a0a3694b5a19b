-- Prints what recognition makes of the database's columns: a line "figures:" with name, columns, text columns whose
-- meaning decides (neither keys, references, enums nor checks do), and how many of these get generic text; then a
-- line for each of the latter. psql variable: name.
CREATE SCHEMA synthgen_recognition;
CREATE EXTENSION synthgen SCHEMA synthgen_recognition;
CREATE TEMP TABLE target AS
  SELECT c.oid::regclass AS relation
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
    AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'synthgen_recognition')
    AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');
CREATE TEMP TABLE planned AS
  SELECT p.table_name, p.column_name, p.reason, t.typcategory = 'S' AS is_text
  FROM synthgen_recognition.synth_plan((SELECT array_agg(relation ORDER BY relation::text) FROM target),
                                       options => '{"unsatisfiable": "skip"}') p
  JOIN pg_attribute a ON a.attrelid = p.table_name AND a.attname = p.column_name
  JOIN pg_type t ON t.oid = a.atttypid;
CREATE TEMP VIEW decided AS
  SELECT *, reason ~ '^type |means text[.]aspect$' AS is_generic FROM planned
  WHERE is_text AND (reason ~ '^type ' OR reason ~ '^name ');
\t on
\pset fieldsep '\t'
SELECT 'figures:', :'name', (SELECT count(*) FROM planned), count(*), count(*) FILTER (WHERE is_generic),
       round(100.0 * count(*) FILTER (WHERE is_generic) / greatest(count(*), 1), 1) || ' %'
FROM decided;
SELECT '    ' || table_name || '.' || column_name FROM decided WHERE is_generic ORDER BY 1;
