-- A preview returns rows of the table's type and writes nothing.
CREATE TEMPORARY TABLE before AS SELECT count(*) FROM library_mgm.books;
SELECT count(*), count(DISTINCT book_id), count(DISTINCT isbn), bool_and(title <> '') AS titled
FROM synth_preview(NULL::library_mgm.books, rows => 25);
SELECT count(*) FROM synth_preview(NULL::library_mgm.books);
SELECT count(*) FROM synth_preview(NULL::library_mgm.books, rows => 0);
SELECT (SELECT array_agg(b) FROM synth_preview(NULL::library_mgm.books, rows => 5, seed => 1) b)
     = (SELECT array_agg(b) FROM synth_preview(NULL::library_mgm.books, rows => 5, seed => 1) b) AS repeats,
       (SELECT array_agg(b) FROM synth_preview(NULL::library_mgm.books, rows => 5, seed => 1) b)
     = (SELECT array_agg(b) FROM synth_preview(NULL::library_mgm.books, rows => 5, seed => 2) b) AS other_seed;
SELECT (SELECT count(*) FROM library_mgm.books) = count AS untouched FROM before;
DROP TABLE before;

BEGIN READ ONLY;
SELECT count(*) FROM synth_preview(NULL::library_mgm.book_loans, rows => 3);
COMMIT;

SELECT * FROM synth_preview(1);
SELECT * FROM synth_preview(NULL::library_mgm.books, rows => -1);
SELECT * FROM synth_preview(NULL::library_mgm.books, rows => NULL);
