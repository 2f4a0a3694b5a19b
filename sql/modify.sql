-- Patches: what they change, what they cannot do, and how a change is taken back.
CREATE SCHEMA shop;
CREATE TYPE shop.mood AS ENUM ('calm', 'grim');
CREATE TABLE shop.book (
  id int PRIMARY KEY,
  title text NOT NULL,
  price numeric(8,2) NOT NULL CHECK (price > 0),
  binding text NOT NULL,
  shelf varchar(3) UNIQUE,
  mood shop.mood,
  since date,
  with_tax numeric GENERATED ALWAYS AS (price * 1.2) STORED,
  number bigint GENERATED ALWAYS AS IDENTITY);
INSERT INTO shop.book (id, title, price, binding, shelf, mood, since)
  SELECT i, 'Book ' || i, i * 10, CASE WHEN i % 2 = 0 THEN 'hardcover' ELSE 'paperback' END, 's' || i,
         CASE WHEN i % 3 = 0 THEN NULL ELSE 'calm' END::shop.mood, date '2024-01-01' + i
    FROM generate_series(1, 6) AS i;
CREATE TABLE shop.loan (id int PRIMARY KEY, book_id int NOT NULL CONSTRAINT loan_of_book REFERENCES shop.book);
INSERT INTO shop.loan VALUES (1, 1);
ANALYZE shop.book;
CREATE VIEW shop.books AS SELECT id, title, price, binding, shelf, mood, since FROM shop.book ORDER BY id;

-- Only message, SQLSTATE, detail and hint: the source's line would change with it.
CREATE FUNCTION attempt(patch text, target regclass DEFAULT 'shop.book')
RETURNS TABLE (state text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM synth_apply(target, patch::jsonb);
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
    hint = PG_EXCEPTION_HINT;
  RETURN NEXT;
END $$;
CREATE FUNCTION attempt_set(column_name text, expression text, condition text DEFAULT NULL)
RETURNS TABLE (state text, message text, detail text, hint text)
LANGUAGE sql AS $$
  SELECT * FROM attempt(json_build_object('operations', json_build_array(json_build_object(
    'op', 'set', 'column', column_name, 'expression', expression, 'where', condition)))::text)
$$;

-- A dry run shows what would happen and leaves nothing.
CREATE TABLE before AS TABLE shop.books;
SELECT change, step, operation, estimated > 0 AS estimated, rows, before, after, note
FROM synth_apply('shop.book', '{"operations": [
  {"op": "set", "column": "price", "expression": "round(price * 1.1, 2)", "where": "binding = ''hardcover''"}]}',
  dry_run => true);
TABLE before EXCEPT TABLE shop.books;
SELECT count(*) FROM synth_changes;

-- All operations, one after the other; the later ones see what the earlier ones did.
SELECT change, step, rows, before, after, note FROM synth_apply('shop.book', '{"operations": [
  {"op": "set", "column": "price", "expression": "round(price * 1.1, 2)", "where": "binding = ''hardcover''"},
  {"op": "set", "column": "mood", "values": ["grim", null], "where": "price > 40"},
  {"op": "set", "column": "shelf", "values": ["x", "y", "z"], "where": "id > 3"},
  {"op": "delete", "where": "id = 6"}]}');
SELECT id, title, price, binding, mood IS NULL AS no_mood, shelf FROM shop.books;
SELECT count(DISTINCT shelf) FROM shop.book WHERE id > 3;
SELECT id, state, role = CURRENT_USER AS mine, table_name, rows, prompt, note FROM synth_changes;

-- Undone, every row is what it was, and the change cannot be undone again.
SELECT * FROM synth_undo(1);
TABLE before EXCEPT TABLE shop.books;
SELECT state, undone IS NOT NULL AS undone FROM synth_changes;
SELECT * FROM synth_undo(1);
SELECT * FROM synth_undo(99);

