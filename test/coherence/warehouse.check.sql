-- What a stock keeper would object to.
SET search_path = warehouse;
WITH claims(claim, violations) AS (
  SELECT 'what is available is what is there and not reserved' AS claim, count(*) AS violations FROM stock_levels
    WHERE qty_available <> qty_on_hand - qty_reserved OR qty_reserved > qty_on_hand
  UNION ALL SELECT 'no more is received than was ordered', count(*) FROM purchase_order_lines WHERE qty_received > qty_ordered
  UNION ALL SELECT 'a line is quantity times price', count(*) FROM purchase_order_lines WHERE line_total <> qty_ordered * unit_price
  UNION ALL SELECT 'an order is the sum of its lines', count(*) FROM purchase_orders o
    WHERE subtotal <> (SELECT coalesce(sum(line_total), 0) FROM purchase_order_lines l WHERE l.po_id = o.po_id)
  UNION ALL SELECT 'a total is subtotal, tax and shipping', count(*) FROM purchase_orders
    WHERE total_amount <> subtotal + tax_amount + shipping_cost
  UNION ALL SELECT 'goods are sold for more than they cost', count(*) FROM products WHERE list_price <= unit_cost
  UNION ALL SELECT 'no product weighs more than two men can lift', count(*) FROM products WHERE weight_kg > 80
  UNION ALL SELECT 'goods come after they were ordered', count(*) FROM purchase_orders WHERE received_date < order_date
  UNION ALL SELECT 'what is cancelled has not come', count(*) FROM purchase_orders WHERE status = 'cancelled' AND received_date IS NOT NULL
  UNION ALL SELECT 'categories form trees', count(*) FROM product_categories WHERE parent_category_id >= category_id
  UNION ALL SELECT 'a receipt is not before its order', count(*) FROM goods_receipts JOIN purchase_orders USING (po_id)
    WHERE received_at < order_date
  UNION ALL SELECT 'no product is named after its category alone', count(*) FROM products JOIN product_categories USING (category_id)
    WHERE product_name = category_name
  UNION ALL SELECT 'tax is a share of the bill, also where a condition adds them up', count(*) FROM storage_bills
    WHERE abs(vat - net * 0.08) > 0.01
)
SELECT claim, violations FROM claims;
