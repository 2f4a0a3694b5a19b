-- What a consultant would object to.
SET search_path = consulting;
SELECT 'skills are of their kind', count(*) FROM skills
  WHERE name IN ('Java', 'Python', 'SQL', 'Linux') AND category <> 'Technology'
    OR name IN ('Accounting', 'Budgeting', 'Sales') AND category <> 'Business'
UNION ALL SELECT 'an hour of a project costs more than a burger', count(*) FROM projects WHERE hourly_rate < 50
UNION ALL SELECT 'what was done is told', count(*) FROM timesheets
  WHERE description ~ 'Available since|Standard timesheet|In use since|No special'
UNION ALL SELECT 'an hour of work is not invoiced with small change', count(*) FROM invoices WHERE subtotal < 50
UNION ALL SELECT 'who works for months works more than hours', greatest(0, 60 - count(*)) FROM assignments
  WHERE end_date - start_date > 60 AND hours_worked > 10
UNION ALL SELECT 'those who manage earn more than those who assist, mostly', (avg(annual_salary) FILTER (WHERE job_title ~ 'Manager$')
  < avg(annual_salary) FILTER (WHERE job_title ~ 'Assistant$|Clerk$|Receptionist'))::int FROM consultants
UNION ALL SELECT 'bills go to the state of the city', count(*) FROM (
  SELECT 1 FROM clients GROUP BY billing_city, billing_zip HAVING count(DISTINCT billing_state) > 1) spread
UNION ALL SELECT 'nobody works more than the days have hours', count(*) FROM assignments
  WHERE hours_worked > (end_date - start_date + 1) * 8
UNION ALL SELECT 'projects under way have a budget, too', greatest(0, count(*) / 3 - count(budget)) FROM projects
  WHERE status = 'active'
UNION ALL SELECT 'some projects are still to begin', (count(*) = 0)::int FROM projects WHERE status = 'planned'
