-- What a hotelier would object to.
SET search_path = hotel;
WITH claims(claim, violations) AS (
  SELECT 'rooms are booked before guests arrive', count(*) FROM "Booking" WHERE "bookedAt"::date > "checkIn"
  UNION ALL SELECT 'guests leave after they arrive', count(*) FROM "Booking" WHERE "checkOut" <= "checkIn"
  UNION ALL SELECT 'nights are those between arrival and departure', count(*) FROM "Booking" WHERE "nights" <> "checkOut" - "checkIn"
  UNION ALL SELECT 'nobody stays for a month', count(*) FROM "Booking" WHERE "checkOut" - "checkIn" > 30
  UNION ALL SELECT 'a stay costs its nights', count(*) FROM "Booking" b JOIN "Room" r ON r."id" = b."roomId"
    JOIN "RoomType" t ON t."id" = r."roomTypeId" WHERE "totalPrice" <> ("checkOut" - "checkIn") * "pricePerNight"
  UNION ALL SELECT 'who is to come has not left', count(*) FROM "Booking"
    WHERE "checkIn" > '2026-06-30' AND "status" IN ('checked_in', 'checked_out', 'no_show')
  UNION ALL SELECT 'who should have come long ago is not expected', count(*) FROM "Booking"
    WHERE "checkOut" < '2026-06-01' AND "status" IN ('pending', 'confirmed', 'checked_in')
  UNION ALL SELECT 'only what is cancelled was cancelled', count(*) FROM "Booking"
    WHERE ("status" = 'cancelled') <> ("cancelledAt" IS NOT NULL)
  UNION ALL SELECT 'a room is of a type of its hotel', count(*) FROM "Room" r JOIN "RoomType" t ON t."id" = "roomTypeId"
    WHERE t."hotelId" <> r."hotelId"
  UNION ALL SELECT 'guests pay what the stay costs', count(*) FROM (
      SELECT b."id" FROM "Booking" b JOIN "Payment" p ON p."bookingId" = b."id" GROUP BY b."id"
      HAVING sum("amount") <> max("totalPrice")) s
  UNION ALL SELECT 'reviews come after the stay', count(*) FROM "Review" r JOIN "Booking" b ON b."id" = "bookingId"
    WHERE r."createdAt"::date < "checkOut"
  UNION ALL SELECT 'people travel with few others', count(*) FROM "Booking" WHERE "adults" > 8 OR "children" > 6
)
SELECT claim, violations FROM claims;
