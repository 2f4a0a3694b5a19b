-- What somebody who looks at the clock would object to.
SET search_path = moments;
SELECT 'doors open hours before the show' AS claim, count(*) AS violations FROM performance
WHERE doors_open > starts_at OR doors_open < starts_at - interval '6 hours' OR ends_at < starts_at
UNION ALL SELECT 'tickets are sold before the show', count(*) FROM price_tier JOIN performance p ON p.id = performance_id
WHERE sale_closes > p.starts_at OR sale_closes < sale_opens
UNION ALL SELECT 'rooms are booked for hours', count(*) FROM room_booking
WHERE ends_at > starts_at + interval '5 hours'
UNION ALL SELECT 'visits are made when they were planned', count(*) FROM site_visit
WHERE arrived_at::date - planned_for NOT BETWEEN 0 AND 1 OR left_at < arrived_at
UNION ALL SELECT 'visitors come when expected and go on that day', count(*) FROM visitor
WHERE abs(extract(epoch FROM arrived_at - expected_at)) > 7200 OR departed_at > arrived_at + interval '5 hours' OR departed_at < arrived_at
UNION ALL SELECT 'who departs arrives within a day', count(*) FROM leg
WHERE arrives_at <= departs_at OR arrives_at > departs_at + interval '1 day'
UNION ALL SELECT 'the last sign-in was before the current one', count(*) FROM login
WHERE last_sign_in_at > current_sign_in_at OR last_sign_in_at < created_at
UNION ALL SELECT 'invitations are accepted within two weeks of being sent', count(*) FROM membership_invitation
WHERE invitation_accepted_at < invitation_sent_at OR invitation_accepted_at > invitation_sent_at + interval '14 days'
UNION ALL SELECT 'parents are told within days', count(*) FROM mishap
WHERE parent_notified_at < occurred_at OR parent_notified_at > occurred_at + interval '5 days'
UNION ALL SELECT 'what has ended has done so', count(*) FROM enrolment
WHERE enrolment_status = 'ended' AND (ends_on IS NULL OR ends_on > '2026-07-01') OR ends_on < begins_on
UNION ALL SELECT 'dates of unknown words come after the first', count(*) FROM bestellung
WHERE zorp_date < ord_date OR exp_date < ord_date
UNION ALL SELECT 'who comes in goes out on the same day', count(*) FROM acceso WHERE salida > entrada + interval '1 day'
UNION ALL SELECT 'most that fell due was paid', greatest(0, count(*) / 2 - count(*) FILTER (WHERE status = 'paid'))
FROM instalment WHERE due_date < '2026-06-01'
UNION ALL SELECT 'what is recorded is received at once', count(*) FROM sensor_readings
WHERE received_at < recorded_at OR received_at > recorded_at + interval '1 day'
UNION ALL SELECT 'what occurred is taken in, then processed', count(*) FROM telemetry_events
WHERE ingested_at < occurred_at OR processed_at < ingested_at OR ingested_at > occurred_at + interval '1 day'
UNION ALL SELECT 'payments are posted within days', count(*) FROM card_transactions
WHERE posted_at < transacted_at OR posted_at > transacted_at + interval '8 days';
