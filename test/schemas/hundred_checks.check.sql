-- Both sides of conditions occur, and what is rare stays rare.
SELECT 'vessels built in leap years: ' || count(*) FROM harbour.vessels WHERE is_leap_built
HAVING (SELECT count(*) FROM harbour.vessels) >= 1000 AND count(*) NOT BETWEEN 100 AND 500;
