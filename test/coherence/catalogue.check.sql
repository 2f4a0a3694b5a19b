-- What somebody who keeps a shop would object to.
SET search_path = catalogue;
SELECT 'nothing stands under its like', count(*) FROM categories c JOIN categories p ON p.id = c.parent_id WHERE c.name = p.name
UNION ALL SELECT 'a subcategory is of one category', count(*) FROM (
  SELECT c.name FROM categories c JOIN categories p ON p.id = c.parent_id WHERE p.parent_id IS NULL GROUP BY c.name HAVING count(DISTINCT p.name) > 1) twice
UNION ALL SELECT 'further down names go on', count(*) FROM categories c JOIN categories p ON p.id = c.parent_id
  WHERE p.parent_id IS NOT NULL AND position(p.name IN c.name) = 0
UNION ALL SELECT 'slugs say the name', count(*) FROM categories WHERE position(replace(lower(split_part(name, ' ', 1)), '''', '') IN replace(slug, '-', '')) = 0
UNION ALL SELECT 'websites bear the name of the brand', count(*) FROM brands WHERE position(regexp_replace(lower(name), '[^a-z0-9]', '', 'g') IN website) = 0
UNION ALL SELECT 'furniture is heavy', count(*) FROM products WHERE name ~ '(Sofa|Wardrobe|Mattress|Dining Table)$' AND weight_kg < 15
UNION ALL SELECT 'what is worn is light', count(*) FROM products WHERE name ~ '(T-Shirt|Socks|Earrings|Scarf|Watch|Earbuds)$' AND weight_kg > 1
UNION ALL SELECT 'only clothes come from S to XL', count(*) FROM products WHERE name ~ '(Wrench|Monitor|Lamp|Drum Kit|Blender|Camera)$' AND size ~ '^X*[SML]+$'
UNION ALL SELECT 'only what failed was declined', count(*) FROM payments WHERE decline_reason IS NOT NULL AND status !~* 'fail'
UNION ALL SELECT 'no card is declined where there is none', count(*) FROM payments WHERE decline_reason ~ 'card' AND method ~* 'paypal|transfer|cash|check'
UNION ALL SELECT 'numbers are in the form of the carrier', count(*) FROM shipments WHERE tracking_number !~ CASE
  WHEN carrier ~* '^ups' THEN '^1Z[A-Z0-9]{6}[0-9]{10}$' WHEN carrier ~* 'fedex' THEN '^[0-9]{12}$' WHEN carrier ~* 'usps' THEN '^9400[0-9]{18}$'
  WHEN carrier ~* 'dhl' THEN '^[0-9]{10}$' WHEN carrier ~* 'ontrac' THEN '^C[0-9]{14}$' WHEN carrier ~* 'amazon' THEN '^TBA[0-9]{12}$' ELSE '.' END
UNION ALL SELECT 'what is delivered has arrived', count(*) FROM shipments WHERE (delivered_at IS NOT NULL) <> (status = 'Delivered')
UNION ALL SELECT 'shipments are not refunded', count(*) FROM shipments WHERE status ~* 'refund|confirm';
