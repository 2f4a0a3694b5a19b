SET search_path = senses;
SELECT 'what is private by default is public or internal otherwise' AS claim, count(*) AS violations FROM projects
  WHERE visibility NOT IN ('private', 'public', 'internal')
UNION ALL SELECT 'fields whose change is noted are no oil fields', count(*) FROM audit_history WHERE field_name !~ '^[a-z_]+$'
UNION ALL SELECT 'songs last minutes', count(*) FROM songs WHERE duration_seconds NOT BETWEEN 60 AND 600
UNION ALL SELECT 'movies cost what movies cost, and promise something', count(*) FROM movies
  WHERE budget < 500000 OR tagline ~ '^(Built|Quality|Simple|Here when)'
UNION ALL SELECT 'a hall has as many seats as its rows', count(*) FROM screens WHERE capacity <> seat_rows * seats_per_row
UNION ALL SELECT 'seats of a cinema are in no cabin', count(*) FROM seats WHERE seat_class NOT IN ('standard', 'premium', 'vip', 'accessible')
UNION ALL SELECT 'shows whose end is open have a price', greatest(count(*) FILTER (WHERE base_price IS NULL) - count(*) * 0.25, 0)::bigint
  FROM showtimes WHERE ends_at IS NULL
UNION ALL SELECT 'tickets are sold, used or given back', count(*) FROM tickets
  WHERE state NOT IN ('reserved', 'sold', 'used', 'refunded', 'cancelled')
UNION ALL SELECT 'minutes spent lie between both moments', count(*) FROM cleaning_tasks
  WHERE abs(extract(epoch FROM finished_at - started_at) / 60 - minutes_spent) > 1;
