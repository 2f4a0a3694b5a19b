-- What is one thing for the database and another one for people.
SET search_path = relations;
SELECT 'the address is the subscriber''s', count(*) FROM memberships m JOIN delivery_addresses a ON a.id = m.address_id WHERE a.subscriber_id <> m.subscriber_id AND EXISTS (SELECT FROM delivery_addresses o WHERE o.subscriber_id = m.subscriber_id)
UNION ALL SELECT 'teams mostly play within their department', greatest(0, count(*) FILTER (WHERE h.abt_id <> g.abt_id) - count(*) / 3) FROM spiel JOIN mannschaft h ON h.id = heim_id JOIN mannschaft g ON g.id = gast_id WHERE EXISTS (SELECT FROM mannschaft o WHERE o.abt_id = h.abt_id AND o.id <> h.id)
UNION ALL SELECT 'the seat is in the venue of the show', count(*) FROM tickets t JOIN seats s ON s.id = seat_id JOIN sections c ON c.id = section_id JOIN price_tiers p ON p.id = tier_id JOIN shows w ON w.id = show_id WHERE c.venue_id <> w.venue_id AND EXISTS (SELECT FROM seats JOIN sections o ON o.id = section_id WHERE o.venue_id = w.venue_id)
UNION ALL SELECT 'who sells a ticket has bought it', count(*) FROM resale_listings r JOIN tickets t ON t.id = ticket_id WHERE seller_id <> t.buyer_id
UNION ALL SELECT '... and does not buy it again', count(*) FROM resale_listings WHERE seller_id = buyer_id
UNION ALL SELECT 'tickets cost what their tier does', count(*) FROM tickets JOIN price_tiers p ON p.id = tier_id WHERE price_paid NOT BETWEEN face_value * 0.8 AND face_value * 1.3
UNION ALL SELECT 'what was paid is asked for', count(*) FROM resale_listings JOIN tickets t ON t.id = ticket_id WHERE asking_price NOT BETWEEN price_paid * 0.8 AND price_paid * 1.3
UNION ALL SELECT 'the fee of a class is charged', count(*) FROM beitragsrechnung JOIN beitragsklasse b ON b.id = klasse_id WHERE grundbeitrag <> jahresbeitrag
UNION ALL SELECT 'an hour costs what the studio asks for an hour', count(*) FROM studio_hours JOIN studios s ON s.id = studio_id WHERE rate <> hourly_rate
UNION ALL SELECT 'a month costs what it asks for a month', count(*) FROM studio_leases JOIN studios s ON s.id = studio_id WHERE monthly_rent <> monthly_rate
UNION ALL SELECT '... and is dearer than an hour', count(*) FROM studios WHERE monthly_rate <= hourly_rate
UNION ALL SELECT 'some months are left as a deposit', count(*) FROM studio_leases WHERE deposit NOT BETWEEN monthly_rent AND monthly_rent * 3;
