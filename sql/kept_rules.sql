-- What a patch implies for rows to come is kept as rules, and taken back with the change.
CREATE SCHEMA kept;
CREATE TABLE kept.book (
  id serial PRIMARY KEY,
  title text NOT NULL,
  price numeric(8,2) NOT NULL CHECK (price > 0 AND price < 200),
  list_price numeric(8,2) NOT NULL,
  binding text NOT NULL CHECK (binding IN ('hardcover', 'paperback')),
  mood text,
  isbn text UNIQUE,
  CHECK (price <= list_price));
SELECT rows FROM synth_generate('kept', rows => 300);
SELECT synth_set_rule('kept.book', 'mood', '{"constant": "calm"}');

-- A dry run says which rules there would be.
SELECT step, rule FROM synth_apply('kept.book', '{"operations": [
  {"op": "set", "column": "title", "values": ["Ice", "Fjord"]}]}', dry_run => true);
SELECT column_name, rule FROM synth_rules WHERE table_name = 'kept.book'::regclass;

SELECT step, rule, note FROM synth_apply('kept.book', '{"operations": [
  {"op": "set", "column": "list_price", "expression": "price * 2"},
  {"op": "set", "column": "price", "expression": "round(price * 0.9, 2)", "where": "binding = ''hardcover''"},
  {"op": "set", "column": "title", "values": ["Ice", "Fjord"]},
  {"op": "set", "column": "mood", "generator": {"values": ["grim", "bleak"], "null_rate": 0.5}, "where": "price > 50"},
  {"op": "set", "column": "isbn", "expression": "isbn || ''x''"},
  {"op": "set", "column": "isbn", "generator": {"pattern": "[0-9]{9}"}},
  {"op": "set", "column": "mood", "generator": {"values": ["bleak"]}, "where": "price > 50"},
  {"op": "delete", "where": "id > 200"}]}');
SELECT column_name, rule FROM synth_rules WHERE table_name = 'kept.book'::regclass ORDER BY column_name::text;

-- The next generation follows them, and every constraint holds.
SELECT rows, note FROM synth_generate('kept', rows => 2000, mode => 'replace', seed => 5);
SELECT bool_and(title IN ('Ice', 'Fjord')) AS titles, bool_and(list_price = price * 2) FILTER (WHERE binding = 'paperback') AS twice,
       bool_and(mood IS NOT DISTINCT FROM CASE WHEN price > 50 THEN 'bleak' ELSE 'calm' END) AS moods,
       bool_and(isbn ~ '^[0-9]{9}$') AS codes
  FROM kept.book;
-- In an expression the column itself is what it would be otherwise.
CREATE TABLE with_rule AS TABLE kept.book;
SELECT synth_drop_rule('kept.book', 'price');
SELECT rows FROM synth_generate('kept', rows => 2000, mode => 'replace', seed => 5);
SELECT bool_and(with_rule.price = CASE WHEN binding = 'hardcover' THEN round(book.price * 0.9, 2) ELSE book.price END) AS reduced
  FROM with_rule JOIN kept.book USING (id, binding);

-- Undone, rules are what they were; one that was changed since stays.
TRUNCATE kept.book RESTART IDENTITY;
SELECT rows FROM synth_generate('kept', rows => 10);
SELECT synth_drop_rule('kept.book', column_name) FROM unnest(ARRAY['list_price', 'title', 'isbn', 'mood']) AS column_name;
SELECT synth_set_rule('kept.book', 'mood', '{"constant": "calm"}');
SELECT step, rule FROM synth_apply('kept.book', '{"operations": [
  {"op": "set", "column": "mood", "values": ["grim"], "where": "id < 5"},
  {"op": "set", "column": "mood", "expression": "upper(mood)"},
  {"op": "set", "column": "title", "values": ["Ice"]}]}');
SELECT synth_set_rule('kept.book', 'title', '{"constant": "Mine"}');
SELECT rows FROM synth_undo((SELECT max(id) FROM synth_changes));
SELECT column_name, rule FROM synth_rules WHERE table_name = 'kept.book'::regclass ORDER BY column_name::text;

-- Not if it is not wanted, nor where no row could be made with it, nor by those who may not set rules.
SELECT rule, note FROM synth_apply('kept.book', '{"operations": [{"op": "set", "column": "binding", "values": ["paperback"]}]}', keep_rules => false);
CREATE TABLE kept.span (id int PRIMARY KEY, low int NOT NULL, high int NOT NULL, kind text NOT NULL, CHECK (low < high OR kind = 'x'));
INSERT INTO kept.span VALUES (1, 1, 2, 'x');
SELECT rule, left(note, 60) AS note FROM synth_apply('kept.span', '{"operations": [
  {"op": "set", "column": "low", "expression": "high + 1"}, {"op": "set", "column": "high", "expression": "low - 1"},
  {"op": "set", "column": "kind", "values": ["y"], "where": "id > 100"}]}');
CREATE ROLE kept_editor;
GRANT USAGE ON SCHEMA kept TO kept_editor;
GRANT SELECT, UPDATE ON kept.book TO kept_editor;
SET ROLE kept_editor;
SELECT rows, rule, note FROM synth_apply('kept.book', '{"operations": [{"op": "set", "column": "mood", "values": ["grim"]}]}');
RESET ROLE;
SELECT * FROM synth_apply('kept.book', '{"operations": [{"op": "delete"}]}', keep_rules => NULL);
-- Rules do not pile up without end.
SELECT count(rule) AS kept, max(note) AS note FROM generate_series(1, 25) AS i,
  LATERAL synth_apply('kept.book', ('{"operations": [{"op": "set", "column": "mood", "expression": "mood || ''' || i || '''"}]}')::jsonb);
SELECT rows FROM synth_generate('kept', tables => '{book}', rows => 50);

DROP TABLE with_rule;
DROP SCHEMA kept CASCADE;
DROP OWNED BY kept_editor;
DROP ROLE kept_editor;
