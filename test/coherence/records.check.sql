-- What somebody who knows the lists would object to.
SET search_path = records;
CREATE TEMP VIEW pairs(list, one, other) AS
  SELECT 'crops', crop_name, latin_name FROM crops
  UNION ALL SELECT 'plants', common_name, scientific_name FROM plants
  UNION ALL SELECT 'families', scientific_name, family FROM plants
  UNION ALL SELECT 'birds', common_name, latin_name FROM birds
  UNION ALL SELECT 'ports', port_name, locode || country_iso2 || latitude || longitude FROM ports
  UNION ALL SELECT 'cities', city, country_iso2 FROM parties
  UNION ALL SELECT 'languages', code, name || native_name FROM languages
  UNION ALL SELECT 'states', state_code, state_name FROM states
  UNION ALL SELECT 'units', unit_name, unit_symbol FROM units
  UNION ALL SELECT 'grades', letter_grade, grade_points::text FROM grades
  UNION ALL SELECT 'months', month_no::text, month_name FROM months
  UNION ALL SELECT 'weekdays', day_no::text, day_name FROM weekdays
  UNION ALL SELECT 'colors', color_name, hex_code FROM colors
  UNION ALL SELECT 'banks', bank_name, bic FROM banks
  UNION ALL SELECT 'time zones', timezone, utc_offset FROM timezones
  UNION ALL SELECT 'HTTP status', http_status::text, status_text FROM error_codes
  UNION ALL SELECT 'drugs', trade_name, generic_name FROM drugs
  UNION ALL SELECT 'motorcycles', model, make FROM motorcycles;
WITH claims(claim, violations) AS (
  SELECT 'each of the ' || list || ' has one partner', sum(partners - 1)
    FROM (SELECT list, one, count(DISTINCT other) AS partners FROM pairs GROUP BY 1, 2) p GROUP BY list
  UNION ALL SELECT 'locations of ports begin with their country', count(*) FROM ports WHERE left(locode, 2) <> country_iso2
  UNION ALL SELECT 'codes have the form of their register', count(*) FROM codes
    WHERE naics_code !~ '^[0-9]{2,6}$' OR sic_code !~ '^[0-9]{4}$' OR nace_code !~ '^[0-9]{2}\.[0-9]{1,2}$'
      OR atc_code !~ '^[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}$' OR loinc_code !~ '^[0-9]{1,5}-[0-9]$' OR doi !~ '^10\.[0-9]{4}/'
      OR cidr !~ '^[0-9.]+/[0-9]{1,2}$' OR jwt !~ '^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$'
      OR geohash !~ '^[0-9b-hjkmnp-z]{3,12}$' OR awb_number !~ '^[0-9]{3}-[0-9]{8}$' OR upc !~ '^[0-9]{12}$'
      OR phone_e164 !~ '^\+[1-9][0-9]{6,14}$' OR thread_size !~ '^M[0-9]'
  UNION ALL SELECT 'universal product codes have their check digit', count(*) FROM codes
    WHERE (SELECT sum(substr(upc, i, 1)::int * CASE WHEN i % 2 = 1 THEN 3 ELSE 1 END) FROM generate_series(1, 12) i) % 10 <> 0
  UNION ALL SELECT 'sort codes are of six digits', count(*) FROM accounts WHERE sort_code !~ '^[0-9]{2}-[0-9]{2}-[0-9]{2}$'
  UNION ALL SELECT 'cards expire in a month', count(*) FROM cards WHERE expiry !~ '^(0[1-9]|1[0-2])/[0-9]{2}$'
  UNION ALL SELECT 'shoes have numbers', count(*) FROM shoes WHERE size !~ '^[0-9]{2}(\.5)?$'
  UNION ALL SELECT 'no unit is cut short', count(*) FROM line_items WHERE unit ~ '^(kilog|centim|millil|squar|cubic)'
)
SELECT claim, violations FROM claims;
