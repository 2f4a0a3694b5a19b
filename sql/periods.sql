-- Tables of periods: their rows come one after the other back from now, and are called after their dates.
CREATE SCHEMA periods;
SET search_path = periods, public;
CREATE TABLE academic_years (id serial PRIMARY KEY, label varchar(9) NOT NULL UNIQUE, starts_on date NOT NULL, ends_on date NOT NULL,
  is_current boolean NOT NULL DEFAULT false, CHECK (ends_on > starts_on));
CREATE TABLE terms (id serial PRIMARY KEY, year_id int NOT NULL REFERENCES academic_years, name text NOT NULL, start_date date, end_date date);
CREATE TABLE school_terms (id serial PRIMARY KEY, name text NOT NULL, academic_year char(9) NOT NULL, first_day date NOT NULL,
  last_day date NOT NULL, is_active boolean NOT NULL DEFAULT false);
CREATE TABLE enrollments (id serial PRIMARY KEY, term_id int NOT NULL REFERENCES school_terms, enrolled_on date NOT NULL);
CREATE TABLE semesters (id serial PRIMARY KEY, name varchar(20) NOT NULL UNIQUE, code varchar(6) NOT NULL, starts_on date NOT NULL,
  ends_on date NOT NULL, registration_opens date NOT NULL, registration_closes date NOT NULL, CHECK (ends_on > starts_on));
CREATE TABLE fiscal_quarters (id serial PRIMARY KEY, code varchar(10) NOT NULL, fiscal_year int NOT NULL,
  quarter int NOT NULL CHECK (quarter BETWEEN 1 AND 4), start_date date NOT NULL, end_date date NOT NULL, UNIQUE (fiscal_year, quarter));
CREATE TABLE pay_periods (id serial PRIMARY KEY, name text, period_start date NOT NULL UNIQUE, period_end date NOT NULL, pay_date date NOT NULL,
  CHECK (period_end >= period_start + 27));
CREATE TABLE weeks (id serial PRIMARY KEY, week_no int NOT NULL, begins_on date NOT NULL, ends_on date NOT NULL);
-- What a constraint does not admit is left alone.
CREATE TABLE billing_periods (id serial PRIMARY KEY, name text NOT NULL CHECK (name IN ('first', 'second')), starts_on date NOT NULL,
  ends_on date NOT NULL, CHECK (ends_on = starts_on + 13));
SELECT table_name::text, rows FROM synth_generate('periods', 40, as_of => '2025-06-30') ORDER BY 1;
SELECT count(*) FILTER (WHERE label <> extract(year FROM starts_on) || '-' || extract(year FROM ends_on)) AS labels,
       count(*) FILTER (WHERE is_current <> ('2025-06-30' BETWEEN starts_on AND ends_on)) AS current,
       max(starts_on) AS latest, count(DISTINCT starts_on) AS years FROM academic_years;
SELECT count(*) FILTER (WHERE name !~ '^(Spring|Summer|Fall) [0-9]{4}$') AS names,
       count(*) FILTER (WHERE right(name, 4)::int <> extract(year FROM start_date)) AS years,
       count(*) FILTER (WHERE end_date - start_date NOT BETWEEN 80 AND 120) AS lengths FROM terms;
SELECT count(*) FILTER (WHERE name <> CASE extract(month FROM starts_on) WHEN 1 THEN 'Spring' WHEN 5 THEN 'Summer' WHEN 9 THEN 'Fall' END
         || to_char(starts_on, ' YYYY')) AS names,
       count(*) FILTER (WHERE code !~ '^[0-9]{4}(SP|SU|FA)$') AS codes,
       count(*) FILTER (WHERE registration_closes < registration_opens) AS registrations FROM semesters;
SELECT count(*) FILTER (WHERE fiscal_year <> extract(year FROM start_date) OR quarter <> extract(quarter FROM start_date)) AS numbers,
       count(*) FILTER (WHERE code <> to_char(start_date, 'YYYY-"Q"Q')) AS codes,
       count(*) FILTER (WHERE end_date + 1 <> start_date + interval '3 months') AS ends FROM fiscal_quarters;
