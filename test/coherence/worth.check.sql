-- What somebody who pays for things would object to.
SET search_path = worth;
SELECT 'a house costs as much as a house' AS claim, count(*) AS violations FROM ventas_inmuebles WHERE precio_venta < 40000
UNION ALL SELECT 'in French, too', count(*) FROM maisons WHERE prix < 40000
UNION ALL SELECT 'a month''s rent is one', count(*) FROM maisons WHERE loyer_mensuel NOT BETWEEN 200 AND 8000
UNION ALL SELECT 'tuition is not small change', count(*) FROM study_programs WHERE tuition_fee < 300
UNION ALL SELECT 'a length in years is not a year', count(*) FROM study_programs WHERE duration_years NOT BETWEEN 1 AND 10
UNION ALL SELECT 'nobody claims a few cents', count(*) FROM insurance_claims WHERE claimed_amount < 100
UNION ALL SELECT 'an asking price is one of a house', count(*) FROM property_offers WHERE asking_price < 10000
UNION ALL SELECT 'a building holds more than a room', count(*) FROM buildings WHERE capacity < 20
UNION ALL SELECT 'a course costs more than a coffee', count(*) FROM training_courses WHERE price < 20 OR hours > 400
UNION ALL SELECT 'a toll is no fortune', count(*) FROM routes WHERE toll > 100
UNION ALL SELECT 'an operation costs more than a plaster', count(*) FROM hospital_procedures WHERE cost < 10
UNION ALL SELECT 'a year has days', count(*) FROM calendars WHERE days_per_year > 366
UNION ALL SELECT 'a time with a default is about that time', count(*) FROM hotels
  WHERE check_in_time NOT BETWEEN '14:00' AND '16:00' OR check_out_time NOT BETWEEN '10:00' AND '12:00'
UNION ALL SELECT 'most of them are the default', (avg((check_in_time = '15:00')::int) < 0.5)::int FROM hotels
UNION ALL SELECT 'a reason is not a number', count(*) FROM visits WHERE reason_for_visit ~ '^[0-9]+$';
