-- What somebody who reads the labels beside the cells would object to.
SET search_path = presence;
SELECT 'what is mended has a moment, and nothing else has a cost' AS claim, count(*) AS violations FROM fix_request
WHERE (request_state = 'mended') <> (mended_at IS NOT NULL) OR (mended_at IS NULL AND mending_cost IS NOT NULL)
UNION ALL SELECT 'what was only raised has not been begun, nor given to anyone', count(*) FROM fix_request
WHERE request_state = 'raised' AND (begun_at IS NOT NULL OR technician_id IS NOT NULL)
UNION ALL SELECT 'finished matches alone have goals', count(*) FROM spiel
WHERE (spielstatus = 'beendet') <> (heimtore IS NOT NULL) OR (spielstatus = 'beendet') <> (zuschauer IS NOT NULL)
UNION ALL SELECT 'finished matches are over, others are to come', count(*) FROM spiel
WHERE spielstatus = 'beendet' AND anpfiff > '2026-07-01' OR spielstatus = 'angesetzt' AND anpfiff < '2026-06-29'
UNION ALL SELECT 'on its way or brought, but not when it is planned', count(*) FROM botendienst
WHERE zustand = 'geplant' AND (losgefahren IS NOT NULL OR zugestellt IS NOT NULL)
  OR zustand = 'unterwegs' AND (losgefahren IS NULL OR zugestellt IS NOT NULL)
  OR (zustand = 'zugestellt') <> (zugestellt IS NOT NULL) OR zugestellt < losgefahren
UNION ALL SELECT 'redeemed exactly with a date', count(*) FROM rezept
WHERE (status = 'eingelöst') <> (eingeloest_am IS NOT NULL)
UNION ALL SELECT 'decided exactly with a moment', count(*) FROM candidacy
WHERE (stage IN ('hired', 'rejected', 'withdrawn')) <> (decided_at IS NOT NULL)
UNION ALL SELECT 'labels of unknown words have their dates', count(*) FROM glorp
WHERE (glorp_state IN ('blicked', 'daxed')) <> (blicked_at IS NOT NULL)
  OR (glorp_state = 'daxed') <> (daxed_at IS NOT NULL) OR daxed_at < blicked_at OR blicked_at < opened_at
UNION ALL SELECT 'a decision comes with its moment, an award with a decision', count(*) FROM dispute
WHERE (decision IS NULL) <> (decided_at IS NULL) OR decision IS NULL AND awarded IS NOT NULL
UNION ALL SELECT 'who is absent does not sign in, and nobody signs without a moment', count(*) FROM attendance
WHERE absent AND signed_in_at IS NOT NULL OR signed_in_at IS NULL AND signed_in_by IS NOT NULL OR NOT absent AND absence_reason IS NOT NULL
UNION ALL SELECT 'a reason where the door stays shut', count(*) FROM door_event
WHERE granted AND denial_reason IS NOT NULL
UNION ALL SELECT 'sold exactly with moment and buyer', count(*) FROM resale
WHERE (listing_state = 'sold') <> (sold_at IS NOT NULL) OR sold_at IS NULL AND buyer_id IS NOT NULL
UNION ALL SELECT 'tables are booked beforehand, and guests come about then', count(*) FROM table_booking
WHERE made_at > reserved_for OR abs(extract(epoch FROM seated_at - reserved_for)) > 7200 OR left_at > seated_at + interval '5 hours'
UNION ALL SELECT 'booked tables are still to come', count(*) FROM table_booking
WHERE booking_status = 'booked' AND reserved_for < '2026-06-29' OR booking_status = 'finished' AND reserved_for > '2026-07-01'
UNION ALL SELECT 'codes that a comment lists', count(*) FROM pick_tkt
WHERE pick_stat = 'R' AND (strt_ts IS NOT NULL OR cmpl_ts IS NOT NULL)
  OR pick_stat = 'S' AND cmpl_ts IS NOT NULL OR pick_stat = 'C' AND cmpl_ts IS NULL
UNION ALL SELECT 'what a comment calls started hardly ever lacks its start', (count(*) > 2)::int FROM pick_tkt
WHERE pick_stat = 'S' AND strt_ts IS NULL
UNION ALL SELECT 'who still works is paid, too', (count(salary) < count(*) / 2)::int FROM staff_member WHERE termination_date IS NULL
UNION ALL SELECT '... and has a telephone', (count(phone) < count(*) / 2)::int FROM staff_member WHERE termination_date IS NULL
UNION ALL SELECT 'open outlets pay rent', (count(rent) < count(*) / 2)::int FROM outlet WHERE closed_on IS NULL
UNION ALL SELECT '... and have a size', (count(floor_area) < count(*) / 2)::int FROM outlet WHERE closed_on IS NULL
UNION ALL SELECT 'horses at work have a weight', (count(weight_kg) < count(*) / 2)::int FROM work_horse WHERE retired_on IS NULL
UNION ALL SELECT '... and a colour', (count(color) < count(*) / 2)::int FROM work_horse WHERE retired_on IS NULL
UNION ALL SELECT 'hardly any stay in hospital still goes on', (count(*) FILTER (WHERE discharged_at IS NULL) * 20 > count(*))::int
  FROM hospital_admissions;
