-- What the accountant of a software company would object to.
SET search_path = saas;
WITH claims(claim, violations) AS (
  SELECT 'an invoice is its lines', count(*) FROM invoices i WHERE EXISTS (SELECT FROM invoice_line_items WHERE invoice_id = i.id)
      AND subtotal <> (SELECT sum(amount) FROM invoice_line_items l WHERE l.invoice_id = i.id)
  UNION ALL SELECT 'a line is quantity times price', count(*) FROM invoice_line_items WHERE amount <> round(quantity * unit_amount, 2)
  UNION ALL SELECT 'tax is what the rate says', count(*) FROM invoices WHERE tax <> round(subtotal * tax_rate / 100, 2)
    AND tax <> round(subtotal * tax_rate, 2)
  UNION ALL SELECT 'totals add up', count(*) FROM invoices WHERE total <> subtotal + tax
  UNION ALL SELECT 'what is not paid is due', count(*) FROM invoices WHERE amount_due <> total - amount_paid
  UNION ALL SELECT 'paid invoices are paid', count(*) FROM invoices WHERE status = 'paid' AND (amount_due <> 0 OR paid_at IS NULL)
  UNION ALL SELECT 'open invoices are not paid', count(*) FROM invoices WHERE status = 'open' AND (amount_paid <> 0 OR paid_at IS NOT NULL)
  UNION ALL SELECT 'invoices are due after they are issued', count(*) FROM invoices WHERE due_date < issue_date
  UNION ALL SELECT 'an invoice goes to who subscribed', count(*) FROM invoices i JOIN subscriptions s ON s.id = subscription_id
    WHERE i.organization_id <> s.organization_id
  UNION ALL SELECT 'a key is of the user''s organization', count(*) FROM api_keys k JOIN users u ON u.id = user_id
    WHERE k.organization_id <> u.organization_id
  UNION ALL SELECT 'what is revoked was revoked', count(*) FROM api_keys WHERE NOT is_revoked AND revoked_at IS NOT NULL
  UNION ALL SELECT 'a period ends after it starts', count(*) FROM subscriptions WHERE current_period_end <= current_period_start
  UNION ALL SELECT 'a trial ends after it starts', count(*) FROM subscriptions WHERE trial_end <= trial_start
  UNION ALL SELECT 'only what was cancelled has a date of it', count(*) FROM subscriptions
    WHERE (status = 'canceled') <> (canceled_at IS NOT NULL)
  UNION ALL SELECT 'active users have not been deactivated', count(*) FROM users WHERE is_active AND deactivated_at IS NOT NULL
  UNION ALL SELECT 'failures have reasons, successes none', count(*) FROM payments
    WHERE lower(status) <> 'failed' AND failure_reason IS NOT NULL
)
SELECT claim, violations FROM claims;
