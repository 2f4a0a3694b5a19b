-- What the owner of a restaurant would object to.
SET search_path = restaurants;
WITH claims(claim, violations) AS (
  SELECT 'a line costs quantity times the price on the menu', count(*) FROM order_items JOIN menu USING (menu_id)
    WHERE subtotal <> quantity * price
  UNION ALL SELECT 'an order costs the sum of its lines', count(*) FROM orders
    JOIN (SELECT order_id, sum(subtotal) AS lines FROM order_items GROUP BY order_id) s USING (order_id)
    WHERE total_amount <> lines
  UNION ALL SELECT 'items come from the menu of the restaurant', count(*) FROM order_items
    JOIN orders o USING (order_id) JOIN menu m USING (menu_id) WHERE m.restaurant_id <> o.restaurant_id
  UNION ALL SELECT 'Italian kitchens cook no curry, and no one else pasta', count(*) FROM menu
    JOIN restaurants USING (restaurant_id)
    WHERE cuisine_type = 'Italian' AND item_name ~ 'Curry|Taco|Sushi|Naan|Chow Mein|Burrito'
      OR cuisine_type IN ('Chinese', 'Indian', 'Mexican') AND item_name ~ 'Lasagna|Ravioli|Spaghetti|Gnocchi|Bruschetta'
  UNION ALL SELECT 'every order has a line', count(*) FROM orders
    WHERE NOT EXISTS (SELECT FROM order_items WHERE order_items.order_id = orders.order_id)
  UNION ALL SELECT 'restaurants are called as they cook', count(*) FROM restaurants
    WHERE cuisine_type <> 'Other' AND CASE WHEN name ~ 'Trattoria|Ristorante|Pizzeria|Napoli|Toscana' THEN 'Italian'
      WHEN name ~ 'Taqueria|Cantina|Charro|Sombrero' THEN 'Mexican' WHEN name ~ 'Wok|Dragon|Panda|Peking' THEN 'Chinese'
      WHEN name ~ 'Curry|Tandoor|Taj Mahal' THEN 'Indian' END <> cuisine_type::text
  UNION ALL SELECT 'a fifth of them by name', greatest(0, count(*) / 5 - count(*) FILTER (
    WHERE name ~ 'Trattoria|Ristorante|Pizzeria|Taqueria|Cantina|Wok|Palace|Curry|Tandoor|Diner|Bistro|Dragon|Casa'))
    FROM restaurants
  UNION ALL SELECT 'who writes of a restaurant has eaten what is cooked there', count(*) FROM reviews
    JOIN restaurants USING (restaurant_id)
    WHERE cuisine_type = 'Italian' AND review_text ~ 'Curry|Taco|Sushi|Naan|Chow Mein|Burrito|Egg Rolls'
      OR cuisine_type IN ('Chinese', 'Indian', 'Mexican') AND review_text ~ 'Lasagna|Ravioli|Spaghetti|Gnocchi|Pizza'
  UNION ALL SELECT 'a pizza is described as one', count(*) FROM menu
    WHERE item_name ~ 'Pizza' AND description ~ 'soup|ice|cream|rice|noodle'
  UNION ALL SELECT 'most dishes say what is in them', greatest(0, count(DISTINCT item_name) / 2 - count(DISTINCT description))
    FROM menu
  UNION ALL SELECT 'drinks are not homemade in family style', count(*) FROM menu
    WHERE item_name ~ '(Homemade|Family-Style|Signature|Chef.s) .*(Water|Cola|Beer|Wine|Juice)'
  UNION ALL SELECT 'most is delivered to where the customer lives', greatest(0, count(*) / 2
    - count(*) FILTER (WHERE delivery_address = address)) FROM orders JOIN customers USING (customer_id)
    WHERE address IS NOT NULL
  UNION ALL SELECT 'nobody orders a dozen of a dish', count(*) FROM order_items WHERE quantity >= 12
  UNION ALL SELECT 'a dish costs between 1 and 100', count(*) FROM menu WHERE price NOT BETWEEN 1 AND 100
  UNION ALL SELECT 'coffee and wine are beverages or special', count(*) FROM menu
    WHERE item_name ~ '(Latte|Espresso|Cappuccino|Wine|Lemonade)$' AND category NOT IN ('Beverage', 'Special')
  UNION ALL SELECT 'cakes and ice creams are desserts or special', count(*) FROM menu
    WHERE item_name ~ '(Ice Cream Sundae|Cheesecake|Tiramisu|Key Lime Pie|Brownie)$'
      AND category NOT IN ('Dessert', 'Special')
  UNION ALL SELECT 'one orders one at least', count(*) FROM order_items WHERE quantity < 1
  UNION ALL SELECT 'nobody orders more than twenty of a dish', count(*) FROM order_items WHERE quantity > 20
  UNION ALL SELECT 'customers order after they registered', count(*) FROM orders JOIN customers USING (customer_id)
    WHERE order_date < registration_date
  UNION ALL SELECT 'nothing has been ordered in the future', count(*) FROM orders
    WHERE order_date >= timestamp '2026-07-01'
  UNION ALL SELECT 'few orders are cancelled or refunded', greatest(0, sign(count(*) FILTER (
      WHERE order_status IN ('Cancelled', 'Refunded')) * 3 - count(*)))::bigint FROM orders
  UNION ALL SELECT 'bad reviews give few stars', count(*) FROM reviews
    WHERE rating >= 4 AND review_text ~* '\m(disappointing|rude|bland|cold|overcooked)'
  UNION ALL SELECT 'good reviews give many stars', count(*) FROM reviews
    WHERE rating <= 2 AND review_text ~* 'loved|excellent|perfect|recommended|wonderful|impressed'
  UNION ALL SELECT 'guests are pleased mostly', greatest(0, sign(count(*) FILTER (WHERE rating < 3) * 2
      - count(*)))::bigint FROM reviews
  UNION ALL SELECT 'ratings are between 1 and 5', count(*) FROM restaurants WHERE rating NOT BETWEEN 1 AND 5
  UNION ALL SELECT 'reviewers had registered', count(*) FROM reviews JOIN customers USING (customer_id)
    WHERE review_date < registration_date
  UNION ALL SELECT 'drivers leave after they joined', count(*) FROM delivery_drivers
    WHERE termination_date <= join_date
  UNION ALL SELECT 'most drivers are still here', greatest(0, sign(count(termination_date) * 2
      - count(*)))::bigint FROM delivery_drivers
  UNION ALL SELECT 'restaurants serve lunch or dinner', count(*) FROM restaurants
    WHERE opening_hours ~ '5:00 PM$'
  UNION ALL SELECT 'an e-mail address has the name of its owner', count(*) FROM customers
    WHERE position(lower(regexp_replace(first_name, '[^A-Za-z]', '', 'g')) in email) = 0
      AND position(lower(regexp_replace(last_name, '[^A-Za-z]', '', 'g')) in email) = 0
)
SELECT claim, violations FROM claims;
