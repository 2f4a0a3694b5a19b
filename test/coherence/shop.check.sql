-- What a shopkeeper would object to.
SET search_path = shop;
WITH claims(claim, violations) AS (
  SELECT 'no category is its own parent', count(*) FROM categories WHERE parent_id = id
  UNION ALL SELECT 'a product costs more than it is bought for', count(*) FROM products WHERE cost >= price
  UNION ALL SELECT 'a sofa costs more than socks', greatest(0, sign(
      (SELECT coalesce(max(price), 0) FROM products WHERE name ~ 'Socks$')
      - (SELECT coalesce(min(price), 1e6) FROM products WHERE name ~ 'Sofa$')))::bigint
  UNION ALL SELECT 'descriptions name the product or none', count(*) FROM products
    WHERE description ~* '\m(tent|sofa|socks|laptop)\M'
      AND position(lower(substring(description FROM '(?i)\m(tent|sofa|socks|laptop)\M')) in lower(name)) = 0
  UNION ALL SELECT 'products change after they are created', count(*) FROM products WHERE updated_at < created_at
  UNION ALL SELECT 'few products are discontinued', greatest(0, sign(count(*) FILTER (WHERE discontinued) * 2
      - count(*)))::bigint FROM products
  UNION ALL SELECT 'suppliers have a website of their name', count(*) FROM suppliers
    WHERE position(lower(split_part(company_name, ' ', 1)) in website) = 0
  UNION ALL SELECT 'suppliers write from their own domain', count(*) FROM suppliers
    WHERE position(lower(split_part(company_name, ' ', 1)) in email) = 0
  UNION ALL SELECT 'salutation and sex agree', count(*) FROM customers
    WHERE salutation = 'Mr.' AND gender = 'F' OR salutation IN ('Mrs.', 'Ms.') AND gender = 'M'
  UNION ALL SELECT 'given name and sex agree', count(*) FROM customers
    WHERE gender = 'F' AND given_name IN ('John', 'Robert', 'Michael', 'David')
       OR gender = 'M' AND given_name IN ('Mary', 'Patricia', 'Jennifer', 'Linda')
  UNION ALL SELECT 'e-mail and user name are of the person', count(*) FROM customers
    WHERE position(lower(regexp_replace(given_name, '[^A-Za-z]', '', 'g')) in email || username) = 0
      AND position(lower(regexp_replace(surname, '[^A-Za-z]', '', 'g')) in email || username) = 0
  UNION ALL SELECT 'customers are adults when they register', count(*) FROM customers
    WHERE registered_at < date_of_birth + interval '12 years'
  UNION ALL SELECT 'customers log in after they registered', count(*) FROM customers
    WHERE last_login_at < registered_at
  UNION ALL SELECT 'a postcode lies in one state', count(*) FROM (
      SELECT postal_code FROM addresses GROUP BY postal_code HAVING count(DISTINCT state) > 1) s
  UNION ALL SELECT 'customers order after they registered', count(*) FROM orders o
    JOIN customers c ON c.id = customer_id WHERE ordered_at < registered_at
  UNION ALL SELECT 'orders are shipped after they are placed', count(*) FROM orders WHERE shipped_at < ordered_at
  UNION ALL SELECT 'what is delivered has a date of delivery', count(*) FROM orders
    WHERE status = 'delivered' AND (delivered_at IS NULL OR shipped_at IS NULL)
  UNION ALL SELECT 'what is new has not been shipped', count(*) FROM orders
    WHERE status = 'new' AND (shipped_at IS NOT NULL OR delivered_at IS NOT NULL)
  UNION ALL SELECT 'a line costs quantity times price', count(*) FROM order_lines l
    JOIN products p ON p.id = product_id WHERE line_total <> quantity * price
  UNION ALL SELECT 'an order costs the sum of its lines', count(*) FROM orders o
    JOIN (SELECT order_id, sum(line_total) AS lines FROM order_lines GROUP BY order_id) s ON s.order_id = o.id
    WHERE total_amount <> lines
  UNION ALL SELECT 'bad reviews give few stars', count(*) FROM product_reviews
    WHERE rating >= 4 AND comment ~* 'broke|poor|stopped working|not as described'
  UNION ALL SELECT 'good reviews give many stars', count(*) FROM product_reviews
    WHERE rating <= 2 AND comment ~* 'exactly what|good quality|buy it again|better than'
  UNION ALL SELECT 'coupons end after they begin', count(*) FROM coupons WHERE valid_until <= valid_from
)
SELECT claim, violations FROM claims;
