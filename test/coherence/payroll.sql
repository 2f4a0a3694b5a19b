-- Payroll: jobs with salary ranges, employees, payslips with lines; cents as bigint in places.
CREATE SCHEMA payroll;
SET search_path = payroll;

CREATE TABLE job_grades (grade_id serial PRIMARY KEY, title varchar(60) NOT NULL, min_salary numeric(10,2) NOT NULL, max_salary numeric(10,2) NOT NULL, CHECK (min_salary < max_salary));
CREATE TABLE cost_centers (cc_id serial PRIMARY KEY, cc_code varchar(8) UNIQUE NOT NULL, cc_name varchar(60) NOT NULL);
CREATE TABLE employees (
  emp_no serial PRIMARY KEY,
  fname varchar(40) NOT NULL, lname varchar(40) NOT NULL,
  ssn char(11) UNIQUE,
  dob date NOT NULL,
  hired_on date NOT NULL,
  terminated_on date,
  grade_id int NOT NULL REFERENCES job_grades,
  cc_id int NOT NULL REFERENCES cost_centers,
  manager_no int REFERENCES employees,
  salary numeric(10,2) NOT NULL,
  pay_frequency varchar(12) NOT NULL CHECK (pay_frequency IN ('weekly','biweekly','monthly')),
  bank_account varchar(34), tax_code varchar(8),
  is_active boolean NOT NULL DEFAULT true
);
CREATE TABLE salary_history (
  id serial PRIMARY KEY, emp_no int NOT NULL REFERENCES employees,
  old_salary numeric(10,2), new_salary numeric(10,2) NOT NULL,
  effective_date date NOT NULL, change_reason varchar(60)
);
CREATE TABLE pay_periods (period_id serial PRIMARY KEY, period_start date NOT NULL, period_end date NOT NULL, pay_date date NOT NULL, status varchar(8) NOT NULL CHECK (status IN ('open','closed')), CHECK (period_end > period_start));
CREATE TABLE payslips (
  payslip_id bigserial PRIMARY KEY, emp_no int NOT NULL REFERENCES employees, period_id int NOT NULL REFERENCES pay_periods,
  regular_hours numeric(5,2) NOT NULL, overtime_hours numeric(5,2) NOT NULL DEFAULT 0, hourly_rate numeric(7,2) NOT NULL,
  gross_pay numeric(10,2) NOT NULL, income_tax numeric(10,2) NOT NULL, social_security numeric(10,2) NOT NULL, pension numeric(10,2) NOT NULL,
  net_pay numeric(10,2) NOT NULL, UNIQUE (emp_no, period_id)
);
CREATE TABLE timesheets (
  id bigserial PRIMARY KEY, emp_no int NOT NULL REFERENCES employees, work_date date NOT NULL,
  clock_in time NOT NULL, clock_out time NOT NULL, break_minutes smallint NOT NULL DEFAULT 30, hours_worked numeric(4,2) NOT NULL,
  approved boolean NOT NULL DEFAULT false, approved_by int REFERENCES employees, UNIQUE (emp_no, work_date)
);
CREATE TABLE leave_requests (
  id serial PRIMARY KEY, emp_no int NOT NULL REFERENCES employees, leave_type varchar(12) NOT NULL CHECK (leave_type IN ('vacation','sick','parental','unpaid')),
  from_date date NOT NULL, to_date date NOT NULL, days numeric(4,1) NOT NULL, status varchar(10) NOT NULL, requested_at timestamptz NOT NULL, decided_at timestamptz, comment text, CHECK (to_date >= from_date)
);
CREATE TABLE expense_claims (
  claim_id serial PRIMARY KEY, emp_no int NOT NULL REFERENCES employees, expense_date date NOT NULL, category varchar(20) NOT NULL CHECK (category IN ('travel','meals','lodging','supplies','training')),
  amount_cents bigint NOT NULL, currency char(3) NOT NULL, description text, receipt_url text, submitted_at timestamptz NOT NULL, reimbursed_at timestamptz
);
