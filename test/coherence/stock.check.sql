-- What a stock keeper would object to.
SET search_path = stock;
SELECT 'nothing is sold below cost' AS claim, count(*) AS violations FROM tbl_product WHERE sale_price < cost_price
UNION ALL SELECT 'what is available is on hand and not reserved', count(*) FROM tbl_product WHERE qty_available <> qty_on_hand - qty_reserved
UNION ALL SELECT 'the balance follows from movement to movement', count(*) FROM (SELECT balance_after,
  sum(CASE movement_type WHEN 'OUT' THEN -quantity ELSE quantity END) OVER (PARTITION BY product_id ORDER BY moved_at, movement_id) AS sum
  FROM tbl_stock_movement) m WHERE balance_after <> sum
UNION ALL SELECT 'nobody takes what is not there', count(*) FROM tbl_stock_movement WHERE balance_after < 0
UNION ALL SELECT 'on hand is what all movements left', count(*) FROM tbl_product p WHERE qty_on_hand <>
  (SELECT coalesce(sum(CASE movement_type WHEN 'OUT' THEN -quantity ELSE quantity END), 0) FROM tbl_stock_movement m WHERE m.product_id = p.product_id)
UNION ALL SELECT 'what moves is known', count(*) FROM tbl_stock_movement JOIN tbl_product USING (product_id) WHERE moved_at < created_dt
UNION ALL SELECT 'what is received was ordered', count(*) FROM tbl_purchase_order WHERE received_date < order_date OR expected_date < order_date
UNION ALL SELECT 'what is received has a date of it', count(*) FROM tbl_purchase_order WHERE (status = 'RECEIVED') <> (received_date IS NOT NULL)
UNION ALL SELECT 'an order is the sum of its lines', count(*) FROM tbl_purchase_order o
  WHERE total_amount <> (SELECT coalesce(sum(line_amount), 0) FROM tbl_purchase_order_line l WHERE l.po_id = o.po_id)
UNION ALL SELECT 'lines are counted', count(*) FROM tbl_purchase_order o
  WHERE line_count <> (SELECT count(*) FROM tbl_purchase_order_line l WHERE l.po_id = o.po_id)
UNION ALL SELECT 'a line is quantity times cost', count(*) FROM tbl_purchase_order_line WHERE line_amount <> qty_ordered * unit_cost
UNION ALL SELECT 'no more is received than ordered', count(*) FROM tbl_purchase_order_line WHERE qty_received > qty_ordered
UNION ALL SELECT 'a difference is between counted and expected', count(*) FROM tbl_stock_count WHERE difference <> counted_qty - expected_qty
UNION ALL SELECT 'a count finds about what was expected', count(*) FROM tbl_stock_count WHERE abs(difference) > 0.1 * expected_qty + 1;
