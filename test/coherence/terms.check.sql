-- What belongs to terms, working days and billed periods lies in them.
SET search_path = terms;
SELECT 'sections belong to semesters of the last years' AS claim, count(*) AS violations FROM sections JOIN semesters m ON m.id = semester_id WHERE starts_on < date '2014-01-01'
UNION ALL SELECT 'nobody enrolls in what was over when he came, in all but a few rows' AS claim, greatest(0, count(*) - (SELECT count(*) / 20 FROM enrollments)) AS violations FROM enrollments JOIN students s ON s.id = student_id
JOIN sections c ON c.id = section_id JOIN semesters m ON m.id = semester_id WHERE admitted_on > ends_on
UNION ALL SELECT 'what is handed in was given out before', count(*) FROM submissions s JOIN assignments a ON a.id = assignment_id WHERE submitted_at < assigned_on
UNION ALL SELECT 'who clocks in does so on the day, and leaves after that within hours', count(*) FROM working_days WHERE clock_in::date <> work_date OR clock_out - clock_in NOT BETWEEN interval '1 hour' AND interval '16 hours'
UNION ALL SELECT 'who is away does not clock in, who is there does', count(*) FROM working_days WHERE (status = 'present') <> (clock_in IS NOT NULL)
UNION ALL SELECT 'the current period is as long as the plan is billed for', count(*) FROM subscriptions s JOIN plans p ON p.id = plan_id WHERE current_period_end::date
- current_period_start::date NOT BETWEEN CASE billing_interval WHEN 'month' THEN 28 ELSE 365 END AND CASE billing_interval WHEN 'month' THEN 31 ELSE 366 END
UNION ALL SELECT 'the current period holds today', count(*) FROM subscriptions WHERE date '2026-06-30' NOT BETWEEN current_period_start::date AND current_period_end::date
UNION ALL SELECT 'a trial is as long as the plan says', count(*) FROM subscriptions s JOIN plans p ON p.id = plan_id WHERE trial_ends_at::date - started_at::date <> trial_days
UNION ALL SELECT 'who is online was seen today', count(*) FROM devices WHERE status = 'online' AND last_seen_at::date IS DISTINCT FROM date '2026-06-30'
UNION ALL SELECT 'cards are active until they expire', count(*) FROM library_cards WHERE is_active <> (expires_on >= date '2026-06-30')
UNION ALL SELECT 'a loan begins when the thing is handed over, and ends when it is brought back', count(*) FROM loans WHERE handed_over_at::date NOT BETWEEN loan_start - 1 AND loan_start + 14 OR brought_back_at < handed_over_at
UNION ALL SELECT 'a lesson begins within weeks of its booking', count(*) FROM lessons WHERE lesson_starts_at NOT BETWEEN booked_at AND booked_at + interval '100 days';
