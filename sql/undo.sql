-- What a change can and cannot give back: rights, triggers, partitions, inheritance, odd names, odd values.
CREATE SCHEMA back;
ALTER SEQUENCE synth_change_id RESTART 1001;
CREATE FUNCTION outcome(statement text) RETURNS TABLE (state text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE statement;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
    detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
  RETURN NEXT;
END $$;
CREATE FUNCTION last_change() RETURNS bigint LANGUAGE sql AS 'SELECT max(id) FROM synth_changes';

-- Values of all kinds come back as they were, whatever the session's settings.
CREATE TYPE back.pair AS (a int, b text);
CREATE DOMAIN back.small AS int CHECK (VALUE < 100);
CREATE TABLE back.kinds (
  id uuid PRIMARY KEY,
  moment timestamptz, day date, span interval, money money, bytes bytea, real_number float8, exact numeric,
  doc json, docb jsonb, list int[], pairs back.pair[], one back.pair, small back.small, letters char(5),
  range int4range, ip inet, bits bit varying(8), shape point, flag boolean, words tsvector);
INSERT INTO back.kinds VALUES
  ('00000000-0000-0000-0000-000000000001', '2024-02-29 12:00:00.123456+02', '0044-03-15 BC', '1 year -2 days 03:04:05.06',
   1234.56, '\x00ff5c', 'NaN', 1.500, '{"b": 1, "a":  [1,2] }', '{"a": null}', '[2:3]={1,NULL}', ARRAY[ROW(1, 'x "y"'), NULL]::back.pair[],
   ROW(NULL, ''), 7, 'ab', '[1,5)', '10.0.0.1/8', '101', '(0.1,2e-30)', true, 'a:1 b'),
  ('00000000-0000-0000-0000-000000000002', 'infinity', '-infinity', NULL, NULL, '', '-0', 'Infinity',
   NULL, NULL, '{}', '{}', NULL, NULL, '', 'empty', '::1', '', NULL, NULL, NULL);
CREATE TABLE kinds_before AS SELECT k::text AS image FROM back.kinds AS k;
SET DateStyle = 'SQL, DMY';
SET IntervalStyle = 'iso_8601';
SET extra_float_digits = 0;
SET bytea_output = 'escape';
SELECT rows FROM synth_apply('back.kinds', '{"operations": [
  {"op": "set", "column": "moment", "values": ["2000-01-01"]}, {"op": "set", "column": "bytes", "expression": "NULL"},
  {"op": "set", "column": "shape", "expression": "''(1,1)''"}, {"op": "set", "column": "list", "expression": "list || 7"},
  {"op": "set", "column": "small", "expression": "small + 1"}, {"op": "delete"}]}');
RESET DateStyle;
SET IntervalStyle = 'sql_standard';
SELECT * FROM synth_undo(last_change());
RESET ALL;
TABLE kinds_before EXCEPT SELECT k::text FROM back.kinds AS k;
SELECT * FROM outcome($$SELECT synth_apply('back.kinds', '{"operations": [{"op": "set", "column": "small", "expression": "small + 93"}]}')$$);

