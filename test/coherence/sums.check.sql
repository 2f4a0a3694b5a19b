-- What a book-keeper would object to.
SET search_path = sums;
WITH claims(claim, violations) AS (
  SELECT 'a stay costs room, extras and tax', count(*) FROM stays WHERE grand_total <> room_total + extras_total + city_tax
  UNION ALL SELECT 'extras are the sum of their lines', count(*) FROM stays s
    WHERE extras_total <> (SELECT coalesce(sum(line_total), 0) FROM stay_extras e WHERE e.stay_id = s.stay_id)
  UNION ALL SELECT 'some have several extras, and most have some', count(*) FROM (SELECT max(n) AS most, avg((n > 0)::int) AS any_extra
    FROM (SELECT count(e.stay_id) AS n FROM stays s LEFT JOIN stay_extras e USING (stay_id) GROUP BY s.stay_id) c) d
    WHERE most < 2 OR any_extra < 0.8
  UNION ALL SELECT 'a room costs its nights', count(*) FROM stays WHERE room_total <> nights * nightly_rate
  UNION ALL SELECT 'a deposit is no more than the stay costs', count(*) FROM stays WHERE deposit > grand_total
  UNION ALL SELECT 'all that is deducted counts', count(*) FROM pay_slips
    WHERE total_deductions <> income_tax + social_security + health_insurance + union_dues
  UNION ALL SELECT 'net is gross less deductions', count(*) FROM pay_slips WHERE net_pay <> gross_pay - total_deductions OR net_pay <= 0
  UNION ALL SELECT 'a booking costs fares and taxes', count(*) FROM bookings b JOIN (SELECT booking_id, sum(fare + taxes) AS due
    FROM tickets GROUP BY 1) t USING (booking_id) WHERE total_price <> due
  UNION ALL SELECT 'surcharges are less than the freight', count(*) FROM consignments
    WHERE fuel_surcharge >= freight_charge OR insurance_fee >= freight_charge
      OR total_charge <> freight_charge + fuel_surcharge + insurance_fee
  UNION ALL SELECT 'nobody pays what is let off', count(*) FROM school_fees WHERE amount_paid > amount - discount
  UNION ALL SELECT 'who has paid has paid all', count(*) FROM school_fees WHERE status = 'paid' AND amount_paid <> amount - discount
  UNION ALL SELECT 'a scholarship lessens what is due', count(*) FROM invoices
    WHERE total_due <> tuition_fee + lab_fee - scholarship_amount OR balance <> total_due - amount_paid
  UNION ALL SELECT 'a rental costs its days and more, less a discount', count(*) FROM mietvertraege
    WHERE grundpreis <> tage * tagespreis OR gesamtpreis <> grundpreis + zusatzkosten - rabatt
  UNION ALL SELECT 'a total is no second price of the days', count(*) FROM rentals
    WHERE rental_price <> rental_days * daily_rate OR total_amount <> rental_price + insurance - discount
  UNION ALL SELECT 'a price is that of the list less the discount', count(*) FROM abbonamenti
    WHERE prezzo_finale <> prezzo_listino - sconto OR prezzo_finale <= 0)
SELECT claim || '|' || violations FROM claims;
