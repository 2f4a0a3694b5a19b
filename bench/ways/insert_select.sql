-- What one writes by hand: plausible values from random(), keys below the row counts.
BEGIN;
INSERT INTO author (first_name, last_name, birth_date, nationality)
SELECT (ARRAY['James', 'Mary', 'Robert', 'Linda'])[1 + (random() * 3)::int],
       (ARRAY['Smith', 'Jones', 'Brown', 'Garcia'])[1 + (random() * 3)::int],
       date '1900-01-01' + (random() * 36500)::int,
       (ARRAY['British', 'French', 'German', 'Polish'])[1 + (random() * 3)::int]
FROM generate_series(1, :n / 10);
INSERT INTO book (author_id, title, isbn, price, published, pages)
SELECT 1 + floor(random() * (:n / 10)), 'The Silent River of Book ' || i, '978' || lpad(i::text, 10, '0'),
       (1 + random() * 98)::numeric(8,2), date '1950-01-01' + (random() * 27000)::int, 50 + (random() * 900)::int
FROM generate_series(1, :n) i;
INSERT INTO member (name, email, joined, status)
SELECT 'Member ' || i, 'user' || i || '@example.com', timestamptz '2015-01-01' + random() * interval '3650 days',
       (ARRAY['active', 'suspended', 'expired', 'pending'])[1 + (random() * 3)::int]
FROM generate_series(1, :n / 2) i;
INSERT INTO loan (book_id, member_id, loan_date, due_date, returned_at, fine)
SELECT 1 + floor(random() * :n), 1 + floor(random() * (:n / 2)), day, day::date + 15,
       CASE WHEN random() < 0.8 THEN day + random() * interval '20 days' END, (random() * 50)::numeric(6,2)
FROM (SELECT timestamptz '2018-01-01' + random() * interval '2500 days' AS day
      FROM generate_series(1, 3 * :n)) d;
COMMIT;
