-- What a fundraiser would object to.
SET search_path = charity;
SELECT 'lifetime = sum of gifts' AS claim, count(*) AS violations FROM donors d WHERE lifetime_giving<>(SELECT coalesce(sum(amount),0) FROM gifts g WHERE g.donor_id=d.id)
UNION ALL SELECT 'gift_count', count(*) FROM donors d WHERE gift_count<>(SELECT count(*) FROM gifts g WHERE g.donor_id=d.id)
UNION ALL SELECT 'first_gift_at', count(*) FROM donors d WHERE first_gift_at IS DISTINCT FROM (SELECT min(received_at)::date FROM gifts g WHERE g.donor_id=d.id)
UNION ALL SELECT 'last_gift_at', count(*) FROM donors d WHERE last_gift_at IS DISTINCT FROM (SELECT max(received_at)::date FROM gifts g WHERE g.donor_id=d.id)
UNION ALL SELECT 'raised = gifts', count(*) FROM campaigns c WHERE raised_amount<>(SELECT coalesce(sum(amount),0) FROM gifts g WHERE g.campaign_id=c.id)
UNION ALL SELECT 'first<=last', count(*) AS violations FROM donors d WHERE first_gift_at>last_gift_at
UNION ALL SELECT 'donor adult-ish', count(*) FROM donors WHERE birth_date>'2010-01-01'
UNION ALL SELECT 'campaign dates', count(*) FROM campaigns WHERE ends_on<starts_on
UNION ALL SELECT 'campaign status in time', count(*) FROM campaigns WHERE (status='planned' AND starts_on<'2026-06-01') OR (status='completed' AND ends_on>'2026-07-01') OR (status='active' AND starts_on>'2026-07-01')
UNION ALL SELECT 'slug of name', count(*) FROM campaigns WHERE slug !~ '^[a-z0-9-]+$'
UNION ALL SELECT 'pledge after donor', count(*) FROM pledges p JOIN donors d ON d.id=p.donor_id WHERE p.pledged_on<d.created_at::date
UNION ALL SELECT 'installments add up', count(*) FROM pledges WHERE abs(installment_amount*installments-total_amount)>0.01*installments
UNION ALL SELECT 'installments plausible', count(*) FROM pledges WHERE installments NOT BETWEEN 1 AND 60
UNION ALL SELECT 'fulfilled iff date', count(*) FROM pledges WHERE fulfilled<>(fulfilled_at IS NOT NULL)
UNION ALL SELECT 'fulfilled or cancelled', count(*) FROM pledges WHERE fulfilled AND cancelled_at IS NOT NULL
UNION ALL SELECT 'gift pledge is the donors', count(*) FROM gifts g JOIN pledges p ON p.id=g.pledge_id WHERE p.donor_id<>g.donor_id
UNION ALL SELECT 'gift campaign is the pledges', count(*) FROM gifts g JOIN pledges p ON p.id=g.pledge_id WHERE p.campaign_id<>g.campaign_id
UNION ALL SELECT 'gift after pledge', count(*) FROM gifts g JOIN pledges p ON p.id=g.pledge_id WHERE g.received_at::date<p.pledged_on
UNION ALL SELECT 'net = amount - fee', count(*) FROM gifts WHERE net_amount<>amount-fee_amount
UNION ALL SELECT 'fee below amount', count(*) FROM gifts WHERE fee_amount>=amount OR fee_amount<0
UNION ALL SELECT 'check number iff check', count(*) FROM gifts WHERE check_number IS NOT NULL AND payment_method<>'check'
UNION ALL SELECT 'card digits only with cards', count(*) FROM gifts WHERE (card_last4 IS NOT NULL OR card_brand IS NOT NULL) AND payment_method<>'card'
UNION ALL SELECT 'refunded iff date', count(*) FROM gifts WHERE is_refunded<>(refunded_at IS NOT NULL)
UNION ALL SELECT 'refunded after', count(*) FROM gifts WHERE refunded_at<received_at
UNION ALL SELECT 'thanked after', count(*) FROM gifts WHERE acknowledgement_sent_at<received_at
UNION ALL SELECT 'gifts after donor', count(*) FROM gifts g JOIN donors d ON d.id=g.donor_id WHERE g.received_at<d.created_at
UNION ALL SELECT 'receipt amount', count(*) FROM receipts r JOIN gifts g ON g.id=r.gift_id WHERE r.amount<>g.amount
UNION ALL SELECT 'receipt after gift', count(*) FROM receipts r JOIN gifts g ON g.id=r.gift_id WHERE r.issued_at<g.received_at
UNION ALL SELECT 'check status with date', count(*) FROM volunteers WHERE (background_check_on IS NULL) AND background_check_status IN ('cleared','failed')
UNION ALL SELECT 'check after join-ish', count(*) FROM volunteers WHERE background_check_on<joined_on-60
UNION ALL SELECT 'total hours', count(*) FROM volunteers v WHERE total_hours<>(SELECT coalesce(sum(hours),0) FROM shifts s WHERE s.volunteer_id=v.id)
UNION ALL SELECT 'event ends after', count(*) FROM events WHERE ends_at<=starts_at
UNION ALL SELECT 'registered <= capacity', count(*) FROM events WHERE registered_count>capacity
UNION ALL SELECT 'registered_count', count(*) FROM events e WHERE registered_count<>(SELECT count(*) FROM event_registrations r WHERE r.event_id=e.id) AND registered_count<>(SELECT coalesce(sum(tickets),0) FROM event_registrations r WHERE r.event_id=e.id)
UNION ALL SELECT 'meeting url iff virtual', count(*) FROM events WHERE NOT is_virtual AND meeting_url IS NOT NULL
UNION ALL SELECT 'paid = tickets * price', count(*) FROM event_registrations r JOIN events e ON e.id=r.event_id WHERE r.amount_paid<>r.tickets*e.ticket_price
UNION ALL SELECT 'no check-in when cancelled', count(*) FROM event_registrations WHERE cancelled_at IS NOT NULL AND checked_in_at IS NOT NULL
UNION ALL SELECT 'check-in at the event', count(*) FROM event_registrations r JOIN events e ON e.id=r.event_id WHERE r.checked_in_at NOT BETWEEN e.starts_at-interval '3 hours' AND e.ends_at
UNION ALL SELECT 'shift hours', count(*) FROM shifts WHERE abs(hours-extract(epoch FROM ends_at-starts_at)/3600)>0.02
UNION ALL SELECT 'future shifts not attended', count(*) FROM shifts WHERE starts_at>'2026-07-01' AND attended
UNION ALL SELECT 'volunteer joined before shift', count(*) FROM shifts s JOIN volunteers v ON v.id=s.volunteer_id WHERE s.starts_at::date<v.joined_on
UNION ALL SELECT 'awarded <= requested', count(*) FROM grants WHERE amount_awarded>amount_requested
UNION ALL SELECT 'spent <= awarded', count(*) FROM grants WHERE amount_spent>amount_awarded
UNION ALL SELECT 'awarded iff status', count(*) FROM grants WHERE (amount_awarded IS NOT NULL)<>(status IN ('awarded','closed'))
UNION ALL SELECT 'decision iff decided', count(*) FROM grants WHERE (decision_on IS NOT NULL)<>(status IN ('awarded','rejected','closed'))
UNION ALL SELECT 'decision after submission', count(*) FROM grants WHERE decision_on<submitted_on
UNION ALL SELECT 'grant runs after decision', count(*) FROM grants WHERE starts_on<decision_on
UNION ALL SELECT 'report after end', count(*) FROM grants WHERE report_due_on<ends_on;
