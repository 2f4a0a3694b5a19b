-- What conditions ask of dates is tried on the day that stands for today, so that the same seed and the same day give
-- the same rows whenever they are asked for.
SET client_min_messages = warning;
CREATE SCHEMA days;
CREATE FUNCTION days.is_monday(date) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
  BEGIN RETURN extract(isodow FROM $1) = 1; END $$;
CREATE FUNCTION days.is_full_hour(timestamp) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
  BEGIN RETURN date_trunc('hour', $1) = $1; END $$;
CREATE TABLE days.entry (
  id int PRIMARY KEY,
  past_day date NOT NULL CHECK (past_day <= CURRENT_DATE),
  past_moment timestamptz NOT NULL CHECK (past_moment < now()),
  recent_day date NOT NULL CHECK (recent_day > CURRENT_DATE - 10 AND recent_day <= CURRENT_DATE),
  monday date NOT NULL CHECK (days.is_monday(monday)),
  hour timestamp NOT NULL CHECK (days.is_full_hour(hour)),
  month date NOT NULL UNIQUE CHECK (date_trunc('month', month) = month)
);
SELECT rows, note FROM synth_generate('days', rows => 60, seed => 1, as_of => '2015-06-10');
-- Nothing knows of a day after the one that stands for today, but for what a condition wants to be recent.
SELECT max(past_day) <= '2015-06-10' AS past_day, max(past_moment) < '2015-06-11' AS past_moment,
       min(recent_day) > CURRENT_DATE - 10 AS recent_day, max(monday) <= '2015-06-10' AS monday,
       max(hour) < '2015-06-11' AS hour, max(month) <= '2015-06-10' AS month
FROM days.entry;
SELECT count(*) AS bounds_of_other_days
FROM synth_plan('days', rows => 60, as_of => '2015-06-10') WHERE column_name LIKE 'past%' AND generator ~ '20(1[6-9]|[2-9][0-9])-';
DROP SCHEMA days CASCADE;
