-- What anybody of the trade would see at first sight.
SET search_path = plain_sense;
SELECT 'people have names of people' AS claim, count(*) AS violations FROM clients WHERE client_type = 'individual' AND name ~ '(Inc\.|LLC|Corp\.|Ltd\.| Group| & )'
UNION ALL SELECT 'matters are open or closed, not archived', count(*) FROM matters WHERE lower(status) IN ('archived', 'deleted', 'active', 'inactive')
UNION ALL SELECT 'what bills by the hour may also bill a fee', count(*) FROM matters WHERE lower(billing_type) IN ('standard', 'regular', 'special', 'other')
UNION ALL SELECT 'what has not been started may be in progress', count(*) FROM lab_rounds WHERE status NOT IN ('not_started', 'in_progress', 'completed')
UNION ALL SELECT 'the middle of a range is its middle', count(*) FROM positions WHERE mid_salary NOT BETWEEN min_salary AND max_salary
UNION ALL SELECT 'a background check says nothing of who works', (count(*) FILTER (WHERE is_active) < count(*) / 2)::int FROM workers
UNION ALL SELECT 'a flag of one letter is Y or N', count(*) FROM workers WHERE is_union_member NOT IN ('Y', 'N')
UNION ALL SELECT 'few are dead', (count(*) FILTER (WHERE is_deceased) > count(*) / 15)::int FROM workers
UNION ALL SELECT 'acknowledged on a date where the flag says so', count(*) FROM appraisals WHERE acknowledged_flag = 'N' AND acknowledged_date IS NOT NULL
UNION ALL SELECT 'leave counts its first day and its last', count(*) FROM leave_requests WHERE days_requested <> end_date - start_date + 1
UNION ALL SELECT 'base pay is hours at their rate', count(*) FROM payslips WHERE abs(base_pay - regular_hours * hourly_rate) > 0.01
UNION ALL SELECT 'overtime is paid by the hour', count(*) FROM payslips WHERE abs(overtime_pay - overtime_hours * hourly_rate * 1.5) > 0.01
UNION ALL SELECT 'gross is what it is told in', count(*) FROM payslips WHERE gross_pay <> base_pay + overtime_pay + bonus
UNION ALL SELECT 'no more is approved than was estimated, and not next to nothing', count(*) FROM claims WHERE approved_amount NOT BETWEEN estimated_amount / 2 AND estimated_amount
UNION ALL SELECT 'nobody pays by a sprained ankle', count(*) FROM claim_payments WHERE payment_method !~* '(card|check|deposit|transfer|cash|ach|paypal|wire|pay)'
UNION ALL SELECT 'only what is deposited for a time matures', count(*) FROM accounts WHERE account_type <> 'CD' AND maturity_date IS NOT NULL
UNION ALL SELECT 'no merchant has a hand in a deposit', count(*) FROM transactions WHERE transaction_type <> 'PURCHASE' AND merchant_id IS NOT NULL
UNION ALL SELECT 'posted after it took place', count(*) FROM transactions WHERE posted_date < transaction_date
UNION ALL SELECT 'an instalment adds up', count(*) FROM loan_schedule WHERE abs(principal_due + interest_due - total_due) > 0.01
UNION ALL SELECT 'less is owed after each instalment', count(*) FROM loan_schedule s JOIN loans l ON l.id = s.loan_id WHERE remaining_balance > principal_amount
UNION ALL SELECT 'much is owed after the first instalment', count(*) FROM loan_schedule s JOIN loans l ON l.id = s.loan_id WHERE installment_no = 1 AND term_months > 12 AND remaining_balance < principal_amount / 2
UNION ALL SELECT 'an instalment is due or paid', count(*) FROM loan_schedule WHERE status NOT IN ('DUE', 'PAID', 'OVERDUE', 'PARTIALLY_PAID', 'PARTIALLY PAID', 'PARTIALLY')
UNION ALL SELECT 'a ticket that is new or open is not closed', count(*) FROM tickets WHERE ord_sts IN ('NW', 'OP') AND closed_at IS NOT NULL
UNION ALL SELECT 'teams write no messages', count(*) FROM messages WHERE author_type = 'team'
UNION ALL SELECT 'an attempt takes until it is handed in', count(*) FROM quiz_attempts WHERE abs(time_spent_seconds - extract(epoch FROM submitted_at - started_at)) > 1
UNION ALL SELECT 'a solution is promised for later than an answer', count(*) FROM sla_policies WHERE resolution_minutes <= first_response_minutes
UNION ALL SELECT 'no permit is issued to whom it is refused', count(*) FROM permit_applications WHERE status = 'rejected' AND issued_date IS NOT NULL
UNION ALL SELECT 'some applications are still being looked at', (count(*) FILTER (WHERE status IN ('submitted', 'under_review')) = 0)::int FROM permit_applications
UNION ALL SELECT 'media are of a kind that goes with their format', count(*) FROM media WHERE lower(media_type) NOT IN ('image', 'video', 'audio', 'document') OR lower(media_type) = 'image' AND mime_type !~ '^image/'
UNION ALL SELECT 'a match moves a rating by a little', count(*) FROM match_ratings WHERE abs(mmr_change) > 100 OR mmr_after <> mmr_before + mmr_change
UNION ALL SELECT 'collateral is worth something, and of its type', count(*) FROM collaterals WHERE estimated_value < 1000 OR collateral_type = 'Machinery' AND description ~ '(policy|account|condominium)'
UNION ALL SELECT 'candidates go through stages of candidates', count(*) FROM tbl_cand WHERE stg NOT IN ('applied', 'screening', 'interview', 'offer', 'hired', 'rejected', 'withdrawn')
UNION ALL SELECT 'an expense is described as what it is', count(*) FROM expenses WHERE category = 'Meals' AND description ~ '(Taxi|Hotel|Flight|Parking)'
UNION ALL SELECT 'what is not paid yet has paid nothing', count(*) FROM repayments WHERE (paid_on IS NULL) <> (amount_paid = 0)
UNION ALL SELECT 'expenses lie in the past', count(*) FROM tbl_expns WHERE exp_dt > '2026-06-30'
UNION ALL SELECT 'and nobody expenses jewelry', count(*) FROM tbl_expns WHERE exp_ctgry IN ('Jewelry', 'Games', 'Clothing');
