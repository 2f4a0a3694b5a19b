-- What `make demo` shows: an empty schema, one statement, a look at the data, and the proof.
-- Run it with psql from the top folder, in an empty database.
\set QUIET on
\set ON_ERROR_STOP on
\pset footer off
\timing off
\echo The schema library_mgm: nine tables; branches, employees and departments refer to one another in a cycle.
\ir schemas/library_mgm.sql
\echo
\echo '=# CREATE EXTENSION synthgen;'
CREATE EXTENSION synthgen;
\echo '=# SELECT * FROM synth_generate(''library_mgm'', rows => 1000, seed => 42);'
\echo
SELECT * FROM synth_generate('library_mgm', rows => 1000, seed => 42);

SET search_path = library_mgm;
\echo The latest loans, with member, book, author and branch:
\echo
SELECT l.loan_date::date AS lent, m.first_name || ' ' || m.last_name AS member, b.title,
       a.first_name || ' ' || a.last_name AS author, r.city AS branch, l.loan_status AS status,
       l.fine_amount AS fine
FROM book_loans l
JOIN library_members m USING (member_id)
JOIN book_inventory i USING (inventory_id)
JOIN books b USING (book_id)
JOIN authors a USING (author_id)
JOIN library_branches r USING (branch_id)
ORDER BY l.loan_date DESC, l.loan_id
LIMIT 8;

\echo Around the cycle: employees, their department and its manager, their branch and its manager:
\echo
SELECT e.first_name || ' ' || e.last_name AS employee, e.job_title, e.hire_date AS hired, d.name AS department,
       h.first_name || ' ' || h.last_name AS "head of department", r.city AS branch,
       g.first_name || ' ' || g.last_name AS "branch manager"
FROM employees e
JOIN departments d ON d.department_id = e.department_id
JOIN employees h ON h.employee_id = d.manager_id
JOIN library_branches r ON r.branch_id = e.branch_id
JOIN employees g ON g.employee_id = r.manager_id
ORDER BY e.employee_id
LIMIT 8;

\echo Members:
\echo
SELECT first_name, last_name, email, date_of_birth AS born, join_date AS joined, city, state, zip_code AS zip,
       membership_type AS membership, account_status AS account
FROM library_members
ORDER BY member_id
LIMIT 8;

\echo The most lent genres:
\echo
SELECT b.genre, count(DISTINCT b.book_id) AS books, count(*) AS loans,
       round(100.0 * count(*) FILTER (WHERE l.loan_status = 'Overdue') / count(*), 1) AS "overdue %"
FROM book_loans l JOIN book_inventory i USING (inventory_id) JOIN books b USING (book_id)
GROUP BY b.genre
ORDER BY loans DESC, b.genre
LIMIT 8;

RESET search_path;
\echo The proof: every constraint of the schema, checked by queries of its own (test/prove_constraints.sql):
\echo
\ir prove_constraints.sql
