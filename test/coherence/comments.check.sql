-- What somebody who wrote these comments would object to.
SET search_path = comments;
WITH claims(claim, violations) AS (
  SELECT 'codes are like the examples', count(*) FROM terms WHERE code !~ '^20[0-2][0-9](WS|SS)$'
  UNION ALL SELECT 'years are two in a row', count(*) FROM terms
    WHERE years !~ '^20[0-9]{2}/[0-9]{2}$' OR (left(years, 4)::int + 1) % 100 <> right(years, 2)::int
  UNION ALL SELECT 'letters and digits are as many as said', count(*) FROM things WHERE batch !~ '^[A-Z]{3}[0-9]{4}$'
  UNION ALL SELECT 'labels are those listed', count(*) FROM things
    WHERE state NOT IN ('open', 'closed', 'archived') OR step NOT IN ('packed', 'in_transit', 'delivered')
      OR speed NOT IN ('standard', 'express', 'overnight') OR kind NOT IN ('P', 'C') OR level NOT IN (1, 2, 3)
      OR flag NOT IN ('J', 'N')
  UNION ALL SELECT 'all labels occur', 3 - count(DISTINCT state) FROM things
  UNION ALL SELECT 'numbers lie in the range', count(*) FROM things
    WHERE score NOT BETWEEN 1 AND 10 OR share NOT BETWEEN 0 AND 1
  UNION ALL SELECT 'few prices are below half a dollar', greatest(0, count(*) FILTER (WHERE price < 50) * 20 - count(*))
    FROM things
  UNION ALL SELECT 'a company is named beside its kind alone', count(*) FROM things WHERE company IS NOT NULL AND kind <> 'C'
  UNION ALL SELECT 'companies are named', (count(company) = 0)::int FROM things
  UNION ALL SELECT 'a range does not shorten a table', (count(*) < 1000)::int FROM things
  UNION ALL SELECT 'what a comment calls a value is such a value', count(*) FROM settings
    WHERE val1 !~ '^[A-Z]{2}$' OR val2 !~ '^[A-Z]{3}$' OR val3 NOT IN (SELECT name FROM pg_timezone_names)
      OR val4 !~ '^[^@ ]+@[^@ ]+$' OR val5 !~ '^[{\[]' OR val6 !~ '^[0-9a-f]{64}$' OR val7 !~ '^https?://'
      OR val8 !~ '^-?[0-9.]+, ?-?[0-9.]+$' OR val9 NOT BETWEEN 900000000 AND 1900000000
)
SELECT claim, violations FROM claims;
