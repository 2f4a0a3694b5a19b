-- Patches that set columns to what generators make.
CREATE SCHEMA fresh;
CREATE TABLE fresh.person (id int PRIMARY KEY, email text UNIQUE, name text NOT NULL, code text UNIQUE,
  price numeric(8,2) CHECK (price BETWEEN 5 AND 9), mood text, day date);
INSERT INTO fresh.person SELECT i, 'a' || i, 'n', 'c' || i, 6 FROM generate_series(1, 500) AS i;
SELECT step, rows, note FROM synth_apply('fresh.person', '{"operations": [
  {"op": "set", "column": "email", "generator": "email"},
  {"op": "set", "column": "name", "generator": "full_name", "where": "id <= 400"},
  {"op": "set", "column": "code", "generator": {"pattern": "[A-Z]{3}-[0-9]{3}"}},
  {"op": "set", "column": "price", "generator": {"distribution": "normal", "mean": 7, "stddev": 1}},
  {"op": "set", "column": "mood", "generator": {"values": ["calm", "grim"], "null_rate": 0.5}},
  {"op": "set", "column": "day", "generator": {"distribution": "uniform", "min": "2024-01-01", "max": "2024-12-31"}}]}');
SELECT count(DISTINCT email), bool_and(email LIKE '%_@_%.%') AS emails, count(DISTINCT code),
       bool_and(code ~ '^[A-Z]{3}-[0-9]{3}$') AS codes, min(price) >= 5 AND max(price) <= 9 AS prices,
       avg(price) BETWEEN 6.8 AND 7.2 AS around_seven, count(mood) BETWEEN 200 AND 300 AS half_null,
       bool_and(day BETWEEN '2024-01-01' AND '2024-12-31') AS days, count(*) FILTER (WHERE name = 'n') AS unnamed
  FROM fresh.person;
-- By seed and key, not by place.
CREATE TABLE fresh_first AS TABLE fresh.person;
DELETE FROM fresh.person;
INSERT INTO fresh.person SELECT id, 'a' || id, 'n', 'c' || id, 6 FROM fresh_first ORDER BY id DESC;
SELECT sum(rows) FROM synth_apply('fresh.person', '{"operations": [
  {"op": "set", "column": "email", "generator": "email"}, {"op": "set", "column": "mood", "generator": {"values": ["calm", "grim"], "null_rate": 0.5}}]}');
SELECT count(*) FROM fresh.person AS now JOIN fresh_first AS before USING (id, email) WHERE now.mood IS NOT DISTINCT FROM before.mood;
-- What is refused.
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "email", "generator": "emial"}]}');
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "name", "generator": {"expression": "email"}}]}');
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "name", "generator": {"dictionary": {"query": "SELECT rolname FROM pg_authid"}}}]}');
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "name", "generator": {"function": "pg_sleep"}}]}');
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "name", "generator": {"template": "{seq:06}"}}]}');
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "name", "generator": {"patern": "x"}}]}');
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "code", "generator": {"pattern": "[a-c]"}}]}');
SELECT synth_apply('fresh.person', '{"operations": [{"op": "set", "column": "name", "generator": "email", "values": ["x"]}]}');
