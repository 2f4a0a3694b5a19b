SET search_path = histories;

SELECT 'nobody has two salaries at a time', count(*) FROM salary_history a
  JOIN salary_history b USING (employee_id) WHERE a.id < b.id
  AND daterange(a.effective_date, a.end_date, '[]') && daterange(b.effective_date, b.end_date, '[]')
  AND a.effective_date <> b.effective_date
UNION ALL
SELECT 'who works there has a salary', count(*) FROM (
  SELECT FROM salary_history JOIN employee e ON e.id = employee_id WHERE termination_date IS NULL
  GROUP BY employee_id HAVING count(*) FILTER (WHERE end_date IS NULL) <> 1) e
UNION ALL
SELECT 'who has left has none', count(*) FROM salary_history JOIN employee e ON e.id = employee_id
  WHERE termination_date IS NOT NULL AND end_date IS NULL
UNION ALL
SELECT 'nobody earns before the first day', count(*) FROM salary_history JOIN employee e ON e.id = employee_id
  WHERE effective_date < hire_date
UNION ALL
SELECT 'nobody has two jobs at a time', count(*) FROM job_history a
  JOIN job_history b USING (employee_id) WHERE a.start_date < b.start_date
  AND (a.end_date IS NULL OR a.end_date > b.start_date)
UNION ALL
SELECT 'no job begins after today', count(*) FROM job_history WHERE start_date > date '2026-06-30'
UNION ALL
SELECT 'nobody lives at two places at a time', count(*) FROM home_address a
  JOIN home_address b USING (employee_id) WHERE a.from_date < b.from_date
  AND (a.to_date IS NULL OR a.to_date > b.from_date)
UNION ALL
SELECT 'the current address is the one without an end', count(*) FROM home_address
  WHERE is_current <> (to_date IS NULL OR to_date >= '2026-06-30')
UNION ALL
SELECT 'a price is valid until the next, or for good', count(*) FROM product_price a WHERE valid_to <> coalesce(
  (SELECT CASE WHEN min(b.valid_from) - 1 >= a.valid_from THEN min(b.valid_from) - 1 ELSE min(b.valid_from) END
   FROM product_price b WHERE b.product_id = a.product_id AND b.valid_from > a.valid_from), '9999-12-31')
  AND NOT EXISTS (SELECT FROM product_price b WHERE b.product_id = a.product_id AND b.valid_from = a.valid_from AND b.id <> a.id)
UNION ALL
SELECT 'the current price is the one that is valid', count(*) FROM product_price
  WHERE (current_flag = 'Y') <> (valid_to >= '2026-06-30')
UNION ALL
SELECT 'most prices are current', greatest(0, count(*) - 3 * count(*) FILTER (WHERE current_flag = 'Y')) FROM product_price
UNION ALL
SELECT 'a version is current until it ends', count(*) FROM dim_supplier
  WHERE is_current <> (effective_to IS NULL OR effective_to >= '2026-06-30');
