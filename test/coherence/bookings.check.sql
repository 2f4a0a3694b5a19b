-- What those who keep the calendar would object to.
SET search_path = bookings;
SET timezone = 'UTC';
WITH claims(claim, violations) AS (
  SELECT 'a stay is of one to ten nights' AS claim, count(*) AS violations FROM reservations
    WHERE upper(stay) - lower(stay) NOT BETWEEN 1 AND 10
  UNION ALL SELECT 'who stays has registered', count(*) FROM reservations JOIN guests USING (guest_id)
    WHERE lower(stay) < registered_at::date
  UNION ALL SELECT 'no room is reserved before the hotel opens', count(*)
    FROM reservations JOIN hotel_rooms USING (room_id) JOIN hotels USING (hotel_id) WHERE lower(stay) < opened_on
  UNION ALL SELECT 'who arrives has reserved', count(*) FROM reservations WHERE created_at::date > lower(stay)
  UNION ALL SELECT 'nobody reserves a year ahead', count(*) FROM reservations WHERE created_at < lower(stay) - 300
  UNION ALL SELECT 'nobody reserves tomorrow', count(*) FROM reservations WHERE created_at > '2026-07-01'
  UNION ALL SELECT 'who has checked out is not to come', count(*) FROM reservations
    WHERE status = 'checked_out' AND upper(stay) > '2026-07-01'
  UNION ALL SELECT 'what is over is not booked', count(*) FROM reservations
    WHERE status IN ('booked', 'checked_in') AND upper(stay) < '2026-06-30'
  UNION ALL SELECT 'stays spread over the year', (count(DISTINCT date_trunc('month', lower(stay))) < 8)::int
    FROM reservations
  UNION ALL SELECT 'some stays are to come', (count(*) FILTER (WHERE lower(stay) > '2026-06-30') = 0)::int
    FROM reservations
  UNION ALL SELECT 'meetings are on workdays', count(*) FROM meetings WHERE extract(isodow FROM starts_at) > 5
  UNION ALL SELECT 'meetings are by day', count(*) FROM meetings
    WHERE starts_at::time < '08:00' OR ends_at::time > '20:00' OR starts_at::date <> ends_at::date
  UNION ALL SELECT 'meetings end', count(*) FROM meetings WHERE ends_at - starts_at > '2:00'
  UNION ALL SELECT 'organizers are employed', count(*) FROM meetings JOIN employees ON employee_id = organizer_id
    WHERE starts_at < hired_on
  UNION ALL SELECT 'meetings are called before they begin', count(*) FROM meetings WHERE created_at > starts_at
  UNION ALL SELECT 'cars come back at the end of the rental', count(*) FROM rentals
    WHERE returned_at NOT BETWEEN upper(period) AND upper(period) + interval '1 day'
  UNION ALL SELECT 'who rents a car has registered', count(*) FROM rentals JOIN guests USING (guest_id)
    WHERE lower(period) < registered_at
  UNION ALL SELECT 'guests come in the afternoon and leave another day in the morning', count(*) FROM night_stays
    WHERE check_in::time NOT BETWEEN '14:00' AND '22:00' OR check_out::time NOT BETWEEN '06:00' AND '12:00' OR check_out::date <= check_in::date
  UNION ALL SELECT 'they come at all hours', count(*) FROM (SELECT count(DISTINCT check_in::time) AS times FROM night_stays) AS all_stays WHERE times < 8
  UNION ALL SELECT 'a doctor sees people all day', count(*) FROM (SELECT count(DISTINCT extract(hour FROM starts_at)) AS hours FROM doctor_appointments) AS all_appointments WHERE hours < 8
  UNION ALL SELECT 'on quarters of an hour', count(*) FROM doctor_appointments WHERE extract(minute FROM starts_at)::int % 15 <> 0
)
SELECT claim, violations FROM claims;
