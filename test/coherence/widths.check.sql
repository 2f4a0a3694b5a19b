-- What the width of a text and what stands beside it tell.
SET search_path = widths;
SELECT 'numbers of fixed width fill it with digits' AS claim, count(*) AS violations FROM entreprises
  WHERE ref !~ '^[1-9][0-9]{9}$' OR chave !~ '^[1-9][0-9]{43}$' OR awb !~ '^[1-9][0-9]{10}$' OR pzn !~ '^[1-9][0-9]{7}$'
UNION ALL SELECT 'short codes of fixed width fill it', count(*) FROM entreprises WHERE cod !~ '^[A-Z]{2}[0-9]{4}$'
UNION ALL SELECT 'a number too long for its column loses what sets its parts off, not its digits', count(*) FROM entreprises
  WHERE cep !~ '^[0-9]{5,8} *$'
UNION ALL SELECT 'a month of seven signs has its year', count(*) FROM entreprises
  WHERE mois !~ '^20[0-9]{2}-(0[1-9]|1[0-2])$' OR period !~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'
UNION ALL SELECT 'a season of two years is of years one after the other', count(*) FROM entreprises
  WHERE right(saison, 4)::int <> left(saison, 4)::int + 1 OR right(season, 2)::int <> substr(season, 3, 2)::int + 1
UNION ALL SELECT 'a long title is a job', count(*) FROM leads WHERE title ~* '^(mrs?|ms|dr|prof)\.?$'
UNION ALL SELECT 'the e-mail is that of the one person named', count(*) FROM leads
  WHERE email !~* left(lower(split_part(person_name, ' ', 1)), 1) AND email !~* split_part(lower(person_name), ' ', 2)
UNION ALL SELECT 'the e-mail of a contact is the contact''s', count(*) FROM companies
  WHERE position(lower(left(contact_name, 1)) IN contact_email) = 0
UNION ALL SELECT 'telephone numbers behind an abbreviation', count(*) FROM leads WHERE cntct_ph !~ '[0-9]{4}$' OR cntct_ph ~ '[A-Z]'
UNION ALL SELECT 'a name has one sex in Spanish', count(*) FROM (SELECT nombre FROM alumnos
  WHERE nombre IN ('María', 'Carmen', 'Ana', 'Isabel', 'Mary', 'Jennifer', 'Linda') AND sexo = 'hombre'
  OR nombre IN ('Antonio', 'José', 'Manuel', 'Francisco', 'James', 'Robert', 'John') AND sexo = 'mujer') AS odd
UNION ALL SELECT 'of two labels the other one is the other sex', count(*) FROM (SELECT prenom FROM eleves
  WHERE prenom IN ('Marie', 'Anne', 'Sophie', 'Mary', 'Jennifer', 'Linda') AND sexe = 'G'
  OR prenom IN ('Pierre', 'Michel', 'James', 'Robert', 'John') AND sexe = 'F') AS odd
UNION ALL SELECT 'no name is both a mother''s and a father''s', greatest(count(*) - 2, 0) FROM (SELECT first_name FROM guardians
  WHERE relationship IN ('mother', 'father') GROUP BY 1 HAVING count(DISTINCT relationship) > 1) AS odd
UNION ALL SELECT 'there are both sexes', (SELECT (count(DISTINCT sexo) < 2)::int FROM alumnos) + (SELECT (count(DISTINCT sexe) < 2)::int FROM eleves)
UNION ALL SELECT 'the brand of a card is a network', count(*) FROM payment_methods
  WHERE brand !~* 'visa|master|amex|american|discover|diners|jcb|union|maestro'
UNION ALL SELECT 'a card expires in a month', count(*) FROM payment_methods WHERE exp_month NOT BETWEEN 1 AND 12
UNION ALL SELECT 'a short key is short for the name', count(*) FROM projects WHERE left(key, 1) <> upper(left(name, 1))
UNION ALL SELECT 'a key of settings is none', count(*) FROM app_settings WHERE key !~ '[a-z]'
UNION ALL SELECT 'a short description without a name beside it is one', (SELECT count(*) FROM product_categories WHERE description ~ ';|[.]$')
  + (SELECT count(*) FROM warehouses WHERE whse_desc ~ ';|[.]$') + (SELECT count(*) FROM agences WHERE libelle ~ ';|[.]$')
UNION ALL SELECT 'in Spanish M is a woman', count(*) FROM empleados WHERE split_part(nombre, ' ', 1) IN ('María', 'Carmen', 'Ana', 'Mary', 'Jennifer', 'Linda') AND sexo = 'H'
  OR split_part(nombre, ' ', 1) IN ('Antonio', 'Manuel', 'Francisco', 'James', 'Robert', 'John') AND sexo = 'M'
UNION ALL SELECT 'a firm''s code is short for its name', count(*) FROM spediteure WHERE left(kuerzel, 1) <> upper(left(name, 1)) AND name ~ '^[A-Za-z]';
