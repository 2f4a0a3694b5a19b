-- Partitions filled by themselves, and what refers to a partition or to an inheritance parent.
SET client_min_messages = warning;
CREATE SCHEMA parts;
SET search_path = parts, public;

-- Rows of a partition alone hash to it, lie in its range, are in its list.
CREATE TABLE item (id int PRIMARY KEY, name text) PARTITION BY HASH (id);
CREATE TABLE item_0 PARTITION OF item FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE item_1 PARTITION OF item FOR VALUES WITH (MODULUS 2, REMAINDER 1) PARTITION BY HASH (id);
CREATE TABLE item_10 PARTITION OF item_1 FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE item_11 PARTITION OF item_1 FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE TABLE member (id uuid, tenant text, PRIMARY KEY (id, tenant)) PARTITION BY HASH (tenant, id);
CREATE TABLE member_1 PARTITION OF member FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE event (kind text, at date NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE event_null PARTITION OF event FOR VALUES IN (NULL);
CREATE TABLE event_b PARTITION OF event FOR VALUES IN ('b') PARTITION BY RANGE (at);
CREATE TABLE event_b1 PARTITION OF event_b FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
CREATE TABLE event_d PARTITION OF event DEFAULT;
SELECT table_name, rows, note
FROM synth_generate(ARRAY['item_0', 'item_1', 'member_1', 'event_null', 'event_b', 'event_d']::regclass[], rows => 50)
ORDER BY table_name::text COLLATE "C";
SELECT tableoid::regclass AS leaf, count(*) FROM item GROUP BY tableoid ORDER BY tableoid::regclass::text COLLATE "C";
SELECT tableoid::regclass AS leaf, count(*), count(DISTINCT at) > 20 AS spread
FROM event GROUP BY tableoid ORDER BY tableoid::regclass::text COLLATE "C";
SELECT table_name, rows, note FROM synth_generate(ARRAY['item_11']::regclass[], rows => 50);
SELECT count(*), count(DISTINCT id) FROM item;
TRUNCATE item, member, event;

-- Only the rows of that partition count, wherever the rows come from.
CREATE TABLE of_one (id int PRIMARY KEY, item_id int NOT NULL REFERENCES item_0);
CREATE TABLE of_some (id int PRIMARY KEY, item_id int NOT NULL REFERENCES item_1);
CREATE TABLE of_all (id int PRIMARY KEY, item_id int NOT NULL REFERENCES item);
CREATE TABLE part_of (item_id int NOT NULL REFERENCES item, n int NOT NULL, PRIMARY KEY (item_id, n)) PARTITION BY HASH (item_id);
CREATE TABLE part_of_0 PARTITION OF part_of FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE part_of_1 PARTITION OF part_of FOR VALUES WITH (MODULUS 2, REMAINDER 1);
SELECT table_name, rows, note FROM synth_generate('parts', rows => 50, tables => '{item,of_one,of_some,of_all,part_of}')
ORDER BY table_name::text COLLATE "C";
TRUNCATE item, of_one, of_some, of_all, part_of;
SELECT table_name, rows, note FROM synth_generate(ARRAY['item_0', 'of_all', 'of_one']::regclass[], rows => 50)
ORDER BY table_name::text COLLATE "C";

-- Rows of a child are no rows of the parent to refer to, but its numbers are taken.
CREATE TABLE animal (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE dog (breed text NOT NULL) INHERITS (animal);
CREATE TABLE visit (id int PRIMARY KEY, animal_id int NOT NULL REFERENCES animal);
SELECT table_name, rows, note FROM synth_generate(ARRAY['dog']::regclass[], rows => 50);
SELECT rows, note FROM synth_generate(ARRAY['visit']::regclass[], rows => 50, options => '{"unsatisfiable": "skip"}');
SELECT table_name, rows, note FROM synth_generate(ARRAY['animal', 'visit']::regclass[], rows => 50);
SELECT count(*), count(DISTINCT id) FROM animal;
RESET search_path;
DROP SCHEMA parts CASCADE;
