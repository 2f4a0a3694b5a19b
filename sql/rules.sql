-- Rules: what users say of columns. Each promise is a query over the rows.
CREATE SCHEMA ruled;
CREATE TABLE ruled.orders (
    id serial PRIMARY KEY,
    number text UNIQUE,
    status text NOT NULL CHECK (status IN ('open', 'paid', 'gone')),
    quantity int,
    price numeric(10,2),
    total numeric(12,2),
    placed timestamp,
    due date,
    email text,
    code text,
    kind text,
    note text,
    score float8,
    seller text NOT NULL,
    dice smallint,
    waits int,
    rank int);

SELECT synth_set_rule('ruled.orders', 'number', '{"template": "INV-{year}-{seq:06}"}');
SELECT synth_set_rule('ruled.orders', 'status', '{"values": {"open": 70, "paid": 30, "lost": 5}}');
SELECT synth_set_rule('ruled.orders', 'quantity', '{"distribution": "poisson", "mean": 3, "min": 1}');
SELECT synth_set_rule('ruled.orders', 'price', '{"distribution": "normal", "mean": 50, "stddev": 10, "min": 20, "max": 80}');
SELECT synth_set_rule('ruled.orders', 'total', '{"expression": "quantity * price"}');
SELECT synth_set_rule('ruled.orders', 'placed',
    '{"min": "2024-01-01", "max": "2024-12-31", "business_hours": true, "months": {"dec": 3, "nov": 1}}');
SELECT synth_set_rule('ruled.orders', 'due', '{"expression": "placed::date + 14"}');
SELECT synth_set_rule('ruled.orders', 'email', '{"generator": "email", "null_rate": 0.3}');
SELECT synth_set_rule('ruled.orders', 'code', '{"pattern": "[A-C]{2}-[0-9]{2}", "unique": true}');
SELECT synth_set_rule('ruled.orders', 'kind',
    '{"when": "total > 150", "constant": "big", "otherwise": {"when": "total > 60", "constant": "medium", "otherwise": {"values": ["small", "tiny"]}}}');
SELECT synth_set_rule('ruled.orders', 'note', '{"template": "{person.given_name} from {city} ({A2}{100-999})"}');
SELECT synth_set_rule('ruled.orders', 'score', '{"distribution": "beta", "alpha": 2, "beta": 5}');
SELECT synth_set_rule('ruled.orders', 'seller', '{"dictionary": {"query": "SELECT x::text, x FROM generate_series(1, 4) x"}}');
SELECT synth_set_rule('ruled.orders', 'dice', '{"min": 1, "max": 6}');
SELECT synth_set_rule('ruled.orders', 'waits', '{"distribution": "histogram", "bounds": [0, 10, 100], "weights": [3, 1]}');
SELECT synth_set_rule('ruled.orders', 'rank', '{"sequence": {"start": 1000, "increment": 5}}');

SELECT table_name, column_name, rule FROM synth_rules WHERE column_name IN ('dice', 'kind') ORDER BY 2;
SELECT column_name, generator, reason FROM synth_plan('ruled', as_of => '2025-06-30');
SELECT table_name, rows, note FROM synth_generate('ruled', 800, as_of => '2025-06-30');

SELECT bool_and(number = 'INV-2025-' || lpad(id::text, 6, '0')) AS numbered,
       bool_and(total = quantity * price) AS totals,
       bool_and(due = placed::date + 14) AS due_dates,
       bool_and(code ~ '^[A-C]{2}-[0-9]{2}$') AND count(DISTINCT code) = 800 AS codes,
       bool_and(note ~ '^.+ from .+ \([A-Z]{2}[0-9]{3}\)$') AS notes,
       bool_and(kind = CASE WHEN total > 150 THEN 'big' WHEN total > 60 THEN 'medium' ELSE kind END) AS kinds,
       bool_and(kind IN ('small', 'tiny')) FILTER (WHERE total <= 60) AS other_kinds,
       bool_and(rank = 1000 + 5 * (id - 1)) AS ranks
  FROM ruled.orders;
