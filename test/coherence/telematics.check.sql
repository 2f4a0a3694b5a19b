SET search_path = telematics;
SELECT 'who runs on electricity has no fuel tank' AS claim, count(*) AS violations FROM vehicles
WHERE fuel_type = 'electric' AND fuel_capacity_liters IS NOT NULL
UNION ALL SELECT 'the average speed is the way by the time', count(*) FROM trips
WHERE abs(avg_speed_kmh - distance_km * 60 / nullif(duration_minutes, 0)) > 2 AND distance_km * 60 / nullif(duration_minutes, 0) < 1000
UNION ALL SELECT 'nobody is faster on average than at most', count(*) FROM trips WHERE max_speed_kmh < avg_speed_kmh
UNION ALL SELECT 'engines idle for a part of a trip', count(*) FROM trips WHERE idle_minutes > duration_minutes * 0.25 + 1
UNION ALL SELECT 'the way is no fuel', count(*) FROM trips WHERE fuel_used_liters > 0.4 * distance_km + 1
UNION ALL SELECT 'what happens on the road takes seconds', count(*) FROM driving_events WHERE duration_seconds NOT BETWEEN 1 AND 60
UNION ALL SELECT 'a speed is one of a moment', count(*) FROM driving_events WHERE speed_kmh > 200
UNION ALL SELECT 'a tank is filled, not a glass', count(*) FROM fuel_transactions WHERE liters NOT BETWEEN 10 AND 90
UNION ALL SELECT 'the next service lies ahead', count(*) FROM maintenance_orders WHERE next_service_km <= odometer_km
UNION ALL SELECT 'vehicles are serviced, not sold', count(*) FROM maintenance_orders WHERE type ~* 'online|store|phone';
