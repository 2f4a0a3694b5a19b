-- What a buyer, a storekeeper and a bookkeeper would object to.
SET search_path = trade;
SELECT 'a department is led by somebody who works in it', count(*) FROM departments d JOIN employees e ON e.id = d.manager_id WHERE e.department_id <> d.id
UNION ALL SELECT 'a store is kept by somebody who works in it', count(*) FROM stores s JOIN keepers k ON k.id = s.head_keeper_id WHERE k.store_id <> s.id
UNION ALL SELECT 'an item is of an order', count(*) FROM order_items i WHERE NOT EXISTS (SELECT FROM orders o WHERE o.id = i.order_id)
UNION ALL SELECT 'an item is a product', count(*) FROM order_items i WHERE NOT EXISTS (SELECT FROM products p WHERE p.product_code = i.product_code)
UNION ALL SELECT 'the price of an item is that of one product', count(*) FROM order_items i JOIN products p USING (product_code) WHERE i.price <> p.price
UNION ALL SELECT 'an order costs what its items cost', count(*) FROM orders o WHERE total <> (SELECT coalesce(sum(quantity * price), 0) FROM order_items WHERE order_id = o.id)
UNION ALL SELECT 'a line costs what its pieces cost, whatever came back', count(*) FROM invoice_lines WHERE line_total <> quantity * unit_price
UNION ALL SELECT 'a line bears the name of its product', count(*) FROM invoice_lines l JOIN products p USING (product_code) WHERE l.product_name <> p.name
UNION ALL SELECT 'no more comes back than was sold', count(*) FROM returns r JOIN invoice_lines l ON l.id = r.invoice_line_id WHERE r.quantity > l.quantity
UNION ALL SELECT 'no more is given back than was paid', count(*) FROM returns r JOIN invoice_lines l ON l.id = r.invoice_line_id WHERE r.refund_amount > l.line_total
UNION ALL SELECT 'what is ordered is shipped within weeks', count(*) FROM shipments s JOIN orders o ON o.id = s.order_id WHERE shipped_at NOT BETWEEN ordered_at AND ordered_at + interval '14 days'
UNION ALL SELECT 'goods go somewhere else', count(*) FROM shipments WHERE origin_city = destination_city
UNION ALL SELECT 'nobody hands over to himself', count(*) FROM handovers WHERE from_employee_id = to_employee_id
UNION ALL SELECT 'a change changes something', count(*) FROM handovers WHERE old_status = new_status
UNION ALL SELECT 'nothing is its own substitute', count(*) FROM substitutes WHERE product_code = substitute_code
UNION ALL SELECT 'there is in stock what came in and did not go out', count(*) FROM stocks s JOIN (SELECT stock_id, sum(CASE movement_type WHEN 'receipt' THEN quantity ELSE -quantity END) AS rest FROM stock_movements GROUP BY stock_id) m ON m.stock_id = s.id WHERE s.stock_quantity <> m.rest
UNION ALL SELECT 'what is partly paid is not paid', count(*) FROM bills b JOIN (SELECT bill_id, sum(amount) AS paid FROM bill_payments GROUP BY bill_id) p ON p.bill_id = b.id WHERE CASE status WHEN 'paid' THEN paid <> total_amount WHEN 'partial' THEN paid >= total_amount ELSE true END
UNION ALL SELECT 'nobody writes to himself', count(*) FROM messages WHERE sender = recipient;
