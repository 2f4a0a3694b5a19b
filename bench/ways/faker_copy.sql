-- A program at the client writes rows, the server reads them: what most seed scripts do, at their best.
BEGIN;
\copy author (first_name, last_name, birth_date, nationality) FROM PROGRAM 'node bench/ways/faker_rows.mjs author'
\copy book (author_id, title, isbn, price, published, pages) FROM PROGRAM 'node bench/ways/faker_rows.mjs book'
\copy member (name, email, joined, status) FROM PROGRAM 'node bench/ways/faker_rows.mjs member'
\copy loan (book_id, member_id, loan_date, due_date, returned_at, fine) FROM PROGRAM 'node bench/ways/faker_rows.mjs loan'
COMMIT;
