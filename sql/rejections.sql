-- Rows that triggers reject are drawn again, keys kept; keys made of parents follow these when they get fewer rows
-- than planned; deferrable keys are asked before rows are appended.
SET client_min_messages = warning;
CREATE SCHEMA again;
CREATE FUNCTION again.demand() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.n % 3 = 1 THEN RAISE EXCEPTION 'no % here', NEW.n; END IF;
    RETURN NEW;
  END $$;
CREATE FUNCTION again.halve() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.id % 2 = 0 THEN RETURN NULL; END IF;
    RETURN NEW;
  END $$;

-- One row for each parent, although a third of the first draws is rejected.
CREATE TABLE again.parent (id int PRIMARY KEY);
CREATE TABLE again.detail (parent int PRIMARY KEY REFERENCES again.parent, n int NOT NULL);
CREATE TRIGGER demand BEFORE INSERT ON again.detail FOR EACH ROW EXECUTE FUNCTION again.demand();
CREATE TABLE again.line (detail int NOT NULL REFERENCES again.detail, n int NOT NULL, PRIMARY KEY (detail, n));
SELECT table_name, rows, note FROM synth_generate('again', rows => 100, seed => 2)
ORDER BY table_name::text COLLATE "C";
SELECT count(*) FILTER (WHERE n % 3 = 1) AS refused FROM again.detail;
DROP TABLE again.line, again.detail, again.parent;

-- Half of the parents are suppressed.
CREATE TABLE again.parent (id int PRIMARY KEY);
CREATE TRIGGER halve BEFORE INSERT ON again.parent FOR EACH ROW EXECUTE FUNCTION again.halve();
CREATE TABLE again.detail (parent int PRIMARY KEY REFERENCES again.parent, n int);
CREATE TABLE again.both (a int NOT NULL REFERENCES again.parent, b int NOT NULL REFERENCES again.detail,
                         flag boolean NOT NULL, UNIQUE (a, b, flag));
SELECT table_name, rows, note FROM synth_generate('again', rows => 6, seed => 2)
ORDER BY table_name::text COLLATE "C";
DROP TABLE again.both, again.detail, again.parent;

CREATE TABLE again.deferred (flag boolean NOT NULL, n smallint CHECK (n BETWEEN 1 AND 50) NOT NULL,
                             UNIQUE (flag, n) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO again.deferred SELECT true, generate_series(1, 40);
SELECT rows, note FROM synth_generate('again', rows => 40, seed => 3);
SELECT count(*), count(DISTINCT (flag, n)) FROM again.deferred;
DROP SCHEMA again CASCADE;

-- What is compared with now does not change with the time of day.
CREATE SCHEMA again;
CREATE TABLE again.ticket (sold timestamptz NOT NULL CHECK (sold <= now()),
                           valid_until timestamptz NOT NULL CHECK (valid_until > now() + interval '1 hour'));
CREATE TABLE again.visit (seen timestamptz NOT NULL CHECK (seen > now() - interval '1 hour' AND seen <= now()));
SELECT rows, note FROM synth_generate('again', rows => 100);
SELECT count(DISTINCT valid_until) > 50 AS spread FROM again.ticket;
SELECT array_agg(valid_until)::text AS first FROM synth_preview(NULL::again.ticket, 20) \gset
SELECT pg_sleep(0.01) \g /dev/null
SELECT array_agg(valid_until)::text = :'first' AS same FROM synth_preview(NULL::again.ticket, 20);
DROP SCHEMA again CASCADE;

-- What later rows repeat of an earlier one is what was accepted, not what was drawn first.
CREATE SCHEMA again;
CREATE TABLE again.message (id int PRIMARY KEY, room int NOT NULL CHECK (room BETWEEN 0 AND 19), parent int,
                            UNIQUE (id, room), FOREIGN KEY (parent, room) REFERENCES again.message (id, room));
CREATE FUNCTION again.demand() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.parent IS NULL AND NEW.room % 3 = 1 THEN RAISE EXCEPTION 'no such room'; END IF;
    RETURN NEW;
  END $$;
CREATE TRIGGER demand BEFORE INSERT ON again.message FOR EACH ROW EXECUTE FUNCTION again.demand();
SELECT rows FROM synth_generate('again', rows => 100);
SELECT count(parent) > 20 AS replies, count(*) FILTER (WHERE room % 3 = 1) AS refused FROM again.message;
DROP SCHEMA again CASCADE;

-- What an index computes by a function of the user's is known to nobody: rows that it rejects are drawn again, also
-- where it is an error that a table cannot be filled.
CREATE SCHEMA again;
CREATE FUNCTION again.brief(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN left($1, 2); END $$;
CREATE TABLE again.place (id int PRIMARY KEY, name text NOT NULL);
CREATE UNIQUE INDEX place_brief ON again.place (again.brief(name));
CREATE TABLE again.visit (id int PRIMARY KEY, place int NOT NULL REFERENCES again.place);
SELECT table_name, rows, note ~ '^\d+ rows were rejected: .*"place_brief"$' AS said FROM synth_generate('again', rows => 40);
DROP SCHEMA again CASCADE;

-- Where all are rejected, the constraint is named.
CREATE SCHEMA again;
CREATE FUNCTION again.same(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 'x'; END $$;
CREATE TABLE again.place (id int PRIMARY KEY, name text NOT NULL);
CREATE UNIQUE INDEX place_same ON again.place (again.same(name));
SELECT table_name, rows, note FROM synth_generate('again', rows => 40);
DROP SCHEMA again CASCADE;

-- Where nulls are alike and most rows draw one, others are drawn, also behind rows that are there.
CREATE SCHEMA again;
CREATE TABLE again.term (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, year varchar(40), dated boolean NOT NULL,
                         CHECK (dated AND year IS NOT NULL OR NOT dated AND year IS NULL));
CREATE UNIQUE INDEX ON again.term (coalesce(year, ''));
SELECT rows FROM synth_generate('again', rows => 7, seed => 1);
SELECT rows FROM synth_generate('again', rows => 7, seed => 2, mode => 'append');
SELECT count(*) AS terms, count(*) FILTER (WHERE NOT dated) AS undated FROM again.term;
DROP SCHEMA again CASCADE;

-- A circle that nothing closes ends with what keeps it open, or leaves its tables empty and says so.
CREATE SCHEMA again;
CREATE TABLE again.team (id int PRIMARY KEY, leader int NOT NULL, name text NOT NULL);
CREATE TABLE again.member (id int PRIMARY KEY, team int NOT NULL REFERENCES again.team, age int NOT NULL);
ALTER TABLE again.team ADD FOREIGN KEY (leader) REFERENCES again.member;
CREATE FUNCTION again.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'nobody may join'; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON again.member FOR EACH ROW EXECUTE FUNCTION again.refuse();
SELECT rows FROM synth_generate('again', rows => 40);
SELECT table_name, rows, note FROM synth_generate('again', rows => 40, options => '{"unsatisfiable": "skip"}')
ORDER BY table_name::text;
SELECT (SELECT count(*) FROM again.team) + (SELECT count(*) FROM again.member) AS rows;
DROP SCHEMA again CASCADE;
