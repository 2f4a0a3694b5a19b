-- Goods are what the category says that they refer to, and what belongs to a way of paying is there where it was that way.
CREATE SCHEMA goods;
SET search_path = goods, public;
CREATE TABLE categories (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE products (id serial PRIMARY KEY, category_id int REFERENCES categories, name text NOT NULL, description text NOT NULL,
  price numeric(8,2) NOT NULL, sale_price numeric(8,2) NOT NULL);
CREATE TABLE menu_categories (id serial PRIMARY KEY, name varchar(40) NOT NULL);
CREATE TABLE menu_items (id serial PRIMARY KEY, menu_category_id int NOT NULL REFERENCES menu_categories, name text NOT NULL);
CREATE TABLE payments (id serial PRIMARY KEY, product_id int REFERENCES products, method text NOT NULL, card_brand text,
  card_last4 char(4), paypal_email text, iban text, note text);
INSERT INTO categories (name) VALUES ('Shoes'), ('JEWELRY'), ('Headphones'), ('Nothing that there is');
INSERT INTO menu_categories (name) VALUES ('Soups'), ('Pizza'), ('Desserts');
SELECT count(*) FROM synth_generate('goods', 400, tables => '{products,menu_items,payments}');
SELECT c.name, count(*) > 20 AS several,
       bool_and(p.name ~ CASE c.name WHEN 'Shoes' THEN '(Sneakers|Boots|Sandals|Loafers|Slippers)$'
                                     WHEN 'JEWELRY' THEN '(Necklace|Bracelet|Earrings|Ring|Watch|Brooch)$'
                                     WHEN 'Headphones' THEN 'Headphones$' ELSE '' END) AS of_the_category,
       count(DISTINCT p.name) > 10 AS different
FROM products p JOIN categories c ON c.id = p.category_id GROUP BY 1 ORDER BY 1;
SELECT count(*) FILTER (WHERE sale_price >= price) AS dearer, count(DISTINCT round(20 * sale_price / price)) > 2 AS varied,
       avg(((sale_price * 100)::int % 100 IN (0, 49, 50, 95, 99))::int) > 0.8 AS ends_as_prices_do
FROM products;
SELECT c.name, bool_and(i.name ~* 'soup') AS soups, bool_and(i.name ~* 'pizza') AS pizzas
FROM menu_items i JOIN menu_categories c ON c.id = i.menu_category_id GROUP BY 1 ORDER BY 1;
SELECT count(*) FILTER (WHERE card_brand IS NOT NULL OR card_last4 IS NOT NULL) > 100 AS cards,
       count(*) FILTER (WHERE (card_brand IS NOT NULL OR card_last4 IS NOT NULL) AND method !~* 'credit|debit|apple|google') AS cards_of_others,
       count(*) FILTER (WHERE paypal_email IS NOT NULL AND method <> 'PayPal') AS paypal_of_others,
       count(*) FILTER (WHERE iban IS NOT NULL AND method <> 'Bank transfer') AS accounts_of_others,
       count(*) FILTER (WHERE method ~ 'Credit' AND card_last4 IS NULL) < 40 AS most_have_one
FROM payments;
SELECT column_name, generator, reason FROM synth_plan('goods', 10, tables => '{products}') WHERE column_name = 'name';
SET client_min_messages = warning;
DROP SCHEMA goods CASCADE;
