-- What somebody who works with such lists would object to.
SET search_path = within;
SELECT 'a label is a word' AS claim, count(*) AS violations FROM labels WHERE name ~ '\d'
UNION ALL SELECT 'many labels occur', (count(DISTINCT name) < 50)::int FROM labels
UNION ALL SELECT 'posts and comments are liked', count(*) FROM likes WHERE likeable_type NOT IN ('Post', 'Comment')
UNION ALL SELECT 'a liked post is there', count(*) FROM likes l
WHERE likeable_type = 'Post' AND NOT EXISTS (SELECT FROM posts p WHERE p.id = l.likeable_id)
UNION ALL SELECT 'a liked comment is there', count(*) FROM likes l
WHERE likeable_type = 'Comment' AND NOT EXISTS (SELECT FROM comments c WHERE c.id = l.likeable_id)
UNION ALL SELECT 'a line is its quantity times its price', count(*) FROM order_items WHERE line_total <> quantity * unit_price
UNION ALL SELECT 'an order comes to its lines', count(*) FROM orders o
WHERE total <> (SELECT coalesce(sum(line_total), 0) FROM order_items i WHERE i.order_id = o.id)
UNION ALL SELECT 'no more is returned than was bought', count(*) FROM returns r
JOIN order_items i ON i.id = r.order_item_id WHERE r.quantity > i.quantity
UNION ALL SELECT 'members are not only those who own the project',
  (count(*) FILTER (WHERE m.user_id = p.owner_id) > 0.5 * count(*))::int
FROM memberships m JOIN projects p ON p.id = m.project_id
UNION ALL SELECT 'every run adds its members', (count(*) <> 1000)::int FROM memberships
UNION ALL SELECT 'every run adds its enrolments', (count(*) <> 1000)::int FROM enrolments;
