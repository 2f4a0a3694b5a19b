-- What somebody who keeps accounts of anything would object to.
SET search_path = remainders;
SELECT 'leave remains after what was taken' AS claim, count(*) AS violations FROM leave_accounts WHERE remaining_days <> entitled_days + rolled_over_days - taken_days
UNION ALL SELECT 'nobody takes more leave than there is', count(*) FROM leave_accounts WHERE taken_days > entitled_days + rolled_over_days
UNION ALL SELECT 'some leave is taken', (count(*) FILTER (WHERE taken_days > 0) * 2 < count(*))::int FROM leave_accounts
UNION ALL SELECT 'aid lowers what is due', count(*) FROM tuition_bills WHERE balance_due <> tuition + lab_fee - aid_applied OR balance_due < 0
UNION ALL SELECT 'what nobody knows lowers it, too', count(*) FROM hospital_bills WHERE amount_due <> room_charge + surgery_charge - hmo_zorbed OR amount_due < 0
UNION ALL SELECT 'nobody pays more than is due', count(*) FROM hospital_bills WHERE amount_paid > amount_due
UNION ALL SELECT 'a rest in German', count(*) FROM rechnungen WHERE restbetrag <> bruttobetrag - abschlaege_gezahlt OR bruttobetrag <> nettobetrag + mehrwertsteuer
UNION ALL SELECT 'a rest in French', count(*) FROM factures WHERE reste_a_payer <> total_ttc - acompte OR total_ttc <> total_ht + montant_tva
UNION ALL SELECT 'seats are free that are neither blocked nor booked', count(*) FROM seat_pools WHERE open_seats <> total_seats - blocked_seats - booked_seats
UNION ALL SELECT 'a budget is spent once', count(*) FROM cost_centers WHERE available <> allocated - spent - committed OR available < 0
UNION ALL SELECT 'sessions are used up', count(*) FROM session_packs WHERE sessions_left <> sessions_bought - sessions_used OR sessions_left < 0
UNION ALL SELECT 'a left eye is no rest', (count(*) FILTER (WHERE axis_left = axis_right) > count(*) / 2)::int FROM lenses
UNION ALL SELECT 'nor are days', (count(DISTINCT days_open) < 3)::int FROM lenses;
