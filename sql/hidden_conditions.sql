-- Conditions that no CHECK of the table states: what indexes and generated columns compute, what parents are,
-- and what functions of the user's accept.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA hidden;

-- An index casts a text, a generated column reads a number out of a document.
CREATE TABLE hidden.build (id int PRIMARY KEY, number varchar, data jsonb, other text,
                           size int GENERATED ALWAYS AS ((other)::int) STORED);
CREATE INDEX ON hidden.build (id, (number::int));
CREATE INDEX ON hidden.build ((data ->> 'name'));

-- A function knows a form that texts must have.
CREATE FUNCTION hidden.is_version(text) RETURNS boolean IMMUTABLE LANGUAGE sql
  AS $$ SELECT array_length(string_to_array($1, '.'), 1) = 3 AND $1 !~ '[^0-9.]' $$;
CREATE FUNCTION hidden.is_color(text) RETURNS boolean IMMUTABLE LANGUAGE sql
  AS $$ SELECT left($1, 1) = '#' AND length(decode(substr($1, 2), 'hex')) = 3 $$;
CREATE TABLE hidden.release (version text NOT NULL UNIQUE CHECK (hidden.is_version(version)),
                             color text NOT NULL CHECK (hidden.is_color(color)));

-- A pattern says how texts begin, another condition how they go on; a key needs more of them than the shortest.
CREATE TABLE hidden.named (code text NOT NULL CHECK (code ~ '^[A-Z]') CHECK (length(code) >= 3),
                           name text NOT NULL CHECK (name ~* '^[A-Z]') CHECK (name ~ '^[a-f][a-z]{4,5}$'),
                           tag text NOT NULL UNIQUE CHECK (tag ~ '^[a-z]'));

-- Not every parent will do: one is reserved, and others are of another kind.
CREATE TABLE hidden.member (id int, kind text NOT NULL CHECK (kind IN ('person', 'club')), PRIMARY KEY (id),
                            UNIQUE (id, kind));
INSERT INTO hidden.member VALUES (0, 'club');
CREATE TABLE hidden.person (member int NOT NULL, kind text NOT NULL CHECK (kind = 'person'),
                            FOREIGN KEY (member, kind) REFERENCES hidden.member (id, kind));
CREATE TABLE hidden.friend (a int NOT NULL REFERENCES hidden.member CHECK (a <> 0),
                            b int NOT NULL REFERENCES hidden.member CHECK (b <> 0), UNIQUE (a, b));

-- Ranges of a type for which no slots are known exclude nobody where the key before them differs.
CREATE TYPE hidden.uuidrange AS RANGE (SUBTYPE = uuid);
CREATE TABLE hidden.block (day date NOT NULL, part hidden.uuidrange NOT NULL,
                           EXCLUDE USING gist (day WITH =, part WITH &&));
CREATE TABLE hidden.twice (day date NOT NULL, part int4range NOT NULL,
                           EXCLUDE USING gist (daterange(day, day, '[]') WITH &&, part WITH &&));

-- Conditions on values inside values.
CREATE FUNCTION hidden.is_sorted(int[]) RETURNS boolean IMMUTABLE LANGUAGE sql
  AS $$ SELECT $1 = ARRAY(SELECT unnest($1) ORDER BY 1) $$;
CREATE DOMAIN hidden.sorted AS int[] CHECK (hidden.is_sorted(VALUE));
CREATE TABLE hidden.nested (v hidden.sorted[] NOT NULL);

CREATE TABLE hidden.bare (id int, at date) PARTITION BY RANGE (at);

SELECT table_name, rows, note FROM synth_generate('hidden', rows => 40, seed => 5, row_counts => '{"member": 40}')
ORDER BY table_name::text COLLATE "C";
SELECT count(DISTINCT version) > 30 AS versions, count(DISTINCT color) > 30 AS colors FROM hidden.release;
SELECT count(number) > 30 AS numbers, count(size) > 30 AS sizes FROM hidden.build;
DROP SCHEMA hidden CASCADE;
