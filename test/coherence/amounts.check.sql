SET search_path = amounts;
SELECT 'a variant costs about what its product does', count(*)
FROM product_variants v JOIN products p USING (product_id) WHERE v.price NOT BETWEEN p.base_price * 0.85 AND p.base_price * 1.25;
SELECT 'a price each is that of the variant', count(*)
FROM cart_items i JOIN product_variants v USING (variant_id) WHERE i.price_each <> v.price;
SELECT 'the items of a cart come to its total', count(*)
FROM carts c WHERE item_total <> (SELECT sum(qty * price_each) FROM cart_items i WHERE i.cart_id = c.cart_id);
SELECT 'what is charged is what the items cost with fees and less discounts', count(*)
FROM carts WHERE amount_charged <> item_total - discount_total + delivery_fee + tip;
SELECT 'no more is taken off than there is', count(*) FROM carts WHERE discount_total > item_total;
SELECT 'an offer is about what is asked', count(*)
FROM purchase_offers o JOIN products p USING (product_id) WHERE o.amount NOT BETWEEN p.base_price * 0.8 AND p.base_price * 1.1;
SELECT 'a nightly rate is about that of the type of room', count(*)
FROM "Booking" b JOIN "RoomType" t USING ("RoomTypeId") WHERE "NightlyRate" NOT BETWEEN "RackRate" * 0.85 AND "RackRate" * 1.25;
SELECT 'nights lie between arrival and departure', count(*) FROM "Booking" WHERE "Nights" <> "DepartureDate" - "ArrivalDate";
SELECT 'a stay costs its nights', count(*) FROM "Booking" WHERE "TotalPrice" <> "Nights" * "NightlyRate";
SELECT 'a charge is quantity times price', count(*) FROM "ServiceCharge" WHERE "Amount" <> "Quantity" * "UnitPrice";
SELECT 'what is earned is pay and allowances', count(*) FROM nominas WHERE total_devengado <> salario_base + complementos;
SELECT 'what is withheld is taxes and contributions', count(*) FROM nominas WHERE total_deducciones <> retencion_irpf + seguridad_social;
SELECT 'what is paid is what is earned less what is withheld', count(*) FROM nominas WHERE liquido <> total_devengado - total_deducciones;
SELECT 'the tax on pay is its rate', count(*)
FROM nominas WHERE abs(retencion_irpf - total_devengado * irpf_pct / 100) > 0.01;
SELECT 'a position is worth quantity times price less its discount', count(*)
FROM auftragspositionen WHERE abs(positionswert - menge * einzelpreis * (1 - rabatt_prozent / 100)) > 0.01;
SELECT 'a rent with charges is the rent and the charges', count(*) FROM baux WHERE loyer_cc <> loyer_hc + charges;
SELECT 'a patient pays what the insurance does not', count(*) FROM patient_bills WHERE patient_payable <> gross_amount - insurance_covered;