-- Shapes, each within what chance allows 800 rows.
SELECT abs(avg((status = 'open')::int) - 0.7) < 0.05 AS statuses,
       abs(avg(price) - 50) < 1.5 AND abs(stddev(price) - 10) < 1 AND min(price) >= 20 AND max(price) <= 80 AS prices,
       min(quantity) = 1 AND abs(avg(quantity) - 3.16) < 0.25 AS quantities,
       abs(avg(score) - 2.0 / 7) < 0.02 AND min(score) >= 0 AND max(score) <= 1 AS scores,
       abs(avg((waits < 10)::int) - 0.75) < 0.05 AND max(waits) < 100 AND min(waits) >= 0 AS waits,
       abs(avg((email IS NULL)::int) - 0.3) < 0.05 AS nulls,
       abs(avg((seller = '4')::int) - 0.4) < 0.05 AS sellers,
       min(dice) = 1 AND max(dice) = 6 AND abs(avg(dice) - 3.5) < 0.2 AS dice
  FROM ruled.orders;
SELECT bool_and(extract(isodow FROM placed) < 6 AND extract(hour FROM placed) BETWEEN 9 AND 16) AS business_hours,
       bool_and(extract(month FROM placed) IN (11, 12)) AS months,
       abs(avg((extract(month FROM placed) = 12)::int) - 0.75) < 0.06 AS december
  FROM ruled.orders;

-- The same seed gives the same rows, random() in a rule included.
CREATE FUNCTION ruled.lot() RETURNS int LANGUAGE sql VOLATILE AS 'SELECT (random() * 1000000)::int';
CREATE TABLE ruled.lots (id int PRIMARY KEY, lot int, half float8);
SELECT synth_set_rule('ruled.lots', 'lot', '{"function": "ruled.lot"}');
SELECT synth_set_rule('ruled.lots', 'half', '{"expression": "random() / 2"}');
SELECT rows FROM synth_generate('ruled', 100, tables => '{lots}');
CREATE TEMP TABLE first_lots AS TABLE ruled.lots;
SELECT rows FROM synth_generate('ruled', 100, tables => '{lots}', mode => 'replace');
SELECT count(*), count(DISTINCT lot) > 90 AS different FROM (TABLE ruled.lots INTERSECT TABLE first_lots) AS same;

-- What contradicts a constraint is an error that names both.
SELECT synth_set_rule('ruled.orders', 'status', '{"values": ["lost", "found"]}');
SELECT * FROM synth_plan('ruled');
SELECT synth_set_rule('ruled.orders', 'status', '{"null_rate": 0.5}');
SELECT * FROM synth_plan('ruled');
SELECT synth_drop_rule('ruled.orders', 'status'), synth_drop_rule('ruled.orders', 'status');

-- Mistakes are found when the rule is set, with what was probably meant.
SELECT synth_set_rule('ruled.orders', 'price', '{"distribusion": "normal"}');
SELECT synth_set_rule('ruled.orders', 'price', '{"distribution": "norml"}');
SELECT synth_set_rule('ruled.orders', 'email', '{"generator": "emial"}');
SELECT synth_set_rule('ruled.orders', 'email', '{"generator": "person.emial"}');
SELECT synth_set_rule('ruled.orders', 'pric', '{"min": 1}');
SELECT synth_set_rule('ruled.orders', 'price', '{"values": [1, "two"]}');
SELECT synth_set_rule('ruled.orders', 'price', '{"values": [1], "min": 3}');
SELECT synth_set_rule('ruled.orders', 'price', '{"min": 3, "max": 2}');
SELECT synth_set_rule('ruled.orders', 'price', '{"null_rate": 2}');
SELECT synth_set_rule('ruled.orders', 'price', '{"expression": "quantty * 2"}');
SELECT synth_set_rule('ruled.orders', 'price', '{"expression": "placed"}');
SELECT synth_set_rule('ruled.orders', 'price', '{"expression": "1", "otherwise": {"constant": 2}}');
SELECT synth_set_rule('ruled.orders', 'price', '{"expression": "(SELECT 1)"}');
SELECT synth_set_rule('ruled.orders', 'price', '{"expression": "1; DROP TABLE ruled.orders"}');
SELECT synth_set_rule('ruled.orders', 'price', '{"expression": "lot()"}');
SELECT synth_set_rule('ruled.orders', 'note', '{"template": "{nonsense}"}');
SELECT synth_set_rule('ruled.orders', 'note', '{"locale": "de_ED"}');
SELECT synth_set_rule('ruled.orders', 'placed', '{"weekdays": {"mondey": 1}}');
SELECT synth_set_rule('ruled.orders', NULL, '{"row": 3}');
SELECT synth_set_rule('ruled.orders', 'price', '[1]');
-- Rules in a circle.
SELECT synth_set_rule('ruled.orders', 'quantity', '{"expression": "dice + 1"}');
SELECT synth_set_rule('ruled.orders', 'dice', '{"expression": "quantity + 1"}');
SELECT * FROM synth_plan('ruled');
SELECT synth_drop_rule('ruled.orders', 'dice');

