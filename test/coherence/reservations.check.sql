-- What a receptionist would object to.
SET search_path = reservations;
SELECT 'a room is booked once at a time' AS claim, count(*) AS violations
FROM room_bookings a JOIN room_bookings b ON a.room_id = b.room_id AND a.id < b.id
WHERE a.starts_at < b.ends_at AND b.starts_at < a.ends_at
UNION ALL SELECT 'a car is rented once at a time', count(*)
FROM rentals a JOIN rentals b ON a.car_id = b.car_id AND a.id < b.id
WHERE a.start_date < b.end_date AND b.start_date < a.end_date
UNION ALL SELECT 'a doctor sees one patient at a time', count(*)
FROM appointments a JOIN appointments b ON a.doctor_id = b.doctor_id AND a.id < b.id
WHERE a.scheduled_at < b.scheduled_at + b.duration_min * interval '1 minute'
  AND b.scheduled_at < a.scheduled_at + a.duration_min * interval '1 minute'
UNION ALL SELECT 'a court is played on by one party', count(*)
FROM court_reservations a JOIN court_reservations b ON a.court_id = b.court_id AND a.id < b.id
WHERE a.start_at < b.start_at + b.hours * interval '1 hour' AND b.start_at < a.start_at + a.hours * interval '1 hour'
UNION ALL SELECT 'no court is booked before its club was there', count(*)
FROM court_reservations r JOIN courts c ON c.id = r.court_id JOIN clubs b ON b.id = c.club_id
WHERE r.start_at < b.created_at
UNION ALL SELECT 'some courts do not say when they opened', (count(*) FILTER (WHERE opened_on IS NULL) = 0)::int FROM courts
UNION ALL SELECT 'rooms are booked for hours', count(*) FROM room_bookings
WHERE ends_at - starts_at NOT BETWEEN interval '15 minutes' AND interval '12 hours'
UNION ALL SELECT 'appointments take minutes', count(*) FROM appointments WHERE duration_min NOT BETWEEN 5 AND 180
UNION ALL SELECT 'appointments are on workdays', count(*) FROM appointments WHERE extract(isodow FROM scheduled_at) > 5
UNION ALL SELECT 'appointments begin at quarter hours', count(*) FROM appointments
WHERE extract(epoch FROM scheduled_at)::bigint % 900 <> 0
UNION ALL SELECT 'a cancelled booking was cancelled before it began', count(*) FROM room_bookings
WHERE cancelled_at NOT BETWEEN created_at AND starts_at
UNION ALL SELECT 'nothing is cancelled tomorrow', count(*) FROM room_bookings WHERE cancelled_at >= '2026-07-01'
UNION ALL SELECT 'made beforehand', count(*) FROM room_bookings WHERE created_at > starts_at
UNION ALL SELECT 'appointments are made beforehand', count(*) FROM appointments WHERE created_at > scheduled_at
UNION ALL SELECT 'members book', count(*) FROM room_bookings b JOIN people p ON p.id = b.booked_by
WHERE b.starts_at::date < p.joined_on
UNION ALL SELECT 'a rental costs its days', count(*) FROM rentals r JOIN cars c ON c.id = r.car_id
WHERE r.total_price <> (r.end_date - r.start_date) * c.daily_rate;