-- Rows that changed since are not overwritten, unless nothing is lost.
CREATE TABLE back.item (id int PRIMARY KEY, name text, price int, changed int NOT NULL DEFAULT 0);
INSERT INTO back.item SELECT i, 'item ' || i, i FROM generate_series(1, 5) AS i;
SELECT rows FROM synth_apply('back.item', '{"operations": [{"op": "set", "column": "price", "expression": "price * 10"}]}');
UPDATE back.item SET price = 7 WHERE id = 2;
SELECT * FROM outcome('SELECT synth_undo(last_change())');
UPDATE back.item SET price = 2 WHERE id = 2;
UPDATE back.item SET name = 'another' WHERE id = 3;
DELETE FROM back.item WHERE id = 5;
SELECT * FROM outcome('SELECT synth_undo(last_change())');
INSERT INTO back.item VALUES (5, 'item 5', 50);
SELECT rows FROM synth_undo(last_change());
SELECT id, name, price FROM back.item ORDER BY id;
-- Later changes come first.
SELECT change FROM synth_apply('back.item', '{"operations": [{"op": "set", "column": "price", "expression": "price + 1"}]}');
SELECT change FROM synth_apply('back.item', '{"operations": [{"op": "set", "column": "price", "expression": "price + 1"}]}');
SELECT state, message, hint FROM outcome('SELECT synth_undo(last_change() - 1)');
SELECT rows FROM synth_undo(last_change());
SELECT rows FROM synth_undo(last_change() - 1);
-- Deleted rows: the key may be taken again.
SELECT change FROM synth_apply('back.item', '{"operations": [{"op": "delete", "where": "id = 1"}]}');
INSERT INTO back.item VALUES (1, 'a new one', 1);
SELECT * FROM outcome('SELECT synth_undo(last_change())');
DELETE FROM back.item WHERE id = 1;
SELECT rows FROM synth_undo(last_change());
-- Added rows: those that are gone are gone, those that changed stay.
SELECT rows FROM synth_apply('back.item', '{"operations": [{"op": "insert", "rows": 3}]}');
DELETE FROM back.item WHERE id = 6;
UPDATE back.item SET price = -1 WHERE id = 7;
SELECT state, message, detail FROM outcome('SELECT synth_undo(last_change())');
DELETE FROM back.item WHERE id = 7;
SELECT rows FROM synth_undo(last_change());
SELECT max(id) FROM back.item;
-- A key that is set: rows are found by the new one.
SELECT rows FROM synth_apply('back.item', '{"operations": [{"op": "set", "column": "id", "expression": "id + 100"}, {"op": "set", "column": "id", "expression": "id * 2"}]}');
SELECT rows FROM synth_undo(last_change());
SELECT array_agg(id ORDER BY id) FROM back.item;
-- The table may be renamed, its columns may be added to, not dropped.
SELECT change > 0 AS changed FROM synth_apply('back.item', '{"operations": [{"op": "set", "column": "name", "expression": "upper(name)"}, {"op": "delete", "where": "id = 4"}]}');
ALTER TABLE back.item RENAME TO "Item";
ALTER TABLE back."Item" ADD COLUMN note text DEFAULT 'none';
SELECT * FROM synth_undo(last_change());
SELECT name, note FROM back."Item" WHERE id = 4;
SELECT change > 0 AS changed FROM synth_apply('back."Item"', '{"operations": [{"op": "set", "column": "note", "values": ["x"]}]}');
ALTER TABLE back."Item" DROP COLUMN note;
SELECT * FROM outcome('SELECT synth_undo(last_change())');
DROP TABLE back."Item";
SELECT * FROM outcome('SELECT synth_undo(last_change())');

-- Foreign keys: a key that others follow, one that refuses, one that deletes along.
CREATE TABLE back.author (id int PRIMARY KEY, code text UNIQUE NOT NULL);
CREATE TABLE back.book (id int PRIMARY KEY, author int REFERENCES back.author ON UPDATE CASCADE ON DELETE CASCADE,
  code text CONSTRAINT book_code REFERENCES back.author (code));
INSERT INTO back.author VALUES (1, 'a'), (2, 'b'), (3, 'c');
INSERT INTO back.book VALUES (10, NULL, 'a'), (20, 2, NULL);
SELECT rows, note FROM synth_apply('back.author', '{"operations": [{"op": "set", "column": "id", "expression": "id + 50"}]}');
SELECT array_agg(author ORDER BY author) FROM back.book;
SELECT rows FROM synth_undo(last_change());
SELECT array_agg(author ORDER BY author) FROM back.book;
SELECT * FROM outcome($$SELECT synth_apply('back.author', '{"operations": [{"op": "set", "column": "code", "expression": "upper(code)"}]}')$$);
SELECT * FROM outcome($$SELECT synth_apply('back.author', '{"operations": [{"op": "delete", "where": "id = 1"}]}')$$);
SELECT rows, note FROM synth_apply('back.author', '{"operations": [{"op": "delete", "where": "id = 3"}]}');
SELECT rows FROM synth_undo(last_change());
SELECT rows, note FROM synth_apply('back.author', '{"operations": [{"op": "delete", "where": "id = 2"}]}');
SELECT note FROM synth_changes WHERE id = last_change();
SELECT * FROM outcome('SELECT synth_undo(last_change())');

-- Rows without a key are known by all they hold; of equal ones, any will do.
CREATE TABLE back.heap (word text, n int, doc json);
INSERT INTO back.heap VALUES ('a', 1, '{}'), ('a', 1, '{}'), ('a', 1, '{}'), ('b', 2, NULL), (NULL, NULL, NULL);
SELECT rows, before -> 0 AS before, CASE WHEN step < 4 THEN after -> 0 END AS after, note FROM synth_apply('back.heap', '{"operations": [
  {"op": "set", "column": "n", "expression": "n + 1", "where": "word = ''a''"},
  {"op": "set", "column": "word", "values": ["c"], "where": "word IS NULL"},
  {"op": "delete", "where": "n = 2 AND word = ''b''"}, {"op": "insert", "rows": 2}]}');
