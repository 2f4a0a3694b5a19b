-- What somebody who looks at the states of things would object to.
SET search_path = ends;
SELECT 'most payments are paid' AS claim, (avg((status = 'paid')::int) < 0.5)::int AS violations FROM payments
UNION ALL SELECT 'few payments are given back or fail', (avg((status IN ('refunded', 'failed'))::int) > 0.35)::int FROM payments
UNION ALL SELECT 'what was given back says when', count(*) FROM payments WHERE (status = 'refunded') <> (refunded_at IS NOT NULL)
UNION ALL SELECT 'most tickets are paid', (avg((state = 'paid')::int) < 0.5)::int FROM tickets
UNION ALL SELECT 'many listings are live', (avg((state = 'live')::int) < 0.2)::int FROM listings
UNION ALL SELECT 'most orders are delivered', (avg((status = 'delivered')::int) < 0.4)::int FROM orders
UNION ALL SELECT 'reasons are given for what went wrong', count(*) FROM orders WHERE reason IS NOT NULL AND status NOT IN ('cancelled', 'returned')
UNION ALL SELECT 'what was paid in part is paid at last', (avg((status = 'partially_paid')::int) > 0.15)::int FROM invoices
UNION ALL SELECT 'who is disqualified is told why', count(*) FROM entries WHERE (status = 'disqualified') <> (disqualified_comment IS NOT NULL);
