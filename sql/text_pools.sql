-- Texts that were written beforehand are dealt to the rows of a run: records stay together, unique columns get
-- variants, what the conditions refuse is left out.
CREATE SCHEMA press;
CREATE TABLE press.books (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title varchar(46) NOT NULL UNIQUE CHECK (title !~ '^[a-z]' AND length(title) > 3),
    genre text CHECK (genre IN ('crime', 'poetry', 'travel')),
    blurb text NOT NULL,
    pages int NOT NULL CHECK (pages > 0));

SELECT synth_add_text_pool('press.books', '{title,genre,blurb}', '{
    {The Fjord,crime,A body in the ice.},
    {Salt,poetry,Poems of the sea.},
    {Night Ferry,crime,Nobody gets off.},
    {Mountains of Paper,travel,A clerk walks home.},
    {Ice,poetry,A title too short.},
    {Too long a title for the narrow column to hold it all,travel,Unread.},
    {Warm,cookery,A genre that there is not.}}', '{", Revised",", Illustrated"}') AS pool;

SELECT column_name, generator, reason FROM synth_plan('press', rows => 4, options => '{"text": "pool"}')
WHERE column_name IN ('title', 'genre', 'blurb') ORDER BY column_name;

SELECT table_name, rows, note FROM synth_generate('press', rows => 4, seed => 1, options => '{"text": "pool"}');
SELECT title, genre, blurb FROM press.books WHERE genre IS NOT NULL ORDER BY title;

-- Another shuffle in each round, a variant behind the text, the rest of the record as it was.
SELECT table_name, rows, note FROM synth_generate('press', rows => 44, seed => 1, mode => 'replace', options => '{"text": "pool"}');
SELECT count(DISTINCT title) AS titles, count(DISTINCT blurb) AS blurbs,
       count(*) FILTER (WHERE title ~ ', (Revised|Illustrated)$') AS with_variants,
       count(*) FILTER (WHERE title ~ ', (Revised|Illustrated), ') AS with_two,
       count(*) FILTER (WHERE title ~ '\([0-9]+\)$') AS numbered
FROM press.books;
SELECT count(*) FILTER (WHERE blurb <> CASE substring(title FOR 4)
                        WHEN 'The ' THEN 'A body in the ice.' WHEN 'Salt' THEN 'Poems of the sea.'
                        WHEN 'Nigh' THEN 'Nobody gets off.' ELSE 'A clerk walks home.' END) AS torn_apart
FROM press.books;

-- Reproducible, and another seed is another order.
CREATE TEMP TABLE first_time AS TABLE press.books;
SELECT rows FROM synth_generate('press', rows => 44, seed => 1, mode => 'replace', options => '{"text": "pool"}');
SELECT count(*) AS differences FROM (TABLE first_time EXCEPT TABLE press.books) AS d;
SELECT rows FROM synth_generate('press', rows => 44, seed => 2, mode => 'replace', options => '{"text": "pool"}');
SELECT count(*) > 30 AS differs FROM (TABLE first_time EXCEPT TABLE press.books) AS d;

-- Without the option nothing is taken from pools; appended rows go on with the deck.
SELECT rows FROM synth_generate('press', rows => 40, seed => 3, mode => 'replace');
SELECT count(*) AS from_pool FROM press.books WHERE blurb IN ('A body in the ice.', 'Poems of the sea.');
SELECT rows FROM synth_generate('press', rows => 4, seed => 3, mode => 'replace', options => '{"text": "pool"}');
SELECT rows FROM synth_generate('press', rows => 4, seed => 3, options => '{"text": "pool"}');
SELECT count(DISTINCT title) AS titles, count(DISTINCT blurb) AS blurbs FROM press.books;

-- A pool that the conditions refuse as a whole is left aside.
ALTER TABLE press.books ADD CHECK (blurb LIKE 'Zzz%') NOT VALID;
SELECT rows, note FROM synth_generate('press', rows => 4, seed => 3, mode => 'replace', options => '{"text": "pool"}');
ALTER TABLE press.books DROP CONSTRAINT books_blurb_check;

