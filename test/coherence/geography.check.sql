-- What is known of a place goes with its name.
SET search_path = geography;
WITH known (iso2, name, currency, continent, capital) AS (VALUES ('FR', 'France', 'EUR', 'Europe', 'Paris'), ('JP', 'Japan', 'JPY', 'Asia', 'Tokyo'),
  ('BR', 'Brazil', 'BRL', 'South America', 'Brasília'), ('NO', 'Norway', 'NOK', 'Europe', 'Oslo'), ('KE', 'Kenya', 'KES', 'Africa', 'Nairobi'),
  ('CH', 'Switzerland', 'CHF', 'Europe', 'Bern'), ('IN', 'India', 'INR', 'Asia', 'New Delhi'), ('PE', 'Peru', 'PEN', 'South America', 'Lima'))
SELECT 'a country has its name, money, continent and capital' AS claim, count(*) AS violations FROM countries c JOIN known k USING (iso2)
  WHERE c.name <> k.name OR c.continent <> k.continent OR c.capital <> k.capital OR (c.currency_code <> k.currency AND k.iso2 <> 'CH')
UNION ALL SELECT 'some of these countries are there', (count(*) = 0)::int FROM countries JOIN known USING (iso2)
UNION ALL SELECT 'a country has one currency', count(*) FROM (SELECT name FROM countries GROUP BY name
  HAVING count(DISTINCT (iso2, currency_code)) > 1) AS odd
UNION ALL SELECT 'a continent has its code', count(*) FROM countries WHERE (continent = 'Europe') <> (continent_code = 'EU')
UNION ALL SELECT 'who lives there is many', count(*) FROM countries WHERE population < 100000
UNION ALL SELECT 'a city lies in its country', count(*) FROM (VALUES ('Shanghai', 'CN'), ('Lima', 'PE'), ('Nairobi', 'KE'), ('Lagos', 'NG'),
  ('Oslo', 'NO'), ('Bergen', 'NO'), ('Tokyo', 'JP'), ('Praia', 'CV'), ('Istanbul', 'TR'), ('Paris', 'FR'), ('Cairo', 'EG'), ('Zagreb', 'HR')) AS known (name, iso2)
  JOIN cities USING (name) JOIN countries c ON c.id = country_id WHERE c.iso2 <> known.iso2
UNION ALL SELECT 'cities are of many countries', (count(DISTINCT country_name) < 50)::int FROM world_cities
UNION ALL SELECT 'a country has its code', count(*) FROM world_cities w JOIN countries c ON c.name = country_name WHERE c.iso2 <> w.iso2
UNION ALL SELECT 'a city lies where it lies', count(*) FROM (SELECT city_name FROM world_cities GROUP BY city_name, country_name
  HAVING max(lat) - min(lat) > 1 OR max(lng) - min(lng) > 1) AS odd
UNION ALL SELECT 'Shanghai lies in the east', count(*) FROM world_cities WHERE city_name = 'Shanghai' AND (lat NOT BETWEEN 30 AND 32 OR lng NOT BETWEEN 120 AND 123)
UNION ALL SELECT 'clocks of a state go alike', count(*) FROM towns WHERE (state_code = 'CA' AND time_zone <> 'America/Los_Angeles')
  OR (state_code = 'NY' AND time_zone <> 'America/New_York') OR (state_code = 'TX' AND time_zone <> 'America/Chicago')
UNION ALL SELECT 'an airport has its code, city and place', count(*) FROM airports WHERE (iata_code = 'JFK') <> (name LIKE 'John F. Kennedy%')
  OR (city = 'Sydney') <> (latitude BETWEEN -35 AND -33 AND longitude BETWEEN 150 AND 152) OR (country = 'Iceland') <> (iata_code = 'KEF')
UNION ALL SELECT 'a unique code is that of the airport, too', count(*) FROM airport WHERE (code = 'JFK' AND airport_name NOT LIKE 'John F. Kennedy%')
  OR (code = 'SYD' AND (country_code <> 'AU' OR latitude NOT BETWEEN -35 AND -33))
UNION ALL SELECT 'in other languages, too', count(*) FROM laender WHERE (name = 'Japan') <> (waehrung = 'JPY') OR (vorwahl = '+81') <> (name = 'Japan')
  OR (name = 'Japan' AND kontinent NOT IN ('Asia', 'Asien'));
