-- When things happen: by the hour, the weekday and the season that fit what they mean.
SET timezone = 'UTC';
CREATE SCHEMA rhythms;
CREATE TABLE rhythms.staff (id int PRIMARY KEY, full_name text, hire_date date NOT NULL, termination_date date);
CREATE TABLE rhythms.customers (id int PRIMARY KEY, full_name text, created_at timestamptz NOT NULL);
CREATE TABLE rhythms.orders (
    id int PRIMARY KEY, customer_id int NOT NULL REFERENCES rhythms.customers,
    ordered_at timestamp NOT NULL, shipped_at timestamp, delivered_at timestamp);
CREATE TABLE rhythms.appointments (
    id int PRIMARY KEY, staff_id int NOT NULL REFERENCES rhythms.staff,
    starts_at timestamp NOT NULL, ends_at timestamp NOT NULL);
CREATE TABLE rhythms.readings (id int PRIMARY KEY, device text, value float8, recorded_at timestamptz NOT NULL);

SELECT table_name, rows, note FROM synth_generate('rhythms', 6000, as_of => '2025-06-30');

-- Offices rest at weekends and at night, but for what there is no other time for.
SELECT avg((extract(isodow FROM hire_date) > 5)::int) < 0.01 AS hires,
       avg((extract(isodow FROM termination_date) > 5)::int) < 0.02 AS terminations
  FROM rhythms.staff;
SELECT avg((extract(isodow FROM starts_at) > 5)::int) < 0.01 AS weekends,
       avg((extract(hour FROM starts_at) NOT BETWEEN 7 AND 18)::int) < 0.01 AS nights,
       bool_and(starts_at < ends_at) AND max(ends_at - starts_at) < '1 day' AS meetings
  FROM rhythms.appointments;
SELECT avg((extract(isodow FROM shipped_at) > 5)::int) < 0.01 AS shipped_at_weekends,
       bool_and(ordered_at <= shipped_at AND (delivered_at IS NULL OR shipped_at <= delivered_at)) AS in_order
  FROM rhythms.orders;
-- People are awake by day, and have more time in the evening and at weekends.
SELECT avg((extract(hour FROM ordered_at) BETWEEN 1 AND 5)::int) < 0.05 AS nights,
       avg((extract(hour FROM ordered_at) BETWEEN 18 AND 21)::int) > 4 / 18.0 AS evenings,
       avg((extract(isodow FROM ordered_at) > 5)::int) BETWEEN 0.28 AND 0.34 AS weekends
  FROM rhythms.orders;
SELECT avg((extract(hour FROM created_at) BETWEEN 1 AND 5)::int) < 0.05 AS nights FROM rhythms.customers;
-- Sales grow over the years and are best before Christmas.
SELECT sum((ordered_at >= '2024-06-30')::int) > sum((ordered_at BETWEEN '2023-06-30' AND '2024-06-30')::int) AS growth,
       sum((ordered_at BETWEEN '2024-11-01' AND '2025-01-01')::int) >
         1.1 * sum((ordered_at BETWEEN '2024-09-01' AND '2024-11-01')::int) AS christmas
  FROM rhythms.orders;
-- Instruments know neither day nor night.
SELECT min(n) > 6000 / 24 * 0.7 AND max(n) < 6000 / 24 * 1.3 AS hours
  FROM (SELECT count(*) AS n FROM rhythms.readings GROUP BY extract(hour FROM recorded_at)) AS x;

\set VERBOSITY terse
DROP SCHEMA rhythms CASCADE;
