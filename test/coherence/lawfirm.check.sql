-- What a partner of the firm would object to.
SET search_path = lawfirm;
SELECT 'individual has names' AS claim, count(*) AS violations FROM clients WHERE client_type='individual' AND (first_name IS NULL OR last_name IS NULL)
UNION ALL SELECT 'company has company name', count(*) FROM clients WHERE client_type='company' AND company_name IS NULL
UNION ALL SELECT 'individual has no company name', count(*) FROM clients WHERE client_type='individual' AND company_name IS NOT NULL
UNION ALL SELECT 'terminated after hire', count(*) FROM attorneys WHERE termination_date<hire_date
UNION ALL SELECT 'active iff not terminated', count(*) FROM attorneys WHERE is_active=(termination_date IS NOT NULL)
UNION ALL SELECT 'rates plausible', count(*) FROM attorneys WHERE billing_rate NOT BETWEEN 50 AND 1500
UNION ALL SELECT 'matter after onboarding', count(*) FROM matters m JOIN clients c USING (client_id) WHERE m.opened_date<c.onboarded_at::date
UNION ALL SELECT 'attorney hired before matter', count(*) FROM matters m JOIN attorneys a ON a.attorney_id=m.responsible_attorney_id WHERE m.opened_date<a.hire_date
UNION ALL SELECT 'closed after opened', count(*) FROM matters WHERE closed_date<opened_date
UNION ALL SELECT 'closed_date iff closed', count(*) FROM matters WHERE (closed_date IS NOT NULL)<>(status IN ('closed','archived'))
UNION ALL SELECT 'flat fee iff flat', count(*) FROM matters WHERE (flat_fee IS NOT NULL)<>(billing_type='flat')
UNION ALL SELECT 'team assigned after opening', count(*) FROM matter_team t JOIN matters m USING (matter_id) WHERE t.assigned_on<m.opened_date
UNION ALL SELECT 'team assigned after hire', count(*) FROM matter_team t JOIN attorneys a USING (attorney_id) WHERE t.assigned_on<a.hire_date
UNION ALL SELECT 'hours in a day', count(*) FROM time_entries WHERE hours<=0 OR hours>16
UNION ALL SELECT 'amount = hours*rate', count(*) FROM time_entries WHERE amount<>round(hours*rate,2)
UNION ALL SELECT 'rate is attorney rate', count(*) FROM time_entries t JOIN attorneys a USING (attorney_id) WHERE t.rate<>a.billing_rate
UNION ALL SELECT 'work after opening', count(*) FROM time_entries t JOIN matters m USING (matter_id) WHERE t.work_date<m.opened_date
UNION ALL SELECT 'work before closing', count(*) FROM time_entries t JOIN matters m USING (matter_id) WHERE t.work_date>m.closed_date
UNION ALL SELECT 'work after hire', count(*) FROM time_entries t JOIN attorneys a USING (attorney_id) WHERE t.work_date<a.hire_date
UNION ALL SELECT 'entry invoice is of its matter', count(*) FROM time_entries t JOIN invoices i ON i.invoice_id=t.invoice_id WHERE i.matter_id<>t.matter_id
UNION ALL SELECT 'billed after work', count(*) FROM time_entries t JOIN invoices i ON i.invoice_id=t.invoice_id WHERE i.issue_date<t.work_date
UNION ALL SELECT 'expenses after opening', count(*) FROM expenses t JOIN matters m USING (matter_id) WHERE t.incurred_on<m.opened_date
UNION ALL SELECT 'invoice client is matter client', count(*) FROM invoices i JOIN matters m USING (matter_id) WHERE i.client_id<>m.client_id
UNION ALL SELECT 'invoice after opening', count(*) FROM invoices i JOIN matters m USING (matter_id) WHERE i.issue_date<m.opened_date
UNION ALL SELECT 'due after issue', count(*) FROM invoices WHERE due_date<issue_date
UNION ALL SELECT 'total_due adds up', count(*) FROM invoices WHERE total_due<>fees+costs+tax
UNION ALL SELECT 'balance adds up', count(*) FROM invoices WHERE balance<>total_due-amount_paid
UNION ALL SELECT 'paid in full iff paid', count(*) FROM invoices WHERE (status='paid')<>(amount_paid=total_due)
UNION ALL SELECT 'partial is partly paid', count(*) FROM invoices WHERE status='partial' AND (amount_paid<=0 OR amount_paid>=total_due)
UNION ALL SELECT 'nothing paid of drafts', count(*) FROM invoices WHERE status IN ('draft','issued') AND amount_paid>0
UNION ALL SELECT 'trust matter is the clients', count(*) FROM trust_transactions t JOIN matters m ON m.matter_id=t.matter_id WHERE m.client_id<>t.client_id
UNION ALL SELECT 'trust after onboarding', count(*) FROM trust_transactions t JOIN clients c USING (client_id) WHERE t.txn_date<c.onboarded_at::date
UNION ALL SELECT 'trust balance never negative', count(*) FROM trust_transactions WHERE running_balance<0
UNION ALL SELECT 'hearing after opening', count(*) FROM court_hearings h JOIN matters m USING (matter_id) WHERE h.hearing_at::date<m.opened_date
UNION ALL SELECT 'next hearing later', count(*) FROM court_hearings WHERE next_hearing_at<=hearing_at
UNION ALL SELECT 'no outcome of future hearings', count(*) FROM court_hearings WHERE hearing_at>'2026-07-01' AND outcome IS NOT NULL
UNION ALL SELECT 'next hearing only if adjourned', count(*) FROM court_hearings WHERE next_hearing_at IS NOT NULL AND outcome IN ('won','lost','settled')
UNION ALL SELECT 'uploaded after opening', count(*) FROM documents d JOIN matters m USING (matter_id) WHERE d.uploaded_at::date<m.opened_date
UNION ALL SELECT 'uploader hired', count(*) FROM documents d JOIN attorneys a ON a.attorney_id=d.uploaded_by WHERE d.uploaded_at::date<a.hire_date
UNION ALL SELECT 'file extension fits', count(*) FROM documents WHERE mime_type='application/pdf' AND file_name !~ '\.pdf$'
UNION ALL SELECT 'page count positive', count(*) FROM documents WHERE page_count<=0;
