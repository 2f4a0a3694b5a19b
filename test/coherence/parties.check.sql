SET search_path = parties;
SELECT 'who buys is not who sells', count(*) FROM orders o JOIN listings l ON l.id = listing_id WHERE buyer_id = seller_id;
SELECT 'who rates a sale has bought or sold', count(*) FROM reviews r JOIN orders o ON o.id = order_id
  JOIN listings l ON l.id = listing_id WHERE author_id NOT IN (buyer_id, seller_id);
SELECT 'who is rated has bought or sold', count(*) FROM reviews r JOIN orders o ON o.id = order_id
  JOIN listings l ON l.id = listing_id WHERE recipient_id NOT IN (buyer_id, seller_id);
SELECT 'nobody rates himself', count(*) FROM reviews WHERE author_id = recipient_id;
SELECT 'buyers and sellers both rate', count(*) FROM (SELECT count(*) FILTER (WHERE author_id = buyer_id) AS buyers,
  count(*) AS n FROM reviews r JOIN orders o ON o.id = order_id) s WHERE buyers < n / 3 OR buyers > n * 2 / 3;
SELECT 'who opens a dispute has bought or sold', count(*) FROM disputes d JOIN orders o ON o.id = order_id
  JOIN listings l ON l.id = listing_id WHERE opened_by NOT IN (buyer_id, seller_id);
SELECT 'a consignment is billed to who sends or gets it', count(*) FROM freight_invoices f
  JOIN consignments c ON c.id = consignment_id WHERE bill_to_id NOT IN (shipper_id, consignee_id);
SELECT 'some write more posts than others', count(*) FROM (SELECT count(DISTINCT author_id) AS authors, count(*) AS n
  FROM posts) s WHERE authors > n * 4 / 5;
SELECT 'nearly all have somebody above them', count(*) FROM (SELECT count(*) FILTER (WHERE supervisor_id IS NULL) AS tops,
  count(*) AS n FROM workers) s WHERE tops > n / 20;
SELECT 'who is above somebody is of the same cost centre, where anybody was before', count(*) FROM workers w
  JOIN workers s ON s.id = w.supervisor_id
  WHERE s.cost_center_code <> w.cost_center_code AND EXISTS (SELECT FROM workers o WHERE o.cost_center_code = w.cost_center_code AND o.id < w.id);
SELECT 'who rents is not who owns', count(*) FROM leases l JOIN flats f ON f.id = flat_id WHERE tenant_id = owner_id;
SELECT 'who borrows is not who lends', count(*) FROM tool_loans l JOIN tools t ON t.id = tool_id WHERE borrower_id = owner_id;
SELECT 'a voyage is billed to who sends or gets the goods, not to who carries them', count(*) FROM voyage_bills b
  JOIN voyages v ON v.id = voyage_id WHERE bill_to_id NOT IN (shipper_id, consignee_id);
SELECT 'who writes in a group is one of its members', count(*) FROM messages_of_groups g WHERE group_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM group_members m WHERE m.group_id = g.group_id AND m.user_id = g.author_id);
SELECT 'some write outside of groups', (count(*) FILTER (WHERE group_id IS NULL) = 0)::int FROM messages_of_groups;
SELECT 'a module is taught by somebody of its faculty', count(*) FROM offerings o JOIN modules m ON m.id = module_id
  JOIN programmes p ON p.id = programme_id JOIN lecturers l ON l.id = lecturer_id WHERE l.faculty_id <> p.faculty_id
  AND EXISTS (SELECT FROM lecturers c WHERE c.faculty_id = p.faculty_id);
SELECT 'the vacancy is of the cost centre of who hires', count(*) FROM vacancies v JOIN workers w ON w.id = hiring_manager_id
  WHERE w.cost_center_code <> v.cost_center_code;
SELECT 'a reply is in its thread and later', count(*) FROM direct_messages m JOIN direct_messages r ON r.id = m.reply_to_id
  WHERE m.thread_id <> r.thread_id OR m.sent_at < r.sent_at;
SELECT 'some messages are replies', (count(reply_to_id) < 50)::int FROM direct_messages;
SELECT 'an answer to a remark is under the same post and later', count(*) FROM remarks m JOIN remarks r ON r.id = m.parent_id
  WHERE m.post_id <> r.post_id OR m.commented_at < r.commented_at;
SELECT 'some remarks are answers', (count(parent_id) < 50)::int FROM remarks;