-- Rules follow names, and leave with their columns.
ALTER TABLE ruled.orders RENAME COLUMN rank TO place;
ALTER TABLE ruled.orders RENAME TO purchases;
ALTER SCHEMA ruled RENAME TO store;
SELECT DISTINCT table_name FROM synth_rules WHERE table_name::text LIKE 'store.%' ORDER BY 1;
SELECT rule FROM synth_rules WHERE column_name = 'place';
ALTER TABLE store.purchases DROP COLUMN place;
ALTER TABLE store.purchases RENAME COLUMN placed TO placed_at;
SELECT * FROM synth_check_rules();
SELECT synth_set_rule('store.purchases', 'due', '{"expression": "placed_at::date"}');
SELECT * FROM synth_check_rules();
DROP TABLE store.lots;
SELECT count(*) FROM synth_rules WHERE table_name::text LIKE '%lots';

-- Only the owner sets rules.
CREATE ROLE synthgen_rules_test;
GRANT USAGE ON SCHEMA store TO synthgen_rules_test;
SET ROLE synthgen_rules_test;
SELECT synth_set_rule('store.purchases', 'due', '{"null_rate": 1}');
SELECT count(*) FROM synth_rules;
SELECT count(*) FROM synth_rule;
RESET ROLE;
REVOKE USAGE ON SCHEMA store FROM synthgen_rules_test;
DROP ROLE synthgen_rules_test;
\set VERBOSITY terse
DROP SCHEMA store CASCADE;

-- References, and how many rows a table gets.
CREATE SCHEMA ruled;
CREATE TABLE ruled.customer (id int PRIMARY KEY, name text);
CREATE TABLE ruled.purchase (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES ruled.customer, agent int);
CREATE TABLE ruled.settings (key text);
SELECT synth_set_rule('ruled.purchase', 'customer_id', '{"reference": {"min": 2, "max": 4, "skew": 0.9}}');
SELECT synth_set_rule('ruled.purchase', 'agent', '{"reference": {"table": "customer", "skew": 0}, "null_rate": 0}');
SELECT synth_set_rule('ruled.purchase', NULL, '{"rows_per": {"table": "customer", "mean": 3}}');
SELECT synth_set_rule('ruled.customer', NULL, '{"rows": 40}');
SELECT synth_set_rule('ruled.settings', NULL, '{"skip": true}');
SELECT table_name, rows, note FROM synth_generate('ruled') ORDER BY table_name::text COLLATE "C";
SELECT min(n), max(n) FROM (SELECT count(p) AS n FROM ruled.customer c LEFT JOIN ruled.purchase p ON customer_id = c.id GROUP BY c.id) AS per;
SELECT count(agent), count(DISTINCT agent), bool_and(agent IN (SELECT id FROM ruled.customer)) FROM ruled.purchase;
SELECT rows FROM synth_generate('ruled', row_counts => '{"purchase": 500}', mode => 'replace') WHERE rows = 500;
SELECT synth_set_rule('ruled.purchase', NULL, '{"rows_per": {"table": "custmer", "mean": 3}}');
SELECT jsonb_pretty(synth_export_rules('ruled'));
CREATE TEMP TABLE exported AS SELECT synth_export_rules('ruled') AS rules;
SELECT count(synth_drop_rule(table_name, column_name)) FROM synth_rules WHERE table_name::text LIKE 'ruled.%';
SELECT synth_import_rules('ruled', rules) FROM exported;
SELECT synth_export_rules('ruled') = rules AS same FROM exported;
DROP SCHEMA ruled CASCADE;

-- All generators that rules may name make values.
SELECT count(*) > 300 AS many, bool_and(cardinality(types) > 0 AND example <> '') AS with_examples
  FROM synth_generators();
SELECT generator, types FROM synth_generators() WHERE generator IN ('date.hire', 'finance.price', 'person.email');
