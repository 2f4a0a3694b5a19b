-- What an online shopkeeper would object to.
SET search_path = store;
WITH claims(claim, violations) AS (
  SELECT 'an order costs what its lines cost', count(*) FROM orders o
    WHERE subtotal <> (SELECT coalesce(sum(total_price), 0) FROM order_items i WHERE i.order_id = o.id)
  UNION ALL SELECT 'totals add up', count(*) FROM orders
    WHERE total <> subtotal - discount_amount + shipping_cost + tax_amount
  UNION ALL SELECT 'a line costs quantity times price less discount', count(*) FROM order_items
    WHERE total_price <> quantity * unit_price - discount
  UNION ALL SELECT 'lines repeat the product', count(*) FROM order_items i JOIN products p ON p.id = product_id
    WHERE unit_price <> price OR product_name <> name OR i.sku <> p.sku
  UNION ALL SELECT 'an order is paid once, and in full', count(*) FROM (
      SELECT o.id FROM orders o JOIN payments p ON p.order_id = o.id GROUP BY o.id HAVING sum(amount) <> max(total)) s
  UNION ALL SELECT 'payments are in the currency of the order', count(*) FROM payments p JOIN orders o ON o.id = order_id
    WHERE p.currency <> o.currency
  UNION ALL SELECT 'what is delivered was paid and shipped', count(*) FROM orders
    WHERE status = 'delivered' AND (paid_at IS NULL OR shipped_at IS NULL OR delivered_at IS NULL)
  UNION ALL SELECT 'what is cancelled was not delivered', count(*) FROM orders
    WHERE status = 'cancelled' AND (shipped_at IS NOT NULL OR delivered_at IS NOT NULL OR cancelled_at IS NULL)
  UNION ALL SELECT 'only what is cancelled has a reason', count(*) FROM orders
    WHERE status <> 'cancelled' AND (cancel_reason IS NOT NULL OR cancelled_at IS NOT NULL)
  UNION ALL SELECT 'orders go their way in order', count(*) FROM orders
    WHERE paid_at < placed_at OR shipped_at < paid_at OR delivered_at < shipped_at
  UNION ALL SELECT 'nothing happens tomorrow', count(*) FROM orders
    WHERE greatest(placed_at, paid_at, shipped_at, delivered_at, cancelled_at) >= '2026-07-01'
  UNION ALL SELECT 'old orders are not pending', count(*) FROM orders
    WHERE status = 'pending' AND placed_at < '2026-05-01'
  UNION ALL SELECT 'addresses of an order are the customer''s', greatest(0, sign(count(*) * 10 - (SELECT count(*) FROM orders)))::bigint
    FROM orders o JOIN addresses a ON a.id = shipping_address_id WHERE a.user_id <> o.user_id
  UNION ALL SELECT 'orders are counted', count(*) FROM users u
    WHERE orders_count <> (SELECT count(*) FROM orders o WHERE o.user_id = u.id)
  UNION ALL SELECT 'what a customer spent is what his orders cost', count(*) FROM users u
    WHERE total_spent <> (SELECT coalesce(sum(total), 0) FROM orders o WHERE o.user_id = u.id)
  UNION ALL SELECT 'ratings are averages of reviews', count(*) FROM products p
    WHERE rating_average <> (SELECT round(avg(rating), 2) FROM reviews r WHERE r.product_id = p.id)
       OR rating_count <> (SELECT count(*) FROM reviews r WHERE r.product_id = p.id)
  UNION ALL SELECT 'verified addresses have been verified', count(*) FROM users
    WHERE NOT is_verified AND email_verified_at IS NOT NULL
  UNION ALL SELECT 'deleted accounts are not active', count(*) FROM users WHERE is_active AND deleted_at IS NOT NULL
)
SELECT claim, violations FROM claims;
