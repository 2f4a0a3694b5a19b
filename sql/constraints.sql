-- Capacity: a table whose keys allow fewer rows gets as many as they allow, and a note names the key.
CREATE SCHEMA capacity;
CREATE TYPE capacity.size AS ENUM ('S', 'M', 'L');
CREATE TABLE capacity.variant (size capacity.size, organic boolean, PRIMARY KEY (size, organic));
CREATE TABLE capacity.single (lock char(1) PRIMARY KEY DEFAULT 'X' CHECK (lock = 'X'));
CREATE TABLE capacity.detail (size capacity.size, organic boolean, note text, PRIMARY KEY (size, organic),
                              FOREIGN KEY (size, organic) REFERENCES capacity.variant);
SELECT table_name, rows, note ~ 'variant_pkey|single_pkey|detail_pkey' AS named
FROM synth_generate('capacity', rows => 100) ORDER BY table_name::text COLLATE "C";
-- Full tables stay as they are.
SELECT table_name, rows, coalesce(note, '') <> '' AS noted FROM synth_generate('capacity', rows => 100)
ORDER BY table_name::text COLLATE "C";
DROP SCHEMA capacity CASCADE;

-- Contradictions are refused before anything is written, by name.
CREATE SCHEMA contradiction;
CREATE TABLE contradiction.ok (id int PRIMARY KEY);
CREATE TABLE contradiction.never (a int NOT NULL CONSTRAINT neither CHECK (a > 5 AND a < 3));
\set VERBOSITY sqlstate
SELECT count(*) FROM synth_generate('contradiction', rows => 10);
\set VERBOSITY default
SELECT count(*) FROM contradiction.ok;
SELECT table_name, rows, coalesce(note, '') <> '' AS noted
FROM synth_generate('contradiction', rows => 10, options => '{"unsatisfiable": "skip"}')
ORDER BY table_name::text COLLATE "C";
DROP SCHEMA contradiction CASCADE;

-- Both sides of alternatives, orders between columns, domains.
CREATE SCHEMA rules;
CREATE DOMAIN rules.percent AS int CHECK (VALUE BETWEEN 0 AND 100);
CREATE TABLE rules.span (
  id int PRIMARY KEY,
  starts date NOT NULL,
  ends date NOT NULL CHECK (ends > '2000-01-01'),
  share rules.percent NOT NULL,
  phone text, email text,
  kind text NOT NULL CHECK (kind IN ('a', 'b', 'c')),
  CHECK (starts <= ends),
  CHECK (num_nonnulls(phone, email) = 1));
SELECT table_name, rows, note FROM synth_generate('rules', rows => 500, seed => 8);
SELECT count(DISTINCT kind) AS kinds, count(phone) > 0 AS phones, count(email) > 0 AS emails,
       count(phone) + count(email) AS one_each, count(DISTINCT share) > 50 AS shares
FROM rules.span;
DROP SCHEMA rules CASCADE;

-- A partition by itself gets rows within its bounds, also a default one.
CREATE SCHEMA parts;
CREATE TABLE parts.log (day date NOT NULL, line text) PARTITION BY RANGE (day);
CREATE TABLE parts.log_2025 PARTITION OF parts.log FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE parts.log_other PARTITION OF parts.log DEFAULT;
SELECT table_name, rows, note FROM synth_generate(ARRAY['parts.log_2025', 'parts.log_other']::regclass[], rows => 50)
ORDER BY table_name::text COLLATE "C";
SELECT tableoid::regclass, count(*), bool_and(day >= '2025-01-01' AND day < '2026-01-01') AS in_2025
FROM parts.log GROUP BY tableoid ORDER BY tableoid::regclass::text COLLATE "C";

-- Listed partitions get rows beside a default one, and two parents are needed where references must differ.
CREATE TABLE parts.place (region text, id int, PRIMARY KEY (region, id)) PARTITION BY LIST (region);
CREATE TABLE parts.place_north PARTITION OF parts.place FOR VALUES IN ('north', 'far north');
CREATE TABLE parts.place_other PARTITION OF parts.place DEFAULT;
CREATE TABLE parts.town (id int PRIMARY KEY);
CREATE TABLE parts.road (from_town int REFERENCES parts.town, to_town int REFERENCES parts.town,
                         PRIMARY KEY (from_town, to_town), CONSTRAINT no_loop CHECK (from_town <> to_town));
SELECT table_name, rows, note FROM synth_generate('parts', tables => '{place,road,town}', rows => 1)
ORDER BY table_name::text COLLATE "C";
SELECT table_name, rows, note FROM synth_generate('parts', tables => '{place,road,town}', rows => 50)
ORDER BY table_name::text COLLATE "C";
SELECT tableoid::regclass, count(*) > 10 AS filled FROM parts.place
GROUP BY tableoid ORDER BY tableoid::regclass::text COLLATE "C";
SET client_min_messages = warning;
DROP SCHEMA parts CASCADE;
RESET client_min_messages;
