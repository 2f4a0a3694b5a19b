SET search_path = offers;

SELECT 'requisitions are for jobs', count(*) FROM requisitions WHERE title ~* 'requisition|[0-9]'
UNION ALL
SELECT 'titles of candidates are jobs', count(*) FROM candidates WHERE current_title ~ '^(Mr|Ms|Mrs|Dr|Prof)\.?$'
UNION ALL
SELECT 'résumés are documents', count(*) FROM candidates WHERE cv_filename !~ '\.(pdf|docx?)$'
UNION ALL
SELECT 'only who was rejected has a reason', count(*) FROM applications WHERE rejection_reason IS NOT NULL AND stage <> 'rejected'
UNION ALL
SELECT 'feedback is handed in when it is over', count(*) FROM interviews WHERE submitted_at < scheduled_start
UNION ALL
SELECT 'nobody hands in feedback of what is to come', count(*) FROM interviews WHERE submitted_at IS NOT NULL AND status = 'scheduled'
UNION ALL
SELECT 'who answers an offer had been sent it', count(*) FROM offers WHERE status IN ('accepted', 'declined') AND sent_at IS NULL
UNION ALL
SELECT 'a draft was not sent', count(*) FROM offers WHERE status = 'draft' AND sent_at IS NOT NULL
UNION ALL
SELECT 'nobody answers before it is sent, nor begins before answering', count(*) FROM offers
  WHERE responded_at < sent_at OR start_date < responded_at::date
UNION ALL
SELECT 'who is offered a job begins within months', count(*) FROM offers WHERE start_date > sent_at + interval '6 months'
UNION ALL
SELECT 'what was denied was not issued', count(*) FROM permits
  WHERE issued_on IS NOT NULL AND status IN ('submitted', 'in_review', 'denied')
UNION ALL
SELECT 'what was issued has a day on which it was', count(*) FROM permits WHERE issued_on IS NULL AND status IN ('issued', 'finaled')
UNION ALL
SELECT 'what was not issued does not expire', count(*) FROM permits WHERE expires_on IS NOT NULL AND issued_on IS NULL
UNION ALL
SELECT 'what is looked into is not resolved', count(*) FROM alerts WHERE resolved_at IS NOT NULL AND status IN ('OPEN', 'INVESTIGATING')
UNION ALL
SELECT 'what is decided is resolved', count(*) FROM alerts WHERE resolved_at IS NULL AND status IN ('CONFIRMED', 'FALSE_POSITIVE')
UNION ALL
SELECT 'withdrawals, payments and fees go out, deposits and interest come in', count(*) FROM transactions
  WHERE (direction = 'D') <> (txn_type IN ('WITHDRAWAL', 'PAYMENT', 'FEE'))
UNION ALL
SELECT 'the last transaction has a time of day', greatest(0, count(*) FILTER (WHERE last_transaction_at::time = '00:00') - 5) FROM accounts
UNION ALL
SELECT 'no more is owed than what was lent', count(*) FROM loans WHERE outstanding_balance > principal
UNION ALL
SELECT 'nothing is owed when the term is over', count(*) FROM loans WHERE maturity_date < '2026-06-01' AND outstanding_balance > 0
UNION ALL
SELECT 'what has begun lately is nearly all owed', count(*) FROM loans
  WHERE start_date > '2026-06-05' AND status <> 'PAID_OFF' AND outstanding_balance < 0.9 * principal
UNION ALL
SELECT 'a flight is booked before it leaves', count(*) FROM flight_bookings b JOIN flights f ON f.id = flight_id
  WHERE booking_date > scheduled_departure
UNION ALL
SELECT 'who books travels on the day of the flight', count(*) FROM flight_bookings b JOIN flights f ON f.id = flight_id
  WHERE travel_date <> scheduled_departure::date
UNION ALL
SELECT 'planes have seats', count(*) FROM flights WHERE seats < 20
UNION ALL
SELECT 'passengers are not summed up by their keys', count(*) FROM flights WHERE passengers > 1000;