DELETE FROM back.heap WHERE word = 'c' OR ctid = (SELECT min(ctid) FROM back.heap WHERE word = 'a');
SELECT state, message, detail FROM outcome('SELECT synth_undo(last_change())');
INSERT INTO back.heap VALUES ('c', NULL, NULL), ('a', 2, '{}');
SELECT rows FROM synth_undo(last_change());
SELECT * FROM back.heap ORDER BY word, n;
-- A key that is checked at the end only, and events that wait for it.
CREATE TABLE back.late (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, word text);
INSERT INTO back.late VALUES (1, 'a'), (2, 'b');
BEGIN;
UPDATE back.late SET id = 1;
SELECT rows FROM synth_apply('back.late', '{"operations": [{"op": "set", "column": "id", "expression": "length(word)", "where": "word = ''a''"}, {"op": "set", "column": "id", "expression": "id + 1", "where": "word = ''b''"}]}');
COMMIT;
SELECT rows FROM synth_apply('back.late', '{"operations": [{"op": "set", "column": "word", "values": ["x", "y"]}]}');
SELECT rows FROM synth_undo(last_change());
SELECT * FROM back.late ORDER BY id;

-- Odd names, a key of two columns, a partitioned table whose rows move, a partition of it.
CREATE TABLE back."Odd ""Table""" ("Key 1" int, "select" text, "a.b" int NOT NULL, "é" text GENERATED ALWAYS AS (upper("select")) STORED,
  PRIMARY KEY ("Key 1", "a.b")) PARTITION BY RANGE ("a.b");
CREATE TABLE back.low PARTITION OF back."Odd ""Table""" FOR VALUES FROM (0) TO (10);
CREATE TABLE back.high ("é" text GENERATED ALWAYS AS (upper("select")) STORED, gone int, "a.b" int NOT NULL, "select" text, "Key 1" int NOT NULL);
ALTER TABLE back.high DROP COLUMN gone;
ALTER TABLE back."Odd ""Table""" ATTACH PARTITION back.high FOR VALUES FROM (10) TO (100);
INSERT INTO back."Odd ""Table""" SELECT i, 'word ' || i, i * 4 FROM generate_series(1, 5) AS i;
CREATE TABLE odd_before AS SELECT tableoid::regclass AS place, * FROM back."Odd ""Table""";
SELECT step, rows, after FROM synth_apply('back."Odd ""Table"""', '{"operations": [
  {"op": "set", "column": "a.b", "expression": "\"a.b\" + 5", "where": "\"select\" < ''word 4''"},
  {"op": "set", "column": "select", "expression": "\"select\" || ''!''"},
  {"op": "delete", "where": "\"Key 1\" = 4"}]}');
SELECT tableoid::regclass, "Key 1", "a.b", "é" FROM back."Odd ""Table""" ORDER BY "Key 1";
SELECT rows FROM synth_undo(last_change());
TABLE odd_before EXCEPT SELECT tableoid::regclass, * FROM back."Odd ""Table""";
SELECT rows FROM synth_apply('back.low', '{"operations": [{"op": "delete"}]}');
SELECT rows FROM synth_undo(last_change());
SELECT * FROM outcome($$SELECT synth_apply('back.low', '{"operations": [{"op": "set", "column": "a.b", "expression": "50"}]}')$$);
TABLE odd_before EXCEPT SELECT tableoid::regclass, * FROM back."Odd ""Table""";

-- Of plain inheritance, the rows of the table itself.
CREATE TABLE back.parent (id int PRIMARY KEY, word text);
CREATE TABLE back.child (more int) INHERITS (back.parent);
INSERT INTO back.parent VALUES (1, 'parent');
INSERT INTO back.child VALUES (1, 'child', 1);
SELECT rows, after FROM synth_apply('back.parent', '{"operations": [{"op": "set", "column": "word", "expression": "upper(word)"}, {"op": "delete"}]}');
SELECT tableoid::regclass, * FROM back.parent;
SELECT rows FROM synth_undo(last_change());
SELECT tableoid::regclass, * FROM back.parent ORDER BY 1 DESC;

-- Triggers fire. Those that leave rows out keep a change from being undone in part.
CREATE TABLE back.kept (id int PRIMARY KEY, word text, version int NOT NULL DEFAULT 1);
INSERT INTO back.kept VALUES (1, 'a'), (2, 'b'), (3, 'c');
CREATE FUNCTION back.keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.word = 'b' THEN RETURN NULL; END IF;
  NEW.version := OLD.version + 1;
  NEW.word := lower(NEW.word);
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE ON back.kept FOR EACH ROW EXECUTE FUNCTION back.keep();
SELECT rows, after FROM synth_apply('back.kept', '{"operations": [{"op": "set", "column": "word", "expression": "upper(word) || ''X''"}]}');
SELECT rows FROM synth_undo(last_change());
TABLE back.kept ORDER BY id;
SELECT rows FROM synth_apply('back.kept', '{"operations": [{"op": "set", "column": "word", "expression": "''b''", "where": "id = 1"}]}');
SELECT * FROM outcome('SELECT synth_undo(last_change())');
CREATE FUNCTION back.log_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO back.kept VALUES (100 + NEW.id, 'by a trigger');
  RETURN NULL;
