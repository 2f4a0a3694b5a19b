-- Both sides of conditions occur, and what is rare stays rare.
SELECT 'leap years: ' || round(avg(is_leap_built::int), 2) FROM harbour.vessels
HAVING count(*) >= 1000 AND avg(is_leap_built::int) NOT BETWEEN 0.1 AND 0.5;
SELECT 'cancelled calls: ' || round(avg((state = 'cancelled')::int), 2) FROM harbour.calls
HAVING count(*) >= 1000 AND avg((state = 'cancelled')::int) NOT BETWEEN 0.01 AND 0.2;
SELECT 'reasons without cancellation: ' || round(avg((cancel_reason IS NOT NULL)::int), 2) FROM harbour.calls
WHERE state <> 'cancelled'
HAVING count(*) >= 500 AND avg((cancel_reason IS NOT NULL)::int) > 0.1;
SELECT 'detained vessels: ' || round(avg(detained::int), 2) FROM harbour.inspections
HAVING count(*) >= 1000 AND avg(detained::int) NOT BETWEEN 0.001 AND 0.3;
SELECT 'grades: ' || count(DISTINCT grade) FROM harbour.inspections HAVING count(*) >= 1000 AND count(DISTINCT grade) < 3;
