SET search_path = books;
SELECT 'both sides of an entry are alike', count(*)
FROM (SELECT FROM journal_lines GROUP BY entry_id HAVING count(*) > 1 AND sum(debit) <> sum(credit)) e;
SELECT 'an entry is what its lines come to', count(*)
FROM journal_entries e WHERE total_debit <> (SELECT coalesce(sum(debit), 0) FROM journal_lines l WHERE l.entry_id = e.entry_id);
SELECT 'what goes out of accounts comes into others', count(*)
FROM (SELECT FROM ledger_postings GROUP BY transaction_id
      HAVING count(*) > 1 AND sum(CASE direction WHEN 'debit' THEN amount ELSE -amount END) <> 0) t;
SELECT 'shares of a company are a hundred percent', count(*)
FROM (SELECT FROM shareholdings GROUP BY company_id HAVING sum(share_percent) <> 100) c;
SELECT 'weights of a mark are a hundred percent', count(*)
FROM (SELECT FROM grading_components GROUP BY company_id HAVING sum(weight_pct) <> 100) c;
SELECT 'an instalment pays principal and interest', count(*)
FROM loan_instalments WHERE amount_due <> principal_part + interest_part;
SELECT 'instalments are due within the term of the loan', count(*)
FROM loan_instalments i JOIN loans l ON l.id = i.loan_id WHERE due_on NOT BETWEEN start_date AND maturity_date;
SELECT 'instalments are due in the order of their numbers, at most a month apart', count(*)
FROM (SELECT due_on - lag(due_on) OVER (PARTITION BY loan_id ORDER BY seq_no) AS days FROM loan_instalments) i
WHERE days NOT BETWEEN 0 AND 31;
SELECT 'what is owed becomes less by what is paid back', count(*)
FROM (SELECT balance_after - lag(balance_after) OVER (PARTITION BY loan_id ORDER BY seq_no) + principal_part AS rest
      FROM loan_instalments) i WHERE rest <> 0;
SELECT 'what is spent is what expenses come to', count(*)
FROM projects p WHERE spent <> (SELECT coalesce(sum(amount), 0) FROM expenses e WHERE e.project_id = p.id);
SELECT 'as many are booked as there are bookings', count(*)
FROM fitness_classes c WHERE booked <> (SELECT count(*) FROM class_bookings b WHERE b.class_id = c.id);
SELECT 'spots that are not booked are left', count(*) FROM fitness_classes WHERE spots_left <> max_participants - booked;
SELECT 'as many tickets are sold as were ordered', count(*)
FROM concerts c WHERE tickets_sold <> (SELECT coalesce(sum(num_tickets), 0) FROM ticket_orders o WHERE o.concert_id = c.id);
SELECT 'codes are redeemed as often as there are redemptions', count(*)
FROM promo_codes c WHERE times_redeemed <> (SELECT count(*) FROM code_redemptions r WHERE r.promo_code_id = c.id);
SELECT 'a post has the likes that are of it', count(*)
FROM posts p WHERE likes_count <> (SELECT count(*) FROM likes WHERE likeable_type = 'Post' AND likeable_id = p.id);
SELECT 'a photo has the likes that are of it', count(*)
FROM photos p WHERE like_count <> (SELECT count(*) FROM likes WHERE likeable_type = 'Photo' AND likeable_id = p.id);