END $$;
CREATE TRIGGER log_all AFTER INSERT ON back.kept FOR EACH ROW WHEN (NEW.id < 100) EXECUTE FUNCTION back.log_all();
SELECT rows, note FROM synth_apply('back.kept', '{"operations": [{"op": "insert", "rows": 2}]}');

-- Deferred constraints: a dry run checks them.
CREATE TABLE back.tree (id int PRIMARY KEY, up int REFERENCES back.tree DEFERRABLE INITIALLY DEFERRED);
INSERT INTO back.tree VALUES (1, NULL), (2, 1);
SELECT * FROM outcome($$SELECT synth_apply('back.tree', '{"operations": [{"op": "delete", "where": "id = 1"}]}', dry_run => true)$$);
SELECT rows FROM synth_apply('back.tree', '{"operations": [{"op": "delete", "where": "id = 1"}, {"op": "delete"}]}', dry_run => true);

-- Rights: those of the UPDATE, INSERT or DELETE that it is; row security; membership in the role that made a change.
CREATE ROLE regress_undo_editor;
CREATE ROLE regress_undo_other;
CREATE TABLE back.guarded (id int PRIMARY KEY, owner name, word text, hidden text DEFAULT 'hidden');
INSERT INTO back.guarded VALUES (1, 'regress_undo_editor', 'mine'), (2, 'regress_undo_other', 'his');
ALTER TABLE back.guarded ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON back.guarded USING (owner = current_user);
GRANT USAGE ON SCHEMA back TO regress_undo_editor, regress_undo_other;
GRANT EXECUTE ON FUNCTION outcome, last_change TO PUBLIC;
SET ROLE regress_undo_editor;
SELECT * FROM outcome($$SELECT synth_apply('back.guarded', '{"operations": [{"op": "delete"}]}')$$);
RESET ROLE;
GRANT SELECT (id, word, owner), UPDATE (word) ON back.guarded TO regress_undo_editor;
SET ROLE regress_undo_editor;
SELECT state, message FROM outcome($$SELECT synth_apply('back.guarded', '{"operations": [{"op": "delete"}]}')$$);
SELECT state, message FROM outcome($$SELECT synth_apply('back.guarded', '{"operations": [{"op": "insert", "rows": 1}]}')$$);
SELECT state, message FROM outcome($$SELECT synth_apply('back.guarded', '{"operations": [{"op": "set", "column": "owner", "values": ["x"]}]}')$$);
SELECT state, message FROM outcome($$SELECT synth_apply('back.guarded', '{"operations": [{"op": "set", "column": "word", "expression": "hidden"}]}')$$);
SELECT state, message FROM outcome($$SELECT synth_apply('back.guarded', '{"operations": [{"op": "set", "column": "word", "expression": "word", "where": "hidden > ''a''"}]}')$$);
SELECT rows, after FROM synth_apply('back.guarded', '{"operations": [{"op": "set", "column": "word", "expression": "upper(word)"}]}');
SELECT rows, role FROM synth_changes;
SELECT * FROM outcome('TABLE synth_change_batch');
SET ROLE regress_undo_other;
SELECT count(*) FROM synth_changes;
RESET ROLE;
SELECT last_change() AS change \gset
SET ROLE regress_undo_other;
SELECT message FROM outcome('SELECT synth_undo(' || :change || ')');
SET ROLE regress_undo_editor;
SELECT rows FROM synth_undo(:change);
RESET ROLE;
TABLE back.guarded ORDER BY id;
-- Nothing in a transaction that is read-only, and nothing remains of one that is rolled back.
BEGIN READ ONLY;
SELECT synth_apply('back.guarded', '{"operations": [{"op": "delete"}]}');
ROLLBACK;
BEGIN READ ONLY;
SELECT synth_undo(1);
ROLLBACK;
SELECT count(*) AS changes FROM synth_changes \gset
BEGIN;
SELECT rows FROM synth_apply('back.guarded', '{"operations": [{"op": "delete"}]}');
ROLLBACK;
SELECT count(*) - :changes AS more FROM synth_changes;

DROP OWNED BY regress_undo_editor, regress_undo_other;
DROP ROLE regress_undo_editor, regress_undo_other;
