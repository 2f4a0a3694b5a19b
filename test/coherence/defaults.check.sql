-- What somebody who wrote these defaults would object to.
SET search_path = defaults;
SELECT 'a film is rented for about what is usual' AS claim,
  (avg(rental_rate) NOT BETWEEN 2.5 AND 10)::int AS violations FROM films
UNION ALL SELECT 'a film is replaced for about what is usual', (avg(replacement_cost) NOT BETWEEN 10 AND 40)::int FROM films
UNION ALL SELECT 'the tax is mostly the usual one',
  (count(*) FILTER (WHERE vat_rate = 19) < 0.6 * count(*))::int FROM services
UNION ALL SELECT 'few services are discontinued',
  (count(*) FILTER (WHERE discontinued) > 0.25 * count(*))::int FROM services
UNION ALL SELECT 'most services are bookable',
  (count(*) FILTER (WHERE is_bookable) < 0.5 * count(*))::int FROM services
UNION ALL SELECT 'a tax is of a year of this time', count(*) FROM property_taxes WHERE year NOT BETWEEN 1990 AND 2026
UNION ALL SELECT 'a tax is issued in its year or the next', count(*) FROM property_taxes
WHERE extract(year FROM issued_on) - year NOT BETWEEN 0 AND 1;
