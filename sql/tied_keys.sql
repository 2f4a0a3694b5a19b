-- Unique keys over columns that conditions tie, narrow, or leave null.
SET client_min_messages = warning;
CREATE FUNCTION rows_of(wanted bigint) RETURNS TABLE (table_name text, rows bigint, note text) LANGUAGE sql AS $$
  SELECT g.table_name::text, g.rows, g.note FROM synth_generate('tied', rows => wanted, seed => 3) g
  ORDER BY g.table_name::text COLLATE "C"
$$;

-- A key draws from what partitions and alternatives leave of a column, and knows how much that is.
CREATE SCHEMA tied;
CREATE TABLE tied.banded (slug real, amount int NOT NULL, UNIQUE (slug, amount)) PARTITION BY RANGE (amount);
CREATE TABLE tied.banded_1 PARTITION OF tied.banded FOR VALUES FROM (1) TO (10);
CREATE TABLE tied.banded_2 PARTITION OF tied.banded FOR VALUES FROM (200) TO (210);
CREATE TABLE tied.numbered (amount int NOT NULL UNIQUE CHECK (amount BETWEEN 1 AND 9 OR amount IN (40, 50)));
CREATE TABLE tied.distant (code int NOT NULL CHECK (abs(code) < 20), c real, UNIQUE (code, c));
CREATE TABLE tied.beyond (code int NOT NULL UNIQUE CHECK (abs(code) >= 2000000000));
SELECT * FROM rows_of(200);
SELECT count(DISTINCT tableoid) FROM tied.banded;
SELECT count(*) FILTER (WHERE code < 0) > 0 AS below, count(*) FILTER (WHERE code > 0) > 0 AS above FROM tied.beyond;
DROP SCHEMA tied CASCADE;

-- One side of a comparison is unique, the other follows.
CREATE SCHEMA tied;
CREATE TABLE tied.follows (least int NOT NULL UNIQUE, most numeric NOT NULL, CHECK (least <= most));
CREATE TABLE tied.pair (a smallint, b real NOT NULL CHECK (b <= 95 AND b > 1), CHECK (a <= b OR b IN (5, 10)),
                        UNIQUE NULLS NOT DISTINCT (b, a));
CREATE TABLE tied.moments (at timestamp NOT NULL, day date NOT NULL UNIQUE, CHECK (at <= day));
CREATE TABLE tied.narrow (n int NOT NULL, year smallint NOT NULL, CHECK (n + year <= 200));
SELECT * FROM rows_of(200);
DROP SCHEMA tied CASCADE;

-- Keys that share columns leave each other room.
CREATE SCHEMA tied;
CREATE TYPE tied.size AS ENUM ('S', 'M', 'L', 'XL', 'XXL', 'XXXL');
CREATE TABLE tied.shared (a boolean NOT NULL, b boolean NOT NULL, size tied.size NOT NULL, n int NOT NULL,
                          UNIQUE (b, a, size), UNIQUE (n, a));
SELECT * FROM rows_of(100);
DROP SCHEMA tied CASCADE;

-- Nulls are distinct: when the combinations of a key run out, a part that may be null is.
CREATE SCHEMA tied;
CREATE TABLE tied.parent (id int PRIMARY KEY);
CREATE TABLE tied.optional (flag boolean NOT NULL, year smallint CHECK (year IN (5, 10, 55)), UNIQUE (flag, year));
CREATE TABLE tied.owned (flag boolean NOT NULL, owner int REFERENCES tied.parent, UNIQUE (owner, flag));
CREATE TABLE tied.switched (flag boolean NOT NULL, n smallint CHECK (n IN (1, 2)), UNIQUE (flag, n),
                            CHECK (flag = (n IS NULL)));
SELECT * FROM rows_of(3);
SELECT * FROM rows_of(30);
SELECT count(*), count(DISTINCT (flag, year)) FILTER (WHERE year IS NOT NULL) AS pairs FROM tied.optional;
DROP SCHEMA tied CASCADE;

-- What a pattern forbids is rare in codes: the key keeps trying, and stays a key.
CREATE SCHEMA tied;
CREATE TABLE tied.codes (slug char(6) NOT NULL CHECK (slug !~ '[0-9]'), at timestamp(0), UNIQUE (slug, at));
SELECT * FROM rows_of(1000);
DROP SCHEMA tied CASCADE;

-- A text of a key is of one length or of another, or it is on a list.
CREATE SCHEMA tied;
CREATE TABLE tied.asset (code varchar(12) NOT NULL, issuer varchar(56) NOT NULL, UNIQUE (code, issuer),
                         CHECK ((code = 'XLM' AND char_length(issuer) = 0) OR char_length(issuer) = 56));
CREATE TABLE tied.account (kind text NOT NULL, name text NOT NULL UNIQUE,
                           CHECK ((kind = 'system' AND name IN ('root', 'nobody')) OR
                                  (kind = 'user' AND length(name) BETWEEN 10 AND 12)));
SELECT * FROM rows_of(100);
DROP SCHEMA tied CASCADE;

-- A number among several parts of a key counts within the parent, whatever the other parts are.
CREATE SCHEMA tied;
CREATE TABLE tied.albums (album_id serial PRIMARY KEY, title text);
CREATE TABLE tied.tracks (track_id serial PRIMARY KEY, album_id int NOT NULL REFERENCES tied.albums, disc_no smallint NOT NULL,
                          track_no int NOT NULL, title text, UNIQUE (album_id, disc_no, track_no));
SELECT count(*) FROM synth_generate('tied', row_counts => '{"albums": 20, "tracks": 400}');
SELECT count(*) FROM synth_generate('tied', tables => '{tracks}', rows => 300);
SELECT max(disc_no) < 5 AS few_discs, max(track_no) < 200 AS tracks, count(*) FROM tied.tracks;
SET client_min_messages = warning;
DROP SCHEMA tied CASCADE;
DROP FUNCTION rows_of(bigint);
