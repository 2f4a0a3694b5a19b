-- Addresses are those of the person in the row, whatever key they are in.
SET search_path = tenants;
CREATE FUNCTION pg_temp.is_of(address text, name text) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (SELECT FROM regexp_split_to_table(lower(name), '[^a-z]+') AS part
    WHERE length(part) > 1 AND position(left(part, 4) IN regexp_replace(lower(address), '[^a-z]', '', 'g')) > 0) $$;
SELECT 'the e-mail of a user is his' AS claim, count(*) AS violations FROM users
  WHERE email ~ '^[a-z0-9._-]+@' AND first_name || last_name ~ '^[A-Za-z]+$' AND NOT pg_temp.is_of(email, first_name || ' ' || last_name)
UNION ALL SELECT 'the e-mail of a member is his', count(*) FROM members WHERE name ~ '^[A-Za-z ]+$' AND NOT pg_temp.is_of(email, name)
UNION ALL SELECT 'so is the name he signs in with', count(*) FROM members WHERE name ~ '^[A-Za-z ]+$' AND NOT pg_temp.is_of(username, name)
UNION ALL SELECT 'the address that a university gives is the student''s', count(*) FROM students
  WHERE first_name || last_name ~ '^[A-Za-z]+$' AND NOT pg_temp.is_of(university_email, first_name || ' ' || last_name)
UNION ALL SELECT 'a masked number shows the last four digits', count(*) FROM cards WHERE masked_number !~ 'X.*[0-9]{4}$'
UNION ALL SELECT 'names stand on cards', count(*) FROM cards WHERE name_on_card !~ '^[^0-9]+ [^0-9]+$'
UNION ALL SELECT 'trades of merchants have four digits', count(*) FROM merchants WHERE mcc !~ '^[0-9]{4}$'
UNION ALL SELECT 'numbers of vehicles have no I, O or Q', count(*) FROM vehicles WHERE vin !~ '^[A-HJ-NPR-Z0-9]{17}$'
UNION ALL SELECT 'who lives at an address has a name', count(*) FROM addresses WHERE full_name = label OR full_name !~ ' '
UNION ALL SELECT 'tags of bags are numbers', count(*) FROM baggage WHERE tag_number !~ '^[0-9]{10}$'
UNION ALL SELECT 'reviews are of a half or a quarter of a year', count(*) FROM performance_reviews WHERE review_period !~ '^[HQ][1-4] 20[0-9]{2}$';
