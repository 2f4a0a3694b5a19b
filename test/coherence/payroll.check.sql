-- What a payroll clerk would object to.
SET search_path = payroll;
WITH claims(claim, violations) AS (
  SELECT 'a salary is within the range of the grade' AS claim, count(*) AS violations FROM employees JOIN job_grades USING (grade_id)
    WHERE salary NOT BETWEEN min_salary AND max_salary
  UNION ALL SELECT 'who is employed is of age', count(*) FROM employees WHERE hired_on < dob + interval '18 years'
  UNION ALL SELECT 'who left had been hired', count(*) FROM employees WHERE terminated_on < hired_on
  UNION ALL SELECT 'who left is not active', count(*) FROM employees WHERE is_active AND terminated_on <= '2026-06-30'
  UNION ALL SELECT 'net pay is gross pay less all that is withheld', count(*) FROM payslips
    WHERE net_pay <> gross_pay - income_tax - social_security - pension
  UNION ALL SELECT 'a month of work has no more than 180 hours', count(*) FROM payslips WHERE regular_hours > 180
  UNION ALL SELECT 'pay day is not before the period ends', count(*) FROM pay_periods WHERE pay_date < period_end
  UNION ALL SELECT 'who clocks out has clocked in', count(*) FROM timesheets WHERE clock_out <= clock_in
  UNION ALL SELECT 'hours of work are the time between less the break', count(*) FROM timesheets
    WHERE abs(hours_worked - extract(epoch FROM clock_out - clock_in) / 3600 + break_minutes / 60.0) > 0.02
  UNION ALL SELECT 'days off are counted', count(*) FROM leave_requests WHERE days <> to_date - from_date + 1
  UNION ALL SELECT 'leave is asked for before it begins', count(*) FROM leave_requests WHERE requested_at::date > from_date
  UNION ALL SELECT 'expenses are more than a dollar', count(*) FROM expense_claims WHERE amount_cents < 100
  UNION ALL SELECT 'expenses are claimed after they arose', count(*) FROM expense_claims WHERE submitted_at < expense_date
)
SELECT claim, violations FROM claims;
