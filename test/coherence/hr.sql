-- Human resources and payroll.
CREATE SCHEMA hr;
SET search_path = hr;

CREATE TABLE departments (dept_id serial PRIMARY KEY, dept_name varchar(60) NOT NULL UNIQUE, location varchar(60), manager_id int, headcount int);
CREATE TABLE jobs (job_id varchar(10) PRIMARY KEY, job_title varchar(60) NOT NULL, min_salary numeric(10, 2), max_salary numeric(10, 2));
CREATE TABLE employees (
  emp_id serial PRIMARY KEY,
  emp_no varchar(10) NOT NULL UNIQUE,
  first_name varchar(40) NOT NULL, last_name varchar(40) NOT NULL,
  gender varchar(6) CHECK (gender IN ('Male', 'Female')),
  dob date NOT NULL, age int,
  email varchar(100) NOT NULL UNIQUE, phone varchar(25),
  hire_date date NOT NULL, termination_date date, termination_reason text,
  employment_status varchar(12) NOT NULL CHECK (employment_status IN ('Active', 'On Leave', 'Terminated')),
  is_active boolean NOT NULL DEFAULT true,
  job_id varchar(10) NOT NULL REFERENCES jobs, dept_id int NOT NULL REFERENCES departments,
  manager_id int REFERENCES employees,
  salary numeric(10, 2) NOT NULL, bonus_pct numeric(4, 2)
);
ALTER TABLE departments ADD FOREIGN KEY (manager_id) REFERENCES employees;
CREATE TABLE salary_history (
  id serial PRIMARY KEY, emp_id int NOT NULL REFERENCES employees,
  effective_date date NOT NULL, end_date date, old_salary numeric(10, 2), new_salary numeric(10, 2) NOT NULL, change_reason varchar(80)
);
CREATE TABLE leave_requests (
  id serial PRIMARY KEY, emp_id int NOT NULL REFERENCES employees, approver_id int REFERENCES employees,
  leave_type varchar(20) NOT NULL CHECK (leave_type IN ('Annual', 'Sick', 'Parental', 'Unpaid')),
  start_date date NOT NULL, end_date date NOT NULL, days numeric(4, 1) NOT NULL,
  status varchar(12) NOT NULL CHECK (status IN ('Pending', 'Approved', 'Rejected', 'Cancelled')),
  requested_at timestamp NOT NULL, approved_at timestamp, comments text
);
CREATE TABLE payroll (
  payroll_id serial PRIMARY KEY, emp_id int NOT NULL REFERENCES employees,
  period_start date NOT NULL, period_end date NOT NULL, pay_date date NOT NULL,
  gross_pay numeric(10, 2) NOT NULL, tax_withheld numeric(10, 2) NOT NULL, deductions numeric(10, 2) NOT NULL, net_pay numeric(10, 2) NOT NULL
);
CREATE TABLE timesheets (
  id serial PRIMARY KEY, emp_id int NOT NULL REFERENCES employees, work_date date NOT NULL,
  clock_in timestamp NOT NULL, clock_out timestamp NOT NULL, hours_worked numeric(4, 2) NOT NULL, overtime_hours numeric(4, 2) NOT NULL DEFAULT 0,
  approved boolean NOT NULL DEFAULT false, approved_by int REFERENCES employees
);
CREATE TABLE performance_reviews (
  id serial PRIMARY KEY, emp_id int NOT NULL REFERENCES employees, reviewer_id int NOT NULL REFERENCES employees,
  review_date date NOT NULL, review_period_start date, review_period_end date,
  overall_rating int CHECK (overall_rating BETWEEN 1 AND 5), comments text
);