-- Arguments.
SELECT synth_add_text_pool('press.books', '{titel}', '{a}');
SELECT synth_add_text_pool('press.books', '{pages}', '{1}');
SELECT synth_add_text_pool('press.books', '{title,blurb}', '{a,b}');
SELECT synth_add_text_pool('press.books', '{}', '{}');
SELECT synth_add_text_pool('press.books', '{title}', '{NULL}');
SELECT * FROM synth_plan('press', options => '{"text": "pools"}');
SELECT * FROM synth_plan('press', options => '{"text": true}');
SELECT * FROM synth_plan('press', options => '{"servr": "x"}');

-- Each role has its own pools.
CREATE ROLE regress_pool_user;
SET ROLE regress_pool_user;
SELECT count(*) FROM synth_text_pools;
SELECT synth_drop_text_pool(1);
RESET ROLE;
SELECT table_name, columns, size, state, model, role = current_user AS mine FROM synth_text_pools;
SELECT synth_drop_text_pool(id) FROM synth_text_pools;
SELECT count(*) FROM synth_text_pools;
DROP ROLE regress_pool_user;
DROP SCHEMA press CASCADE;

-- Slots: a few records make many texts, all different, the same word in all texts of a record.
CREATE SCHEMA shelf;
CREATE TABLE shelf.item (id serial PRIMARY KEY, name varchar(40) NOT NULL UNIQUE, blurb text NOT NULL,
    code text CHECK (code LIKE 'c%'));
SELECT synth_add_text_pool('shelf.item', '{name,blurb,code}', '{
    {"Desk of {wood}, {60-99} cm","Made of {wood} by {nobody}.",c1},
    {"{wood} chair",Hard.,c2},
    {Chest,Plain.,c3},
    {"Desk of {wood} cm",Not told from the first.,c4},
    {"Box {wood}{1-20}","Read back, its number may begin anywhere.",c5},
    {"Too long for its column once its slots are filled: {wood}",x,c6},
    {"Bed",Takes no slots.,"c{wood}"}}', slots => '{"wood": ["oak", "bog oak", "pine"]}') > 0 AS added;
SELECT column_name, generator FROM synth_plan('shelf', rows => 500, options => '{"text": "pool"}') WHERE column_name IN ('name', 'blurb');
SELECT rows, note FROM synth_generate('shelf', rows => 500, options => '{"text": "pool"}');
SELECT count(DISTINCT lower(name)) AS names, count(*) FILTER (WHERE name ~ '^Desk of (bog oak|oak|pine), [6-9][0-9] cm') AS desks,
       count(*) FILTER (WHERE name ~ '^Desk' AND blurb <> 'Made of ' || substring(name FROM 'of ([a-z ]+),') || ' by {nobody}.') AS torn_apart,
       count(DISTINCT left(code, 2)) AS codes
  FROM shelf.item;
-- The deck is dealt out before it begins anew.
SELECT count(*) FILTER (WHERE name !~ '\)$') AS all_cards FROM shelf.item;
SELECT synth_add_text_pool('shelf.item', '{name}', '{a}', slots => '{"wood": "oak"}');
SELECT synth_add_text_pool('shelf.item', '{name}', '{a}', slots => '["oak"]');
SELECT count(synth_drop_text_pool(id)) FROM synth_text_pools;
DROP SCHEMA shelf CASCADE;

-- Labels of an enum go with the texts of their record, and need not differ where a key holds both.
CREATE SCHEMA den;
CREATE TYPE den.kind AS ENUM ('sofa', 'lamp');
CREATE TABLE den.item (id serial PRIMARY KEY, name text NOT NULL, kind den.kind NOT NULL, UNIQUE (kind, name));
CREATE UNIQUE INDEX ON den.item (lower(name));
SELECT synth_add_text_pool('den.item', '{name,kind}', '{{Couch,sofa},{Settee,sofa},{Lantern,lamp},{Bench,"no label"}}') > 0 AS added;
SELECT column_name, generator, reason FROM synth_plan('den', rows => 30, options => '{"text": "pool"}') WHERE column_name IN ('name', 'kind');
SELECT rows, note FROM synth_generate('den', rows => 30, options => '{"text": "pool"}');
SELECT kind, regexp_replace(name, ' \(\d+\)$', '') AS name, count(*) FROM den.item GROUP BY 1, 2 ORDER BY 1, 2;
SELECT count(synth_drop_text_pool(id)) FROM synth_text_pools;
DROP SCHEMA den CASCADE;