SELECT count(*) FILTER (WHERE name <> to_char(period_start, 'FMMonth YYYY')) AS names,
       count(*) FILTER (WHERE period_end + 1 <> period_start + interval '1 month') AS ends,
       count(*) FILTER (WHERE pay_date < period_start OR pay_date > period_end + 40) AS pay_days FROM pay_periods;
SELECT count(*) FILTER (WHERE extract(isodow FROM begins_on) <> 1 OR ends_on <> begins_on + 6) AS days,
       count(*) FILTER (WHERE week_no <> extract(week FROM begins_on)) AS numbers FROM weeks;
SELECT count(*) FILTER (WHERE left(academic_year, 4)::int <> extract(year FROM first_day - interval '7 months')) AS years,
       count(*) FILTER (WHERE is_active <> ('2025-06-30' BETWEEN first_day AND last_day)) AS active FROM school_terms;
-- Today's are of the last years, and what belongs to a term does so near it.
SELECT count(*) FILTER (WHERE first_day < '2021-01-01') AS old, count(*) FILTER (WHERE enrolled_on NOT BETWEEN first_day - 90 AND last_day) AS far
FROM enrollments JOIN school_terms s ON s.id = term_id;
-- Rows of another run go on where these end.
SELECT rows FROM synth_generate('periods', 10, tables => '{semesters,pay_periods}', as_of => '2025-06-30', seed => 7);
SELECT count(DISTINCT name) = count(*) AS names, max(starts_on) AS latest, min(starts_on) AS earliest FROM semesters;
-- In the language of the data.
CREATE TABLE schuljahre (id serial PRIMARY KEY, bezeichnung varchar(9) NOT NULL, beginn date NOT NULL, ende date NOT NULL, aktuell boolean NOT NULL);
CREATE TABLE abrechnungsmonate (id serial PRIMARY KEY, name text NOT NULL, beginn date NOT NULL, ende date NOT NULL);
SELECT table_name::text, rows FROM synth_generate('periods', 12, tables => '{schuljahre,abrechnungsmonate}', as_of => '2025-06-30',
  options => '{"locale": "de_DE"}') ORDER BY 1;
SELECT bezeichnung, aktuell FROM schuljahre ORDER BY id LIMIT 2;
SELECT name FROM abrechnungsmonate ORDER BY id LIMIT 4;
-- Years tell rows apart as years do, whatever else the key holds.
CREATE TABLE workers (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE appraisals (worker_id int NOT NULL REFERENCES workers, review_year int NOT NULL, cycle text NOT NULL, UNIQUE (worker_id, review_year, cycle));
CREATE TABLE mutual_reviews (worker_id int NOT NULL REFERENCES workers, reviewer_id int NOT NULL REFERENCES workers, review_year int NOT NULL,
  UNIQUE (worker_id, reviewer_id, review_year));
CREATE TABLE yearly_totals (year int PRIMARY KEY, total numeric(10,2));
CREATE TABLE yearly_awards (id serial PRIMARY KEY, award_year int NOT NULL UNIQUE);
SELECT table_name::text, rows FROM synth_generate('{workers,appraisals,mutual_reviews,yearly_totals,yearly_awards}'::regclass[], 60, as_of => '2025-06-30')
  ORDER BY 1;
SELECT table_name::text, rows FROM synth_generate('{yearly_totals,yearly_awards}'::regclass[], 60, as_of => '2025-06-30', seed => 2) ORDER BY 1;
SELECT count(*) FROM (SELECT review_year FROM appraisals UNION ALL SELECT review_year FROM mutual_reviews) years WHERE review_year NOT BETWEEN 1990 AND 2026;
SELECT count(*) FROM (SELECT year FROM yearly_totals UNION ALL SELECT award_year FROM yearly_awards) years WHERE year NOT BETWEEN 1700 AND 2026;
DROP SCHEMA periods CASCADE;
