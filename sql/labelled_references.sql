-- References to one of several tables: a column says which, another one which row.
CREATE SCHEMA labelled;
SET search_path = labelled, public;
CREATE TABLE users (id serial PRIMARY KEY, full_name text NOT NULL, email text, created_at timestamptz NOT NULL);
CREATE TABLE posts (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, title text NOT NULL,
  body text, created_at timestamptz NOT NULL);
CREATE TABLE photos (id serial PRIMARY KEY, title text, image_url text NOT NULL, created_at timestamptz NOT NULL);
-- By the names that frameworks give classes.
CREATE TABLE comments (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, commentable_type varchar(40) NOT NULL,
  commentable_id int NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL);
-- By labels that a constraint lists, one of which is no table.
CREATE TABLE attachments (id serial PRIMARY KEY, holder_type text NOT NULL CHECK (holder_type IN ('post', 'photo', 'none')),
  holder_id int, file_name text NOT NULL);
-- By the names of tables themselves.
CREATE TABLE audit_log (id bigserial PRIMARY KEY, table_name text NOT NULL, record_id int, action text, at timestamptz);
CREATE TABLE remarks (id serial PRIMARY KEY, referenced_relation varchar NOT NULL, record_id int NOT NULL, remark text);
-- What merely looks like it: the type of a document is not a table.
CREATE TABLE papers (id serial PRIMARY KEY, document_type text, document_id int);

SELECT count(*) FROM synth_generate('labelled', 300, seed => 5, as_of => '2025-06-30');

SELECT DISTINCT commentable_type FROM comments ORDER BY 1;
SELECT count(*) FROM comments c
WHERE NOT CASE commentable_type WHEN 'Post' THEN EXISTS (SELECT FROM posts WHERE id = commentable_id)
                                WHEN 'Photo' THEN EXISTS (SELECT FROM photos WHERE id = commentable_id) END;
SELECT count(*) AS earlier_than_what_it_is_about FROM comments c
LEFT JOIN posts p ON commentable_type = 'Post' AND p.id = commentable_id
LEFT JOIN photos f ON commentable_type = 'Photo' AND f.id = commentable_id
WHERE c.created_at < coalesce(p.created_at, f.created_at);
SELECT holder_type, count(*) > 0 AS some, bool_and(holder_id IS NULL) AS nowhere,
       count(holder_id) = count(*) FILTER (WHERE holder_id IN (SELECT id FROM posts) OR holder_id IN (SELECT id FROM photos)) AS found
FROM attachments GROUP BY 1 ORDER BY 1;
SELECT count(*) FILTER (WHERE to_regclass('labelled.' || table_name) IS NULL) AS no_table,
       count(DISTINCT table_name) > 2 AS several FROM audit_log;
SELECT count(*) FILTER (WHERE NOT (xpath('/row/there/text()', query_to_xml(format(
         'SELECT count(*) AS there FROM labelled.%I WHERE id = %s', referenced_relation, record_id), false, true, '')))[1]::text::boolean) AS lost
FROM remarks;
SELECT count(*) FROM papers WHERE to_regclass('labelled.' || quote_ident(document_type)) IS NOT NULL;

-- The plan says so.
SELECT table_name::text, column_name, generator, reason FROM synth_plan('labelled', 300)
WHERE column_name IN ('commentable_type', 'commentable_id', 'holder_id', 'record_id') ORDER BY 1, 2;

-- Filled alone, after what it is about, a table gets the same rows.
CREATE TEMP TABLE together AS SELECT * FROM comments;
TRUNCATE comments RESTART IDENTITY;
SELECT rows FROM synth_generate('labelled', 300, seed => 5, as_of => '2025-06-30', tables => '{comments}');
SELECT count(*) FROM (TABLE comments EXCEPT TABLE together) AS differing;

RESET search_path;
\set VERBOSITY terse
DROP SCHEMA labelled CASCADE;
