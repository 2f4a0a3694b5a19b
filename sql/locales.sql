-- A locale decides names, places, numbers and words; every column of a row follows it.
CREATE SCHEMA abroad;
CREATE TABLE abroad.people (
  id int PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  full_name text NOT NULL,
  email text NOT NULL UNIQUE,
  phone text NOT NULL UNIQUE,
  address text NOT NULL,
  postal_code text NOT NULL,
  city text NOT NULL,
  state text NOT NULL,
  country text NOT NULL,
  country_code char(2) NOT NULL,
  currency varchar(3) NOT NULL
);
CREATE TABLE abroad.companies (
  id int PRIMARY KEY,
  name text NOT NULL,
  vat_number text NOT NULL,
  iban text NOT NULL
);
CREATE TABLE abroad.reviews (
  id int PRIMARY KEY,
  rating int NOT NULL CHECK (rating BETWEEN 1 AND 5),
  review_text text NOT NULL
);

-- What each locale promises: its script, and how postcodes and telephone numbers look.
CREATE TABLE promises (locale text PRIMARY KEY, script text, postal_code text, phone text, country_code char(2));
INSERT INTO promises VALUES
  ('en_US', '^[A-Za-z''. -]+$', '^\d{5}$', '^\(\d{3}\) 555-\d{4}$', 'US'),
  ('en_GB', '^[A-Za-z''. -]+$', '^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$', '^07\d{3} \d{6}$', 'GB'),
  ('de_DE', '^[A-Za-zÀ-ž''. -]+$', '^\d{5}$', '^01[57]\d+ \d{7}$', 'DE'),
  ('fr_FR', '^[A-Za-zÀ-ž''. -]+$', '^\d{5}$', '^0[67]( \d\d){4}$', 'FR'),
  ('es_ES', '^[A-Za-zÀ-ž''. -]+$', '^\d{5}$', '^[67]\d\d \d{3} \d{3}$', 'ES'),
  ('it_IT', '^[A-Za-zÀ-ž''. -]+$', '^\d{5}$', '^3\d\d \d{7}$', 'IT'),
  ('pt_BR', '^[A-Za-zÀ-ž''. -]+$', '^\d{5}-\d{3}$', '^\(11\) 9\d{4}-\d{4}$', 'BR'),
  ('nl_NL', '^[A-Za-zÀ-ž''. -]+$', '^\d{4} [A-Z]{2}$', '^06 \d{8}$', 'NL'),
  ('pl_PL', '^[A-Za-zÀ-ž''. -]+$', '^\d\d-\d{3}$', '^\+48 \d{3} \d{3} \d{3}$', 'PL'),
  ('sv_SE', '^[A-Za-zÀ-ž''. -]+$', '^\d{3} \d\d$', '^07\d-\d{3} \d\d \d\d$', 'SE'),
  ('tr_TR', '^[A-Za-zÀ-ž''. -]+$', '^\d{5}$', '^\+90 5\d\d \d{3} \d\d \d\d$', 'TR'),
  ('ru_RU', '^[А-Яа-яЁё -]+$', '^\d{6}$', '^\+7 9\d\d \d{3}-\d\d-\d\d$', 'RU'),
  ('ja_JP', '^[ぁ-んァ-ヶ一-龠々 ]+$', '^\d{3}-\d{4}$', '^0[789]0-\d{4}-\d{4}$', 'JP'),
  ('zh_CN', '^[一-龥]+$', '^\d{6}$', '^1\d\d \d{4} \d{4}$', 'CN'),
  ('ko_KR', '^[가-힣]+$', '^\d{5}$', '^010-\d{4}-\d{4}$', 'KR'),
  ('hi_IN', '^[ऀ-ॿ ]+$', '^\d{6}$', '^\+91 \d{5} \d{5}$', 'IN');