-- The list is assigned by seed and key, wherever a row is stored.
CREATE TABLE shop.pool (id int PRIMARY KEY, word text);
INSERT INTO shop.pool SELECT i FROM generate_series(1, 1000) AS i;
SELECT rows FROM synth_apply('shop.pool', '{"operations": [{"op": "set", "column": "word", "values": ["a", "b", "c", 4, true]}]}', seed => 7);
CREATE TABLE first_pool AS TABLE shop.pool;
DELETE FROM shop.pool;
INSERT INTO shop.pool SELECT i FROM generate_series(1000, 1, -1) AS i;
SELECT rows FROM synth_apply('shop.pool', '{"operations": [{"op": "set", "column": "word", "values": ["a", "b", "c", 4, true]}]}', seed => 7);
SELECT count(*) FROM first_pool JOIN shop.pool USING (id, word);
SELECT word, count(*) BETWEEN 150 AND 250 AS about_a_fifth FROM shop.pool GROUP BY word ORDER BY word;
SELECT rows FROM synth_apply('shop.pool', '{"operations": [{"op": "set", "column": "word", "values": ["a", "b", "c", 4, true]}]}', seed => 8);
SELECT count(*) < 500 AS another_assignment FROM first_pool JOIN shop.pool USING (id, word);

-- Rows are added as synth_generate makes them, and taken away again.
SELECT change, step, rows, jsonb_array_length(after) AS shown, note FROM synth_apply('shop.pool', '{"operations": [{"op": "insert", "rows": 20}, {"op": "set", "column": "word", "expression": "upper(word)", "where": "id > 1000"}]}');
SELECT count(*), count(*) FILTER (WHERE id > 1000 AND word IS NOT DISTINCT FROM upper(word)) AS new FROM shop.pool;
SELECT rows FROM synth_undo((SELECT max(id) FROM synth_changes));
SELECT count(*), max(id) FROM shop.pool;

CREATE TABLE shop.few (code char(1) PRIMARY KEY CHECK (code IN ('x', 'y', 'z')));
SELECT rows, note FROM synth_apply('shop.few', '{"operations": [{"op": "insert", "rows": 5}]}');

-- A dry run leaves sequences where they were.
CREATE TABLE shop.numbered (id serial PRIMARY KEY, word text);
INSERT INTO shop.numbered (word) VALUES ('one');
SELECT rows FROM synth_apply('shop.numbered', '{"operations": [{"op": "insert", "rows": 20}]}', dry_run => true);
INSERT INTO shop.numbered (word) VALUES ('two') RETURNING id;

\x on
-- The document.
SELECT * FROM attempt('[]');
SELECT * FROM attempt('{"operation": []}');
SELECT * FROM attempt('{"operations": []}');
SELECT * FROM attempt('{"operations": [], "tables": 1}');
SELECT * FROM attempt('{"operations": [7]}');
SELECT * FROM attempt('{"operations": [{"op": "udpate"}]}');
SELECT * FROM attempt('{"operations": [{"op": "delete"}, {"op": "delete", "wehre": "id = 1"}]}');
SELECT * FROM attempt('{"operations": [{"op": "delete", "column": "id"}]}');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "title"}]}');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "title", "values": ["a"], "expression": "title"}]}');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "title", "values": []}]}');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "title", "values": [{"a": 1}]}]}');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "title", "expression": " "}]}');
SELECT * FROM attempt('{"operations": [{"op": "insert", "rows": 1.5}]}');
SELECT * FROM attempt('{"operations": [{"op": "insert", "rows": 0}]}');
SELECT * FROM attempt('{"operations": [{"op": "insert", "rows": 2000000}]}');
SELECT state, message FROM attempt((SELECT '{"operations": [' || string_agg('{"op": "delete"}', ',') || ']}' FROM generate_series(1, 101)));
SELECT state, message FROM attempt_set('title', repeat('x', 10001));
SELECT state, message FROM attempt_set('title', repeat('(', 5000) || '1' || repeat(')', 4000));
SELECT state, message, detail FROM attempt_set('title', 'title' || repeat(' || title', 500));

-- Columns.
SELECT * FROM attempt_set('tilte', 'title');
SELECT * FROM attempt_set('with_tax', '1');
SELECT * FROM attempt_set('number', '1');
SELECT * FROM attempt_set('id', 'id + 100');

