-- The plan says what would be written, in which order, by what and why, and writes nothing.
CREATE TEMPORARY TABLE before AS SELECT count(*) FROM library_mgm.books;

SELECT count(DISTINCT table_name) AS tables, count(*) AS columns, bool_and(generator <> '') AS generators,
       bool_and(reason <> '') AS reasons, min(step) AS first_step, max(step) AS last_step
FROM synth_plan('library_mgm', rows => 1000);
SELECT count(*) = (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                   WHERE c.relnamespace = 'library_mgm'::regnamespace AND c.relkind = 'r'
                     AND a.attnum > 0 AND NOT a.attisdropped) AS every_column
FROM synth_plan('library_mgm');
SELECT DISTINCT table_name::text COLLATE "C" AS table_name, rows
FROM synth_plan('library_mgm', rows => 10, row_counts => '{"books": 77}', tables => '{authors,books}')
ORDER BY 1;
SELECT DISTINCT rows FROM synth_plan(ARRAY['library_mgm.books'::regclass], rows => 12);

-- Parents come before their children where there is no cycle.
WITH step AS (SELECT DISTINCT table_name, step FROM synth_plan('library_mgm'))
SELECT bool_and(parent.step < child.step)
FROM pg_constraint f JOIN step child ON child.table_name = f.conrelid JOIN step parent ON parent.table_name = f.confrelid
WHERE f.contype = 'f' AND f.conrelid IN ('library_mgm.books'::regclass, 'library_mgm.book_inventory'::regclass,
                                         'library_mgm.book_loans'::regclass)
  AND f.confrelid <> 'library_mgm.library_branches'::regclass;

SELECT (SELECT count(*) FROM library_mgm.books) = count AS untouched FROM before;

-- A plan may be made where nothing may be written.
BEGIN READ ONLY;
SELECT count(*) > 0 AS planned FROM synth_plan('library_mgm');
COMMIT;
DROP TABLE before;
