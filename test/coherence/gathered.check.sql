-- What somebody who groups by the parent would object to.
SET search_path = gathered;
SELECT 'kitchens have more than one dish' AS claim,
  ((SELECT count(DISTINCT kitchen_id) FROM dish) > 0.6 * (SELECT count(*) FROM dish))::int AS violations
UNION ALL SELECT 'kitchens have more than one order',
  ((SELECT count(DISTINCT kitchen_id) FROM meal_order) > 0.6 * (SELECT count(*) FROM meal_order))::int
UNION ALL SELECT 'what is ordered is on the menu', count(*)
FROM order_line l JOIN meal_order o ON o.id = l.meal_order_id JOIN dish d ON d.id = l.dish_id
WHERE d.kitchen_id <> o.kitchen_id
UNION ALL SELECT 'a line says what is ordered', count(*)
FROM order_line l JOIN dish d ON d.id = l.dish_id WHERE l.name <> d.name
UNION ALL SELECT 'depots have more than one driver',
  ((SELECT count(DISTINCT depot_id) FROM driver) > 0.6 * (SELECT count(*) FROM driver))::int
UNION ALL SELECT 'a van is of the depot of its driver', count(*)
FROM tour t JOIN driver d ON d.id = t.driver_id JOIN van v ON v.id = t.van_id WHERE d.depot_id <> v.depot_id
UNION ALL SELECT 'a chamber is of a kind that its inn has', count(*)
FROM chamber c JOIN chamber_kind k ON k.id = c.chamber_kind_id WHERE c.inn_id <> k.inn_id;