CREATE TABLE broken (locale text, promise text, example text);
CREATE FUNCTION keep_promises(the_locale text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  promised promises := (SELECT p FROM promises p WHERE locale = the_locale);
BEGIN
  PERFORM synth_generate('abroad', 200, seed => 7, mode => 'replace', as_of => '2026-01-01',
                         options => jsonb_build_object('locale', the_locale));
  INSERT INTO broken
    SELECT the_locale, 'script', first_name || ' ' || last_name FROM abroad.people
      WHERE first_name !~ promised.script OR last_name !~ promised.script OR full_name !~ promised.script
    UNION ALL SELECT the_locale, 'full name', full_name FROM abroad.people
      WHERE position(first_name IN full_name) = 0 OR position(last_name IN full_name) = 0
    UNION ALL SELECT the_locale, 'e-mail', email FROM abroad.people WHERE email !~ '^[a-z0-9._]{2,}@[a-z0-9.]+$'
    UNION ALL SELECT the_locale, 'postcode', postal_code FROM abroad.people
      WHERE postal_code !~ promised.postal_code
    UNION ALL SELECT the_locale, 'telephone', phone FROM abroad.people WHERE phone !~ promised.phone
    UNION ALL SELECT the_locale, 'country', country_code FROM abroad.people
      WHERE country_code <> promised.country_code
    UNION ALL SELECT the_locale, 'template', t FROM
      (SELECT address t FROM abroad.people UNION ALL SELECT name FROM abroad.companies
       UNION ALL SELECT vat_number FROM abroad.companies UNION ALL SELECT review_text FROM abroad.reviews) x
      WHERE t ~ '[{}#@|*\\]|^[+=-]:' OR t = ''
    -- ISO 7064 MOD 97-10
    UNION ALL SELECT the_locale, 'IBAN', iban FROM abroad.companies
      WHERE (SELECT string_agg(CASE WHEN c ~ '[A-Z]' THEN (ascii(c) - 55)::text ELSE c END, '' ORDER BY n)::numeric % 97
             FROM regexp_split_to_table(substr(iban, 5) || left(iban, 4), '') WITH ORDINALITY AS s (c, n)) <> 1;
  IF (SELECT count(DISTINCT first_name || last_name) FROM abroad.people) < 150 THEN
    INSERT INTO broken VALUES (the_locale, 'variety', 'few people');
  END IF;
  IF (SELECT count(DISTINCT city) FROM abroad.people) < 20 THEN
    INSERT INTO broken VALUES (the_locale, 'variety', 'few cities');
  END IF;
END $$;
SELECT count(keep_promises(locale)) FROM promises;
SELECT locale, promise, count(*), min(example) FROM broken GROUP BY 1, 2 ORDER BY 1, 2;

-- A unique phone number is a number, nothing more, and names agree with the sex where they have to.
CREATE TABLE abroad.citizens (id int PRIMARY KEY, first_name text NOT NULL, middle_name text NOT NULL,
  last_name text NOT NULL, gender text NOT NULL CHECK (gender IN ('male', 'female')));
SELECT count(*) FROM synth_generate('{abroad.citizens}'::regclass[], 300, options => '{"locale": "ru_RU"}');
SELECT gender, bool_and((last_name ~ '(а|ая)$') = (gender = 'female')) AS family_name,
       bool_and((middle_name ~ 'на$') = (gender = 'female')) AS patronymic
FROM abroad.citizens GROUP BY gender ORDER BY gender;

-- A mix of locales: each row belongs to one country in all its columns, in the shares asked for.
SELECT count(*) FROM synth_generate('abroad', 1000, mode => 'replace', tables => '{people}',
  options => '{"locale": {"de_DE": 3, "fr": 1}}');
SELECT country, country_code, bool_and(phone ~ CASE country_code WHEN 'DE' THEN '^01' ELSE '^0[67] ' END) AS phone,
       count(*) BETWEEN CASE country_code WHEN 'DE' THEN 700 ELSE 200 END
                    AND CASE country_code WHEN 'DE' THEN 800 ELSE 300 END AS share
FROM abroad.people GROUP BY 1, 2 ORDER BY 1;

-- Values come from the locale alone: a mix with one locale in it, or its language, is that locale.
CREATE TABLE alone AS SELECT * FROM abroad.people LIMIT 0;
SELECT count(*) FROM synth_generate('abroad', 50, mode => 'replace', tables => '{people}', options => '{"locale": "de"}');
INSERT INTO alone SELECT * FROM abroad.people;
SELECT count(*) FROM synth_generate('abroad', 50, mode => 'replace', tables => '{people}',
  options => '{"locale": {"de_DE": 5}}');
SELECT count(*) FROM (SELECT * FROM alone EXCEPT SELECT * FROM abroad.people) x;

-- The setting and the option know the locales there are.
SET synthgen.locale = 'de-DE';
SELECT synth_generate('abroad', options => '{"locale": "pt_PT"}');
SELECT synth_generate('abroad', options => '{"locale": {"de_DE": 0}}');
SELECT synth_generate('abroad', options => '{"locale": 7}');
SET synthgen.locale = 'ja';
SELECT country FROM synth_preview(NULL::abroad.people, 1);
RESET synthgen.locale;
SET client_min_messages = warning;
DROP SCHEMA abroad CASCADE;
DROP TABLE promises, broken, alone;
DROP FUNCTION keep_promises;

-- What the encoding of a database cannot hold is transliterated, or refused where nobody could read it.
SELECT current_database() AS home \gset
CREATE DATABASE synthgen_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0;
\c synthgen_latin
SET client_min_messages = warning;
CREATE EXTENSION synthgen;
CREATE TABLE people (id int PRIMARY KEY, full_name text NOT NULL, city text NOT NULL, address text NOT NULL);
SELECT count(*) FROM synth_generate('public', 100, options => '{"locale": "ru"}');
SELECT bool_and(full_name ~ '^[A-Z][A-Za-z ]+$') AS names, bool_and(city ~ '^[A-Z][A-Za-z -]+$') AS cities,
       bool_and(address ~ '^[ -~]+$') AS addresses FROM people;
SELECT count(*) FROM synth_generate('public', options => '{"locale": "ja"}');
\c :home
DROP DATABASE synthgen_latin;
