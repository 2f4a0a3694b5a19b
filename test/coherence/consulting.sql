-- A consulting firm: projects by the hour, skills by their kind, and what was done on a day.
CREATE SCHEMA consulting;
SET search_path = consulting;

CREATE TABLE clients (
  client_id serial PRIMARY KEY, company_name varchar(120) NOT NULL, contact_name varchar(100),
  contact_email varchar(120), contact_phone varchar(30), billing_address text, billing_city varchar(80),
  billing_state varchar(40), billing_zip varchar(12), credit_limit numeric(12,2), payment_terms varchar(20),
  created_at timestamptz DEFAULT now());
CREATE TABLE projects (
  project_id serial PRIMARY KEY, client_id int NOT NULL REFERENCES clients,
  project_code varchar(20) UNIQUE NOT NULL, name varchar(150) NOT NULL, description text, start_date date NOT NULL,
  end_date date, budget numeric(12,2),
  status varchar(20) NOT NULL DEFAULT 'planned' CHECK (status IN ('planned','active','on_hold','completed','cancelled')),
  hourly_rate numeric(8,2));
CREATE TABLE consultants (
  consultant_id serial PRIMARY KEY, first_name varchar(50) NOT NULL, last_name varchar(50) NOT NULL,
  email varchar(120) UNIQUE NOT NULL, job_title varchar(80),
  seniority varchar(20) CHECK (seniority IN ('junior','mid','senior','principal')), hourly_cost numeric(8,2),
  annual_salary numeric(10,2), hired_on date NOT NULL, is_active boolean NOT NULL DEFAULT true);
CREATE TABLE skills (skill_id serial PRIMARY KEY, name varchar(60) NOT NULL UNIQUE, category varchar(40));
CREATE TABLE consultant_skills (
  consultant_id int REFERENCES consultants, skill_id int REFERENCES skills,
  proficiency int CHECK (proficiency BETWEEN 1 AND 5), years_experience numeric(4,1),
  PRIMARY KEY (consultant_id, skill_id));
CREATE TABLE assignments (
  assignment_id serial PRIMARY KEY, project_id int NOT NULL REFERENCES projects,
  consultant_id int NOT NULL REFERENCES consultants, role varchar(60),
  allocation_pct int CHECK (allocation_pct BETWEEN 5 AND 100), start_date date NOT NULL, end_date date,
  hours_worked numeric(8,2));
CREATE TABLE timesheets (
  timesheet_id serial PRIMARY KEY, assignment_id int NOT NULL REFERENCES assignments, work_date date NOT NULL,
  hours numeric(4,2) NOT NULL, description text, billable boolean DEFAULT true,
  approved_by int REFERENCES consultants, approved_at timestamptz);
CREATE TABLE invoices (
  invoice_id serial PRIMARY KEY, client_id int NOT NULL REFERENCES clients, project_id int REFERENCES projects,
  invoice_number varchar(20) UNIQUE NOT NULL, issue_date date NOT NULL, due_date date NOT NULL,
  subtotal numeric(12,2), tax_rate numeric(5,2), tax_amount numeric(12,2), total numeric(12,2),
  status varchar(20) CHECK (status IN ('draft','sent','paid','overdue','void')), paid_at timestamptz);
CREATE TABLE expenses (
  expense_id serial PRIMARY KEY, assignment_id int REFERENCES assignments, category varchar(40),
  amount numeric(10,2), currency char(3) DEFAULT 'USD', incurred_on date, receipt_url text, notes text,
  reimbursed boolean);