-- Expressions: what is no expression of these columns.
SELECT * FROM attempt_set('title', 'ttile');
SELECT * FROM attempt_set('title', 'title FROM shop.loan');
SELECT * FROM attempt_set('title', 'title; DROP TABLE shop.loan');
SELECT * FROM attempt_set('title', 'title AS x');
SELECT * FROM attempt_set('title', '''x'' || (SELECT rolname FROM pg_roles LIMIT 1)');
SELECT * FROM attempt_set('title', 'title', 'EXISTS (TABLE shop.loan)');
SELECT * FROM attempt_set('title', 'loan.id');
SELECT * FROM attempt_set('title', 'ctid::text');
SELECT * FROM attempt_set('title', 'xmin::text');
SELECT * FROM attempt_set('title', 'book::text');
SELECT * FROM attempt_set('title', '$1');
SELECT * FROM attempt_set('title', 'max(title)');
SELECT * FROM attempt_set('title', 'lag(title) OVER ()');
SELECT * FROM attempt_set('title', 'regexp_split_to_table(title, '' '')');
SELECT * FROM attempt_set('title', 'DEFAULT');
-- ... and what computes from more than the row, or runs what somebody wrote.
SELECT * FROM attempt_set('title', 'pg_sleep(10)::text');
SELECT * FROM attempt_set('title', 'random()::text');
SELECT * FROM attempt_set('since', 'current_date');
SELECT * FROM attempt_set('title', 'current_user::text');
SELECT * FROM attempt_set('title', 'pg_read_file(''/etc/passwd'')');
SELECT * FROM attempt_set('title', 'set_config(''search_path'', ''x'', false)');
SELECT * FROM attempt_set('title', 'query_to_xml(''TABLE shop.loan'', true, true, '''')::text');
SELECT * FROM attempt_set('title', 'concat(title, price)');
CREATE FUNCTION public.upper(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'trap' $$;
CREATE OPERATOR public.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = textcat);
SELECT * FROM attempt_set('title', 'public.upper(title)');
SELECT * FROM attempt_set('title', 'title OPERATOR(public.||) title');
SELECT * FROM attempt_set('title', 'title', 'title = ANY (ARRAY[''x''::shop.mood::text])');
-- Types.
SELECT * FROM attempt_set('price', 'title');
SELECT * FROM attempt_set('price', '''dear''');
SELECT * FROM attempt_set('title', 'title', 'price');
SELECT * FROM attempt_set('mood', '''happy''');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "mood", "values": ["calm", "happy"]}]}');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "shelf", "values": ["long"]}]}');
-- Constraints: the server's own error, and nothing changed.
SELECT * FROM attempt_set('price', '-price');
SELECT * FROM attempt_set('price', 'price / (id - 3)');
SELECT * FROM attempt_set('title', 'NULL');
SELECT * FROM attempt_set('shelf', '''x''');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "shelf", "values": ["x", "y"]}]}');
SELECT * FROM attempt('{"operations": [{"op": "set", "column": "price", "expression": "price + 1"}, {"op": "delete"}]}');
-- Tables that are nobody's to patch.
SELECT * FROM attempt('{"operations": [{"op": "delete"}]}', 'shop.books');
SELECT * FROM attempt('{"operations": [{"op": "delete"}]}', 'pg_class');
SELECT * FROM attempt('{"operations": [{"op": "delete"}]}', 'synth_change');
\x off
TABLE before EXCEPT TABLE shop.books;

-- A function or operator of the same name that comes earlier on the path is not the one that is called.
SET search_path = public, pg_catalog;
SELECT after FROM synth_apply('shop.book', '{"operations": [{"op": "set", "column": "title", "expression": "upper(title) || ''!''", "where": "id = 1"}]}', dry_run => true);
RESET search_path;
DROP OPERATOR public.|| (text, text);
DROP FUNCTION public.upper(text);

-- At most so many rows.
SELECT * FROM synth_apply('shop.book', '{"operations": [{"op": "delete"}]}', max_rows => 2);
-- An error says where in an expression, not where in the statement.
SELECT * FROM synth_apply('shop.book', '{"operations": [{"op": "set", "column": "price", "expression": "price * ttile"}]}');
SELECT rows FROM synth_apply('shop.book', '{"operations": [{"op": "delete", "where": "id > 4"}]}', max_rows => 2, dry_run => true);
SELECT * FROM synth_apply('shop.book', NULL);
SELECT * FROM synth_apply(NULL, '{}');
