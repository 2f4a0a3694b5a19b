-- What a librarian would object to. Each line: the sentence, and how many rows break it.
SET search_path = library_mgm;
WITH claims(claim, violations) AS (
  SELECT 'authors die after they are born', count(*) FROM authors WHERE death_date <= birth_date
  UNION ALL SELECT 'nobody lives to 115', count(*) FROM authors
    WHERE age(coalesce(death_date, date '2026-06-30'), birth_date) > interval '115 years'
  UNION ALL SELECT 'books come out after their author is born', count(*) FROM books JOIN authors USING (author_id)
    WHERE publication_date < birth_date
  UNION ALL SELECT 'an ISBN has a right check digit', count(*) FROM books,
    LATERAL (SELECT replace(isbn, '-', '') AS digits) d
    WHERE length(digits) = 13 AND (SELECT sum(substr(digits, i, 1)::int * CASE WHEN i % 2 = 1 THEN 1 ELSE 3 END)
                                   FROM generate_series(1, 13) i) % 10 <> 0
  UNION ALL SELECT 'a book has a page at least and fewer than 3000', count(*) FROM books
    WHERE number_of_pages NOT BETWEEN 1 AND 3000
  UNION ALL SELECT 'no more copies are available than there are', count(*) FROM book_inventory
    WHERE available_quantity > quantity OR available_quantity < 0
  UNION ALL SELECT 'members join after they are born', count(*) FROM library_members
    WHERE join_date <= date_of_birth
  UNION ALL SELECT 'members have joined by now', count(*) FROM library_members WHERE join_date > date '2026-06-30'
  UNION ALL SELECT 'an e-mail address has the name of its owner', count(*) FROM library_members
    WHERE position(lower(regexp_replace(first_name, '[^A-Za-z]', '', 'g')) in email) = 0
      AND position(lower(regexp_replace(last_name, '[^A-Za-z]', '', 'g')) in email) = 0
  UNION ALL SELECT 'members of one given name are mostly of one sex', count(*) FROM (
      SELECT first_name FROM library_members WHERE gender IN ('Male', 'Female') GROUP BY first_name
      HAVING count(*) >= 8 AND least(count(*) FILTER (WHERE gender = 'Male'),
                                     count(*) FILTER (WHERE gender = 'Female')) > count(*) / 2.5
         AND first_name IN ('James', 'John', 'Robert', 'Michael', 'Mary', 'Patricia', 'Jennifer', 'Linda')) s
  UNION ALL SELECT 'a city lies in one state for a postcode', count(*) FROM (
      SELECT zip_code FROM library_members WHERE zip_code IS NOT NULL GROUP BY zip_code
      HAVING count(DISTINCT state) > 1) s
  UNION ALL SELECT 'members borrow after they joined', count(*) FROM book_loans
    JOIN library_members USING (member_id) WHERE loan_date::date < join_date
  UNION ALL SELECT 'books are due after they are lent', count(*) FROM book_loans WHERE due_date < loan_date::date
  UNION ALL SELECT 'loans last no longer than half a year', count(*) FROM book_loans
    WHERE due_date - loan_date::date > 183
  UNION ALL SELECT 'books come back after they are lent', count(*) FROM book_loans WHERE return_date < loan_date
  UNION ALL SELECT 'books have come back by now', count(*) FROM book_loans
    WHERE return_date >= timestamp '2026-07-01'
  UNION ALL SELECT 'a book is back exactly when its loan says so', count(*) FROM book_loans
    WHERE (return_date IS NOT NULL) <> (loan_status = 'Returned')
  UNION ALL SELECT 'fines are not negative', count(*) FROM book_loans WHERE fine_amount < 0
  UNION ALL SELECT 'at most two fifths of the loans cost a fine', greatest(0, sign(
      count(*) FILTER (WHERE fine_amount > 0) * 5 - count(*) * 2))::bigint FROM book_loans
  UNION ALL SELECT 'few books are lost', greatest(0, sign(
      count(*) FILTER (WHERE loan_status = 'Lost') * 5 - count(*)))::bigint FROM book_loans
  UNION ALL SELECT 'employees have been hired by now', count(*) FROM employees WHERE hire_date > date '2026-06-30'
  UNION ALL SELECT 'nobody here is a software developer', count(*) FROM employees
    WHERE job_title ~* 'developer|brand|scrum|restaurant|dental'
  UNION ALL SELECT 'publishers write from their own domain', count(*) FROM publishers
    WHERE position(lower(split_part(name, ' ', 1)) in contact_email) = 0
  UNION ALL SELECT 'who is head of circulation works in circulation', count(*)
    FROM employees e JOIN departments d USING (department_id)
    WHERE job_title = 'Circulation Supervisor' AND d.name NOT LIKE 'Circulation%'
  UNION ALL SELECT 'nobody borrows at night', count(*) FROM book_loans
    WHERE extract(hour FROM loan_date) NOT BETWEEN 8 AND 19
  UNION ALL SELECT 'books are not of the genres of films', count(*) FROM books
    WHERE genre IN ('Animation', 'Superhero', 'Documentary', 'Musical')
  UNION ALL SELECT 'those who write books write', count(*) FROM authors
    WHERE biography ~ 'went on to a career in|has worked in .* ever since'
  UNION ALL SELECT 'nobody publishes from an apartment', count(*) FROM publishers WHERE address LIKE '%Apt.%'
  UNION ALL SELECT 'students are young and seniors are old', count(*) FROM library_members
    WHERE membership_type = 'Student' AND date_of_birth < date '2026-06-30' - interval '34 years'
      OR membership_type = 'Senior' AND date_of_birth > date '2026-06-30' - interval '59 years'
  UNION ALL SELECT 'nothing is lost before it should have come back', count(*) FROM book_loans
    WHERE loan_status = 'Lost' AND due_date > date '2026-06-30'
  UNION ALL SELECT 'what is late for months has been returned or given up', count(*) FROM book_loans
    WHERE loan_status = 'Overdue' AND due_date < date '2026-06-30' - 125
  UNION ALL SELECT 'few books are lost', greatest(0, count(*) FILTER (WHERE loan_status = 'Lost') - count(*) / 7)
    FROM book_loans
  UNION ALL SELECT 'there are students and seniors', 2 - count(DISTINCT membership_type) FROM library_members
    WHERE membership_type IN ('Student', 'Senior')
)
SELECT claim, violations FROM claims;
