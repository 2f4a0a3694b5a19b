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

-- Generated columns that are NOT NULL say which members a document has, and what they hold.
CREATE TYPE hidden.stage AS ENUM ('queued', 'running', 'done');
CREATE FUNCTION hidden.to_stage(text) RETURNS hidden.stage IMMUTABLE LANGUAGE sql AS $$ SELECT $1::hidden.stage $$;
CREATE FUNCTION hidden.to_time(text) RETURNS timestamptz IMMUTABLE LANGUAGE sql AS $$ SELECT $1::timestamptz $$;
CREATE TABLE hidden.document (
  key int PRIMARY KEY, value jsonb NOT NULL,
  email varchar(80) NOT NULL GENERATED ALWAYS AS (value ->> 'email') STORED,
  deleted boolean NOT NULL GENERATED ALWAYS AS ((value ->> 'deleted')::boolean) STORED,
  stage hidden.stage NOT NULL GENERATED ALWAYS AS (hidden.to_stage(value #>> '{state, current}')) STORED,
  started timestamptz NOT NULL GENERATED ALWAYS AS (hidden.to_time(value #>> '{state, startDate}')) STORED,
  attempts int GENERATED ALWAYS AS ((value ->> 'attempts')::int) STORED,
  words tsvector GENERATED ALWAYS AS (to_tsvector('simple', value ->> 'email')) STORED);
CREATE TABLE hidden.label (first text, last text,
                           whole text NOT NULL GENERATED ALWAYS AS (first || ' ' || last) STORED);

-- What refers to a slug has that slug, whatever its own row is called.
CREATE TABLE hidden.project (id uuid PRIMARY KEY, name text NOT NULL, slug text NOT NULL UNIQUE);
CREATE TABLE hidden.suite (id uuid PRIMARY KEY, name text NOT NULL, project uuid NOT NULL REFERENCES hidden.project,
                           "projectSlug" text NOT NULL REFERENCES hidden.project (slug));

-- Documents repeat what the row says; that a member may be missing bounds nothing.
CREATE TABLE hidden.subscription (
  id varchar(36) PRIMARY KEY, version int NOT NULL, kind text NOT NULL, object jsonb NOT NULL, envelope json NOT NULL,
  CHECK ((object ->> 'id') = id), CHECK ((object -> 'meta') IS NOT NULL),
  CHECK (version = (object ->> 'version')::int), CHECK (object ->> 'owner' IS NOT NULL AND object ->> 'owner' <> ''),
  CHECK (kind = (envelope ->> 'kind') AND envelope ->> 'topics' <> '[]'));

-- Members that only conditions name are there.
CREATE TABLE hidden.item (
  id int PRIMARY KEY,
  details jsonb NOT NULL CHECK (details ? 'sku' AND details ->> 'state' IN ('new', 'used') AND (details ->> 'price')::numeric > 0),
  extra jsonb CHECK (extra IS NULL OR (extra ?& ARRAY['tags', 'author'] AND jsonb_typeof(extra -> 'tags') = 'array')));
-- What is a function of another column follows from that, also where it is the key; what a function leaves as
-- it is comes out of it.
CREATE TABLE hidden.source (hash bytea PRIMARY KEY CHECK (hash = sha256(content::bytea)), content text NOT NULL);
CREATE TABLE hidden.code (hash bytea PRIMARY KEY, content bytea,
                          CHECK (content IS NOT NULL AND hash = sha256(content) OR content IS NULL AND hash = '\x'));
CREATE TABLE hidden.vendor (prefix macaddr PRIMARY KEY CHECK (prefix = trunc(prefix)), name text NOT NULL);

CREATE TABLE hidden.bare (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
-- Nor is there a row of what must refer to it, whatever refers to that.
CREATE TABLE hidden.remark (id int PRIMARY KEY, bare_id int NOT NULL, bare_at date NOT NULL, body text NOT NULL,
                            FOREIGN KEY (bare_id, bare_at) REFERENCES hidden.bare);
CREATE TABLE hidden.reply (id int PRIMARY KEY, remark_id int NOT NULL REFERENCES hidden.remark);
CREATE TABLE hidden.mention (id int PRIMARY KEY, remark_id int REFERENCES hidden.remark, word text NOT NULL);

SELECT table_name, rows, note FROM synth_generate('hidden', rows => 40, seed => 5, row_counts => '{"member": 40}')
ORDER BY table_name::text COLLATE "C";
SELECT count(DISTINCT version) > 30 AS versions, count(DISTINCT color) > 30 AS colors FROM hidden.release;
SELECT count(number) > 30 AS numbers, count(size) > 30 AS sizes FROM hidden.build;
SELECT count(DISTINCT stage) AS stages, bool_and(email LIKE '%@%.%') AS emails, bool_and(started < now() + interval '2 years')
       AS times, count(attempts) BETWEEN 1 AND 39 AS attempts FROM hidden.document;
SELECT count(*) AS labels FROM hidden.label WHERE whole IS NOT NULL;
SELECT count(*) AS subscriptions, bool_and((object ->> 'id') = id AND jsonb_typeof(object -> 'version') = 'number') AS ids,
       bool_and((envelope ->> 'kind') = kind) AS kinds FROM hidden.subscription
WHERE object ? 'id' AND object ? 'version' AND envelope ->> 'kind' IS NOT NULL;
SELECT count(*) AS items, count(DISTINCT details ->> 'state') AS states, bool_and(extra ? 'author') AS authors FROM hidden.item;
DROP SCHEMA hidden CASCADE;
