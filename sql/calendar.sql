-- What a row says of a date beside it is what the calendar says, and tables of dates hold a day a row.
CREATE SCHEMA calendar;
SET search_path = calendar, public;
CREATE TABLE dim_date (date_key int PRIMARY KEY, full_date date NOT NULL UNIQUE, day_of_week int NOT NULL,
  sunday_first smallint, day_name varchar(10) NOT NULL, month_name text, month_abbr char(3), month int CHECK (month BETWEEN 1 AND 12),
  quarter_name char(2), year int, year_month char(7), is_weekend boolean NOT NULL, weekday_flag char(1), is_holiday int,
  last_day_of_month date, week_of_year smallint CHECK (week_of_year <= 53));
CREATE TABLE days (id serial PRIMARY KEY, day date UNIQUE, weekday int CHECK (weekday BETWEEN 0 AND 6), month_name text,
  quarter int, year int, week int CHECK (week < 10));
CREATE TABLE orders (id serial PRIMARY KEY, date_key int NOT NULL REFERENCES dim_date, order_date date NOT NULL, order_year int NOT NULL,
  order_month text, order_quarter int, delivery_date date, delivery_days int, year int);
CREATE TABLE sales (id serial PRIMARY KEY, sale_date date NOT NULL, year int, month int, quarter int, weekday text, amount numeric(8,2));
SELECT table_name::text, rows FROM synth_generate('calendar', 400, as_of => '2025-06-30') ORDER BY 1;
SELECT count(*) FILTER (WHERE date_key <> to_char(full_date, 'YYYYMMDD')::int) AS keys,
       count(*) FILTER (WHERE day_of_week <> extract(isodow FROM full_date)) AS days,
       count(*) FILTER (WHERE day_name <> to_char(full_date, 'FMDay') OR month_name <> to_char(full_date, 'FMMonth')) AS names,
       count(*) FILTER (WHERE month_abbr <> to_char(full_date, 'Mon') OR quarter_name <> to_char(full_date, '"Q"Q')) AS short,
       count(*) FILTER (WHERE month <> extract(month FROM full_date) OR year_month <> to_char(full_date, 'YYYY-MM')) AS months,
       count(*) FILTER (WHERE is_weekend <> (extract(isodow FROM full_date) > 5) OR weekday_flag = 'Y' AND is_weekend) AS weekends,
       count(*) FILTER (WHERE last_day_of_month + 1 <> date_trunc('month', full_date) + interval '1 month') AS ends,
       count(*) FILTER (WHERE is_holiday = 1) BETWEEN 4 AND 9 AS holidays,
       max(full_date) - min(full_date) + 1 = count(*) AS one_after_the_other
FROM dim_date;
-- The last of them is today, so that what happened of late has its day.
SELECT max(full_date) AS last_day FROM dim_date;
SELECT count(*) FILTER (WHERE weekday <> extract(dow FROM day)) AS from_sunday, count(*) FILTER (WHERE week >= 10) AS weeks,
       count(*) FILTER (WHERE year <> extract(year FROM day)) AS years FROM days;
-- Of a date with a name, and not what only sounds like it.
SELECT count(*) FILTER (WHERE order_year <> extract(year FROM order_date) OR order_quarter <> extract(quarter FROM order_date)) AS parts,
       count(*) FILTER (WHERE order_month <> to_char(order_date, 'FMMonth')) AS months,
       count(DISTINCT delivery_days = extract(day FROM delivery_date)) > 1 AS days_are_no_part FROM orders;
-- Facts that say as much of their date may share it.
SELECT count(DISTINCT sale_date) < count(*) AS shared, max(sale_date) <= '2025-06-30' AS none_to_come,
       count(*) FILTER (WHERE year <> extract(year FROM sale_date) OR month <> extract(month FROM sale_date)) AS parts,
       count(*) FILTER (WHERE weekday <> to_char(sale_date, 'FMDay')) AS names FROM sales;
-- Days go on where they ended; what the user says stands.
SELECT synth_set_rule('dim_date', 'month_name', '{"values": ["Brumaire"]}');
SELECT rows FROM synth_generate('calendar', 50, tables => '{dim_date}', as_of => '2025-07-31');
SELECT max(full_date) - min(full_date) + 1 = count(*) AS one_after_the_other, count(*) FILTER (WHERE month_name = 'Brumaire') AS ruled
FROM dim_date;
SELECT generator, reason FROM synth_plan('calendar', 10) WHERE table_name = 'orders'::regclass AND column_name = 'order_year';
SET client_min_messages = warning;
DROP SCHEMA calendar CASCADE;
