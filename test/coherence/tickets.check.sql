-- What somebody who sells tickets would object to.
SET search_path = tickets;
WITH claims(claim, violations) AS (
  SELECT 'a line is quantity times price' AS claim, count(*) AS violations FROM order_items WHERE line_total <> quantity * unit_price
  UNION ALL SELECT 'a ticket costs what its type says', count(*) FROM order_items i JOIN ticket_types t USING (ticket_type_id)
    WHERE unit_price <> price
  UNION ALL SELECT 'an order is the sum of its lines', count(*) FROM orders o
    WHERE subtotal <> (SELECT coalesce(sum(line_total), 0) FROM order_items i WHERE i.order_id = o.order_id)
  UNION ALL SELECT 'the tickets of an order are of its event', count(*) FROM order_items JOIN ticket_types t USING (ticket_type_id)
    JOIN orders o USING (order_id) WHERE t.event_id <> o.event_id
  UNION ALL SELECT 'a total is subtotal and fee less discount', count(*) FROM orders WHERE total <> subtotal + service_fee - discount
  UNION ALL SELECT 'no more tickets are sold than there are', count(*) FROM ticket_types WHERE quantity_sold > quantity_total
  UNION ALL SELECT 'events end after they begin', count(*) FROM events WHERE ends_at <= starts_at
  UNION ALL SELECT 'sales end after they begin', count(*) FROM events WHERE sales_end < sales_start
  UNION ALL SELECT 'who buys has an account', count(*) FROM orders JOIN buyers USING (buyer_id) WHERE ordered_at < created_at
  UNION ALL SELECT 'money is given back after it was asked for', count(*) FROM refunds WHERE processed_at < requested_at
  UNION ALL SELECT 'refunds come after the order', count(*) FROM refunds JOIN orders USING (order_id) WHERE requested_at < ordered_at
)
SELECT claim, violations FROM claims;
