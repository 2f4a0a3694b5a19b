-- What a dispatcher would object to.
SET search_path = airline;
WITH claims(claim, violations) AS (
  SELECT 'no flight ends where it begins', count(*) FROM flights WHERE departure_airport = arrival_airport
  UNION ALL SELECT 'flights arrive after they depart', count(*) FROM flights
    WHERE scheduled_arrival <= scheduled_departure
  UNION ALL SELECT 'no flight takes longer than a day', count(*) FROM flights
    WHERE scheduled_arrival - scheduled_departure > interval '24 hours'
  UNION ALL SELECT 'aircraft fly after they were built', count(*) FROM flights f
    JOIN aircraft a ON a.id = aircraft_id WHERE scheduled_departure::date < manufactured_on
  UNION ALL SELECT 'crew are hired as adults', count(*) FROM crew_members
    WHERE hire_date < birth_date + interval '16 years'
  UNION ALL SELECT 'crew leave after they were hired', count(*) FROM crew_members
    WHERE termination_date <= hire_date
  UNION ALL SELECT 'given name and sex agree', count(*) FROM crew_members
    WHERE gender = 'Female' AND first_name IN ('John', 'Robert', 'Michael', 'David')
       OR gender = 'Male' AND first_name IN ('Mary', 'Patricia', 'Jennifer', 'Linda')
  UNION ALL SELECT 'captains were hired before they fly', count(*) FROM flights
    JOIN crew_members c ON c.id = captain_id WHERE scheduled_departure::date < hire_date
  UNION ALL SELECT 'people here work for an airline', count(*) FROM crew_members
    WHERE job_title ~* 'developer|librarian|brand|property|teacher'
  UNION ALL SELECT 'coordinates lie on the earth', count(*) FROM airports
    WHERE latitude NOT BETWEEN -90 AND 90 OR longitude NOT BETWEEN -180 AND 180
  UNION ALL SELECT 'few flights are cancelled or diverted', greatest(0, sign(count(*) FILTER (
      WHERE status IN ('cancelled', 'diverted')) * 3 - count(*)))::bigint FROM flights
  UNION ALL SELECT 'passports are issued after birth', count(*) FROM passengers
    WHERE passport_issued_on <= date_of_birth
  UNION ALL SELECT 'passports are valid for fifteen years at most', count(*) FROM passengers
    WHERE passport_expires_on > passport_issued_on + interval '15 years'
  UNION ALL SELECT 'addresses are of the passenger''s name', count(*) FROM passengers
    WHERE position(lower(regexp_replace(first_name, '[^A-Za-z]', '', 'g')) in email) = 0
      AND position(lower(regexp_replace(last_name, '[^A-Za-z]', '', 'g')) in email) = 0
  UNION ALL SELECT 'bookings are cancelled after they were made', count(*) FROM bookings
    WHERE cancelled_at < booked_at
  UNION ALL SELECT 'few bookings are cancelled', greatest(0, sign(count(cancelled_at) * 3 - count(*)))::bigint
    FROM bookings
  UNION ALL SELECT 'one flies economy mostly', greatest(0, sign(count(*) FILTER (WHERE cabin <> 'economy') * 2
      - count(*)))::bigint FROM bookings
  UNION ALL SELECT 'codes of airports are three capital letters', count(*) FROM airports WHERE code !~ '^[A-Z]{3}$'
)
SELECT claim, violations FROM claims;
