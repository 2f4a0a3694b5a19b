-- One call fills a schema with a cycle of foreign keys.
\getenv abs_srcdir PG_ABS_SRCDIR
\set schema :abs_srcdir '/test/schemas/library_mgm.sql'
\set proof :abs_srcdir '/test/prove_constraints.sql'
\set ECHO none
\i :schema
\set ECHO all

SELECT table_name, rows, elapsed >= interval '0' AS timed, note
FROM synth_generate('library_mgm', rows => 200, seed => 42)
ORDER BY table_name::text COLLATE "C";
\set ECHO none
\i :proof
\set ECHO all

-- Rows per table, some tables only, given tables. What is not asked for stays as it is.
SELECT table_name, rows FROM synth_generate('library_mgm', rows => 10, seed => 1, mode => 'replace',
  row_counts => '{"books": 50, "book_loans": 120, "authors": 5}')
ORDER BY table_name::text COLLATE "C";
SELECT table_name, rows FROM synth_generate('library_mgm', rows => 7, tables => '{books}');
SELECT count(*) FROM library_mgm.books;
SELECT table_name, rows
FROM synth_generate(ARRAY['library_mgm.authors', 'library_mgm.publishers']::regclass[], rows => 3)
ORDER BY table_name::text COLLATE "C";
SELECT table_name, rows FROM synth_generate('library_mgm', rows => 0, tables => '{authors}');

-- A run is all or nothing.
BEGIN;
SELECT count(*) FROM synth_generate('library_mgm', rows => 10);
ROLLBACK;
SELECT count(*) FROM library_mgm.books;
BEGIN;
SAVEPOINT before;
SELECT count(*) FROM synth_generate('library_mgm', rows => 10);
ROLLBACK TO before;
SELECT count(*) FROM library_mgm.books;
SELECT count(*) FROM synth_generate('library_mgm', rows => 10);
COMMIT;
SELECT count(*) FROM library_mgm.books;

-- The user's next row finds the sequence where it should stand.
INSERT INTO library_mgm.authors (first_name, last_name) VALUES ('Next', 'One')
RETURNING author_id = (SELECT max(author_id) + 1 FROM library_mgm.authors) AS follows;

-- Also from SQL functions, PL/pgSQL and a cursor.
DO $$
DECLARE written bigint;
BEGIN
  SELECT sum(rows) INTO written FROM synth_generate('library_mgm', rows => 2);
  RAISE NOTICE '% rows', written;
END $$;
CREATE FUNCTION fill() RETURNS bigint LANGUAGE sql AS $$ SELECT sum(rows)::bigint FROM synth_generate('library_mgm', rows => 2) $$;
SELECT fill();
DROP FUNCTION fill();
\set ECHO none
\i :proof
\set ECHO all
