-- What a head of personnel would object to.
SET search_path = hr;
WITH claims(claim, violations) AS (
  SELECT 'managers are older in service', count(*) FROM employees e JOIN employees m ON m.emp_id = e.manager_id
    WHERE m.hire_date > e.hire_date
  UNION ALL SELECT 'an age is what the date of birth says', count(*) FROM employees
    WHERE age <> extract(year FROM age('2026-06-30'::date, dob))
  UNION ALL SELECT 'only who is terminated has a date and a reason', count(*) FROM employees
    WHERE employment_status <> 'Terminated' AND (termination_date IS NOT NULL OR termination_reason IS NOT NULL)
       OR employment_status = 'Terminated' AND termination_date IS NULL
  UNION ALL SELECT 'who is terminated is not active', count(*) FROM employees WHERE is_active = (employment_status = 'Terminated')
  UNION ALL SELECT 'people leave after they are hired', count(*) FROM employees WHERE termination_date <= hire_date
  UNION ALL SELECT 'the least salary is not above the greatest', count(*) FROM jobs WHERE min_salary > max_salary
  UNION ALL SELECT 'departments count their employees', count(*) FROM departments d
    WHERE headcount <> (SELECT count(*) FROM employees e WHERE e.dept_id = d.dept_id)
  UNION ALL SELECT 'leave is asked for before it begins', count(*) FROM leave_requests WHERE requested_at::date > start_date
  UNION ALL SELECT 'days of leave are counted', count(*) FROM leave_requests WHERE days <> end_date - start_date + 1
  UNION ALL SELECT 'only approved leave was approved', count(*) FROM leave_requests
    WHERE status <> 'Approved' AND approved_at IS NOT NULL
  UNION ALL SELECT 'nobody approves his own leave', count(*) FROM leave_requests WHERE approver_id = emp_id
  UNION ALL SELECT 'what is earned less what is withheld is paid', count(*) FROM payroll
    WHERE net_pay <> gross_pay - tax_withheld - deductions
  UNION ALL SELECT 'pay comes after the work', count(*) FROM payroll WHERE pay_date < period_end OR period_end <= period_start
  UNION ALL SELECT 'hours are those between the clocks', count(*) FROM timesheets
    WHERE abs(hours_worked - extract(epoch FROM clock_out - clock_in) / 3600) > 0.02
  UNION ALL SELECT 'the day of work is that of the clock', count(*) FROM timesheets WHERE work_date <> clock_in::date
  UNION ALL SELECT 'what is approved was approved by somebody', count(*) FROM timesheets WHERE NOT approved AND approved_by IS NOT NULL
)
SELECT claim, violations FROM claims;
