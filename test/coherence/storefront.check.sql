SET search_path = storefront;
WITH claims (claim, violations) AS (
  SELECT 'no other brand is in the name of a product', count(*) FROM products p
    -- Some brands are called as a material is, or what a product is.
    WHERE EXISTS (SELECT FROM brands b WHERE (p.name LIKE b.name || ' %' OR p.description LIKE '% by ' || b.name || '.%')
      AND b.name NOT IN ('Cedar', 'Spruce', 'Oak', 'Solar', 'Copper', 'Maple', 'Walnut', 'Silver', 'Wildflower'))
  UNION ALL SELECT 'a flat has a line of its own', count(*) FROM addresses WHERE line1 ~ 'Apt\.|Suite'
  UNION ALL SELECT 'coupons are worth a round sum or share', count(*) FROM coupons
    WHERE discount_value NOT IN (5, 10, 15, 20, 25, 30, 40, 50)
  UNION ALL SELECT 'what a coupon is for does not tell another worth', count(*) FROM coupons
    WHERE description ~ '[0-9]'
  UNION ALL SELECT 'tickets say what is wrong', count(*) FROM support_tickets
    WHERE body !~ 'I get an error|nothing happens|stays empty|amount is wrong|signed out'
)
SELECT claim, violations FROM claims;
