SET search_path = listings;

SELECT 'a category is one level below its parent', count(*) FROM categories c LEFT JOIN categories p
  ON p.category_id = c.parent_id WHERE c.depth <> coalesce(p.depth + 1, 0)
UNION ALL
SELECT 'the path to a category is that to its parent and its slug', count(*) FROM categories c LEFT JOIN categories p
  ON p.category_id = c.parent_id WHERE c.path <> coalesce(p.path || '/', '') || c.slug
UNION ALL
SELECT 'some categories are below others', greatest(0, 2 - max(depth)) FROM categories
UNION ALL
SELECT 'levels count from one', count(*) FROM regions r LEFT JOIN regions p
  ON p.id = r.parent_region_id WHERE r.tree_level <> least(coalesce(p.tree_level + 1, 1), 6)
UNION ALL
SELECT 'breadcrumbs end with the name', count(*) FROM regions WHERE breadcrumb NOT LIKE '%' || region_name
UNION ALL
SELECT 'what a buyer spent is in dollars', count(*) FROM buyers b WHERE lifetime_value <> (
  SELECT coalesce(sum(total_cents), 0) / 100.0 FROM orders o WHERE o.buyer_id = b.buyer_id)
UNION ALL
SELECT 'the price before was higher', count(*) FROM listings WHERE compare_at_cents <= price_cents
UNION ALL
SELECT 'nothing is in stock of what is sold out', count(*) FROM listings WHERE status = 'sold_out' AND stock_qty > 0
UNION ALL
SELECT 'a commission is a share of the price', count(*) FROM sellers WHERE commission_rate NOT BETWEEN 0.01 AND 0.3
UNION ALL
SELECT 'a period is paid out when it is over', count(*) FROM payouts WHERE scheduled_for <= period_end
UNION ALL
SELECT 'nothing was paid after today', count(*) FROM payouts WHERE paid_at >= '2026-07-01';
