-- Columns that go with others: how closely is what the rule says, and each keeps its distribution.
CREATE SCHEMA going;
CREATE TABLE going.store (id int PRIMARY KEY, floor_space int NOT NULL CHECK (floor_space BETWEEN 50 AND 5000));
CREATE TABLE going.clerk (
    id serial PRIMARY KEY,
    store_id int NOT NULL REFERENCES going.store,
    age int,
    salary numeric(10,2),
    bonus float8,
    rating smallint,
    hired date,
    turnover numeric(12,2),
    low int,
    high int,
    code int UNIQUE,
    name text,
    CHECK (low < high));

SELECT synth_set_rule('going.clerk', 'age', '{"distribution": "normal", "mean": 40, "stddev": 10, "min": 18, "max": 70}');
SELECT synth_set_rule('going.clerk', 'salary',
    '{"distribution": "normal", "mean": 5000, "stddev": 1000, "min": 1000, "correlate": {"with": "age", "coefficient": 0.7}}');
SELECT synth_set_rule('going.clerk', 'bonus',
    '{"min": 0, "max": 1, "null_rate": 0.2, "correlate": {"with": "salary", "coefficient": -0.9}}');
SELECT synth_set_rule('going.clerk', 'rating',
    '{"values": {"5": 1, "1": 1, "3": 2}, "correlate": {"with": "age", "coefficient": 1}}');
SELECT synth_set_rule('going.clerk', 'hired', '{"correlate": {"with": "age", "coefficient": -0.8}, "null_rate": 0}');
SELECT synth_set_rule('going.clerk', 'turnover',
    '{"distribution": "exponential", "mean": 1000, "correlate": {"with": "floor_space", "table": "store", "coefficient": 0.95}}');
SELECT synth_set_rule('going.clerk', 'high', '{"min": 0, "max": 1000, "correlate": {"with": "low", "coefficient": 0.9}}');

SELECT column_name, generator FROM synth_plan('going', as_of => '2025-06-30') WHERE generator LIKE '%going with%';
SELECT table_name, rows, note FROM synth_generate('going', 4000, as_of => '2025-06-30');
SELECT abs(corr(age, salary) - 0.7) < 0.05 AS salaries,
       corr(salary, bonus) < -0.85 AS bonuses,
       corr(age, hired - date '2000-01-01') < -0.7 AS hires,
       corr(turnover, floor_space) > 0.7 AS turnovers,
       corr(low, high) > 0.85 AND bool_and(low < high) AS bounds
  FROM going.clerk JOIN going.store ON store.id = store_id;
SELECT abs(avg(salary) - 5000) < 60 AND abs(stddev(salary) - 1000) < 50 AS salaries,
       abs(avg(bonus) - 0.5) < 0.02 AND abs(avg((bonus IS NULL)::int) - 0.2) < 0.02 AS bonuses,
       abs(avg(turnover) - 1000) < 60 AS turnovers,
       abs(avg((rating = 3)::int) - 0.5) < 0.03 AS ratings
  FROM going.clerk;
-- A coefficient of 1 keeps the order.
SELECT max(age) FILTER (WHERE rating = 1) <= min(age) FILTER (WHERE rating = 3) AS lower,
       max(age) FILTER (WHERE rating = 3) <= min(age) FILTER (WHERE rating = 5) AS upper
  FROM going.clerk;
-- The same seed gives the same rows, also without the parents' being made again.
CREATE TEMP TABLE first_clerks AS TABLE going.clerk;
SELECT table_name, rows FROM synth_generate('going', 4000, tables => '{clerk}', mode => 'replace', as_of => '2025-06-30');
SELECT count(*) FROM (TABLE going.clerk EXCEPT TABLE first_clerks) AS different;

-- What cannot go together is refused when it is said.
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"with": "salry", "coefficient": 0.5}}');
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"with": "name", "coefficient": 0.5}}');
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"with": "age", "coefficient": 0.5}}');
SELECT synth_set_rule('going.clerk', 'name', '{"correlate": {"with": "age", "coefficient": 0.5}}');
SELECT synth_set_rule('going.clerk', 'code', '{"correlate": {"with": "age", "coefficient": 0.5}}');
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"with": "salary", "coefficient": 1.5}}');
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"with": "salary"}}');
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"width": "salary", "coefficient": 1}}');
SELECT synth_set_rule('going.clerk', 'age', '{"expression": "1", "correlate": {"with": "salary", "coefficient": 1}}');
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"with": "floor_space", "table": "stores", "coefficient": 1}}');
-- In a circle, or with a table that is not referred to, no row can be made.
SELECT synth_set_rule('going.clerk', 'age', '{"correlate": {"with": "bonus", "coefficient": 0.5}}');
SELECT * FROM synth_plan('going');
SELECT synth_set_rule('going.clerk', 'age', '{"min": 18, "max": 70}');
SELECT synth_set_rule('going.store', 'floor_space', '{"correlate": {"with": "age", "table": "clerk", "coefficient": 0.5}}');
SELECT * FROM synth_plan('going');

\set VERBOSITY terse
DROP SCHEMA going CASCADE;
