-- Runs are kept, described with real queries, and can be repeated.
SELECT synth_runs.rows, state, mode, seed FROM synth_runs WHERE schema_name = 'library_mgm' ORDER BY id LIMIT 1;
SELECT table_name, rows FROM synth_generate('library_mgm', rows => 60, seed => 5, mode => 'replace', as_of => '2025-05-05')
ORDER BY table_name::text COLLATE "C";
SELECT max(id) AS run FROM synth_runs \gset
SELECT seed, as_of, as_of_pinned, mode, options, rows, rows_per_table, array_length(table_order, 1) AS tables
FROM synth_runs WHERE id = :run;

CREATE TEMPORARY TABLE report AS SELECT synth_report(:run) AS r;
SELECT r ->> 'seed' AS seed, r ->> 'as_of' AS as_of, r -> 'valid' AS valid, jsonb_array_length(r -> 'tables') AS tables FROM report;
SELECT t ->> 'table' AS "table", t ->> 'rows' AS rows, jsonb_array_length(t -> 'columns') AS columns,
       jsonb_array_length(t -> 'foreign_keys') AS foreign_keys, jsonb_array_length(t -> 'not_null') AS not_null
FROM report, jsonb_array_elements(r -> 'tables') t ORDER BY t ->> 'table' COLLATE "C";
SELECT count(*) FILTER (WHERE (k ->> 'duplicates')::bigint <> 0) AS duplicates
FROM report, jsonb_array_elements(r -> 'tables') t, jsonb_array_elements(t -> 'keys') k;
SELECT count(*) AS foreign_keys, sum((f ->> 'orphans')::bigint) AS orphans,
       bool_and((f ->> 'coverage_percent')::numeric BETWEEN 0 AND 100) AS coverage
FROM report, jsonb_array_elements(r -> 'tables') t, jsonb_array_elements(t -> 'foreign_keys') f;
SELECT c ->> 'name' AS name, c ->> 'distinct' AS distinct, c ->> 'null_percent' AS null_percent, c ->> 'min' AS min, c ->> 'max' AS max
FROM report, jsonb_array_elements(r -> 'tables') t, jsonb_array_elements(t -> 'columns') c
WHERE t ->> 'table' LIKE '%authors' AND c ->> 'name' = 'author_id';
DROP TABLE report;

-- The last run again, in place.
CREATE TEMPORARY TABLE first AS SELECT * FROM library_mgm.library_members;
UPDATE library_mgm.library_members SET first_name = 'Changed';
SELECT table_name, rows FROM synth_refresh('library_mgm') ORDER BY table_name::text COLLATE "C";
SELECT count(*) AS different FROM (TABLE first EXCEPT TABLE library_mgm.library_members) d;
SELECT count(*) FROM library_mgm.library_members;
DROP TABLE first;
SELECT seed, as_of, mode FROM synth_runs WHERE id = (SELECT max(id) FROM synth_runs);
DROP SCHEMA library_mgm CASCADE;
