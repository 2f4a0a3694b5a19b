SET search_path = kindred;
SELECT 'cars are of the class booked where there is one' AS claim, count(*) AS violations
FROM agreements a JOIN bookings b ON b.id = a.booking_id JOIN cars c ON c.id = a.car_id
WHERE b.class_id <> c.class_id AND EXISTS (SELECT FROM cars o WHERE o.class_id = b.class_id)
UNION ALL SELECT 'customers are customers', count(*) FROM deliveries d JOIN users u ON u.id = customer_id WHERE role <> 'customer'
UNION ALL SELECT 'couriers are couriers', count(*) FROM deliveries d JOIN users u ON u.id = courier_id WHERE role <> 'courier'
UNION ALL SELECT 'dispatchers are dispatchers', count(*) FROM deliveries d JOIN users u ON u.id = dispatcher_id WHERE role <> 'dispatcher'
UNION ALL SELECT 'origins and destinations are such', count(*) FROM transports t JOIN depots o ON o.id = origin_depot_id
  JOIN depots d ON d.id = destination_depot_id WHERE o.kind = 'destination' OR d.kind = 'origin';
