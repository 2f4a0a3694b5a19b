-- What somebody who packs parcels, or cooks, would object to.
SET search_path = delivery;
SELECT 'most goes to where the customer lives', greatest(0, count(*) / 2 - count(*) FILTER (WHERE shipping_street = street))
  FROM orders o JOIN customers c ON c.id = o.customer_id
UNION ALL SELECT '... all of it', count(*) FROM orders o JOIN customers c ON c.id = o.customer_id
  WHERE shipping_street = street AND (shipping_city, shipping_state, shipping_postal_code, shipping_name)
    IS DISTINCT FROM (city, state, postal_code, full_name)
UNION ALL SELECT 'some goes elsewhere', (count(*) = 0)::int FROM orders o JOIN customers c ON c.id = o.customer_id
  WHERE shipping_street <> street
UNION ALL SELECT 'a place is in one state, whoever is meant', count(*) FROM (
  SELECT 1 FROM (SELECT shipping_city, shipping_postal_code, shipping_state::text FROM orders
    UNION SELECT city, postal_code, state::text FROM customers) places (city, code, state)
  GROUP BY city, code HAVING count(DISTINCT state) > 1) twice
UNION ALL SELECT 'bills go to a city of the state', count(*) FROM (
  SELECT billing_city FROM orders GROUP BY billing_city HAVING count(DISTINCT billing_state) > 4) spread
UNION ALL SELECT 'a cook knows his own country', count(*) FROM recipes
  WHERE cuisine = 'Italian' AND title ~ 'Curry|Taco|Sushi|Naan' OR cuisine = 'Japanese' AND title ~ 'Pizza|Enchiladas|Lasagna'
UNION ALL SELECT '... whichever way it is listed', count(*) FROM dishes
  WHERE cuisine = 'Italian' AND name ~ 'Curry|Taco|Sushi|Naan' OR cuisine = 'Japanese' AND name ~ 'Pizza|Enchiladas|Lasagna'
