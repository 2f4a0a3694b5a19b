-- What the trade of a schema tells: that of a hotel, from rooms, guests, stays and amenities.
SET search_path = lodging;
SELECT 'reviews do not speak of goods or food alone' AS claim, count(*) AS violations FROM reviews
  WHERE comment ~* '(sturdy|works as described|in daily use|tasted|delivery took|arrived scratched|smells of plastic)'
UNION ALL SELECT 'many reviews speak of the stay', (count(*) * 3 < (SELECT count(*) FROM reviews))::int FROM reviews
  WHERE comment ~* '(room|stay|night|location|check in|check-in|breakfast|bed|hotel|desk|clean|noisy|view)'
UNION ALL SELECT 'good reviews give many stars', count(*) FROM reviews
  WHERE comment ~* '^(lovely stay|spotless|warm welcome)' AND rating < 3
UNION ALL SELECT 'bad reviews give few stars', count(*) FROM reviews
  WHERE comment ~* '^(nothing like|no hot water|noisy until)' AND rating > 3
UNION ALL SELECT 'services are those of a hotel', (count(*) * 2 < (SELECT count(*) FROM services WHERE id <= 150))::int
  FROM services WHERE id <= 150
   AND name ~* '(breakfast|transfer|laundry|minibar|spa|sauna|massage|parking|room service|bed|check-out|pet|bicycle|dinner)'
UNION ALL SELECT 'services are told apart by words', count(*) FROM services WHERE id <= 150 AND name ~ ' [0-9]+$'
UNION ALL SELECT 'guests work anywhere', (count(*) = 0)::int FROM guests
  WHERE occupation ~* '(nurse|teacher|electrician|chef|pharmacist|waiter)'
UNION ALL SELECT 'stays last days, whatever else is told of them', count(*) FROM kept_stays WHERE check_out - check_in > 62
UNION ALL SELECT 'guests come on the day that they booked', count(*) FROM kept_stays WHERE checked_in_at::date - check_in NOT BETWEEN 0 AND 1
UNION ALL SELECT 'and leave on that day', count(*) FROM kept_stays WHERE abs(checked_out_at::date - check_out) > 1;
