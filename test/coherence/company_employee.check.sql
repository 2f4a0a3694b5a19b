-- What somebody in human resources would object to.
SET search_path = company_employee;
WITH claims(claim, violations) AS (
  SELECT 'nobody reviews himself' , count(*) FROM performance_reviews WHERE employee_id = reviewer_id
  UNION ALL SELECT 'a review comes after the employee was hired', count(*) FROM performance_reviews
    JOIN employees USING (employee_id) WHERE review_date < hire_date
  UNION ALL SELECT 'the reviewer was hired by then', count(*) FROM performance_reviews r
    JOIN employees e ON e.employee_id = r.reviewer_id WHERE review_date < hire_date
  UNION ALL SELECT 'who leads a department belongs to it', count(*) FROM departments d
    LEFT JOIN employees e ON e.employee_id = d.manager_id
    WHERE d.manager_id IS NOT NULL AND e.department_id IS DISTINCT FROM d.department_id
  UNION ALL SELECT 'managers earn more than assistants, mostly', count(*) FROM (
    SELECT avg(salary) FILTER (WHERE job_title ~ 'Manager$') AS manager,
      avg(salary) FILTER (WHERE job_title ~ 'Assistant$|Receptionist|Clerk$|Intern$') AS assistant FROM employees) pay
    WHERE manager < assistant * 1.3
  UNION ALL SELECT 'no intern earns what chiefs do', count(*) FROM employees
    WHERE job_title = 'Intern' AND salary > 80000
  UNION ALL SELECT 'reviews speak of work, not of food', count(*) FROM performance_reviews
    WHERE comments ~* 'dish|dessert|restaurant|kitchen|portions'
  UNION ALL SELECT 'praise goes with a high rating', count(*) FROM performance_reviews
    WHERE rating <= 2 AND comments ~* 'exceeded|strong technical'
  UNION ALL SELECT 'blame goes with a low rating', count(*) FROM performance_reviews
    WHERE rating >= 4 AND comments ~* 'below expectations|missed several'
  UNION ALL SELECT 'projects end after they start', count(*) FROM projects WHERE end_date < start_date
  UNION ALL SELECT 'completed projects have an end', count(*) FROM projects
    WHERE project_status = 'Completed' AND end_date IS NULL
  UNION ALL SELECT 'projects are in all states', 5 - count(DISTINCT project_status) FROM projects
  UNION ALL SELECT 'projects have a budget above zero', count(*) FROM projects WHERE budget <= 0
  UNION ALL SELECT 'work on a project starts with the project at the earliest', count(*) FROM employee_projects w
    JOIN projects p USING (project_id) WHERE w.start_date < p.start_date
  UNION ALL SELECT 'work on a project is over when the project is', count(*) FROM employee_projects w
    JOIN projects p USING (project_id) WHERE w.end_date > p.end_date
  UNION ALL SELECT 'work ends after it starts', count(*) FROM employee_projects WHERE end_date < start_date
  UNION ALL SELECT 'hours worked are not negative', count(*) FROM employee_projects WHERE hours_worked < 0
  UNION ALL SELECT 'benefits begin after the hiring', count(*) FROM employee_benefits
    JOIN employees USING (employee_id) WHERE enrollment_date < hire_date
  UNION ALL SELECT 'a salary is between 12,000 and 500,000 a year', count(*) FROM employees
    WHERE salary NOT BETWEEN 12000 AND 500000
  UNION ALL SELECT 'what ends has begun', count(*) FROM employee_projects
    WHERE start_date IS NULL AND end_date IS NOT NULL
  UNION ALL SELECT 'salaries differ', greatest(0, 20 - count(DISTINCT salary)) FROM employees
  UNION ALL SELECT 'the median salary is above 35,000', CASE WHEN percentile_cont(0.5)
      WITHIN GROUP (ORDER BY salary) < 35000 THEN 1 ELSE 0 END FROM employees
  UNION ALL SELECT 'most employees work full time', greatest(0, sign(count(*) FILTER (
      WHERE employment_status = 'Temporary') * 2 - count(*)))::bigint FROM employees
  UNION ALL SELECT 'a website bears the name of its company', count(*) FROM companies
    WHERE position(lower(split_part(name, ' ', 1)) in website) = 0
  UNION ALL SELECT 'a toy maker is in consumer goods', count(*) FROM companies
    WHERE name ~ ' (Software|Toys|Insurance|Motors) ' AND industry !~ 'Software|Goods|Insurance|Automotive'
  UNION ALL SELECT 'an e-mail address has the name of its owner', count(*) FROM employees
    WHERE position(lower(regexp_replace(first_name, '[^A-Za-z]', '', 'g')) in email) = 0
      AND position(lower(regexp_replace(last_name, '[^A-Za-z]', '', 'g')) in email) = 0
  UNION ALL SELECT 'jobs are of their department', count(*) FROM employees e JOIN departments d USING (department_id)
    WHERE d.name = 'Accounting' AND e.job_title !~ 'Account|Bookkeep|Controller|Tax|Intern|Senior Consultant'
      OR d.name = 'Engineering' AND e.job_title ~ 'Accountant|Lawyer|Recruiter|Truck|Paralegal|Buyer'
      OR e.job_title = 'Truck Driver' AND d.name NOT LIKE 'Logistics%'
)
SELECT claim, violations FROM claims;
