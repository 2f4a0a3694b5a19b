-- Terms with what belongs to them over keys of two parents, working days that a key decides, subscriptions that are
-- billed by their plan.
CREATE SCHEMA terms;
SET search_path = terms;

CREATE TABLE semesters (
  id serial PRIMARY KEY,
  name varchar(20) NOT NULL UNIQUE,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  CHECK (ends_on > starts_on)
);
CREATE TABLE students (id serial PRIMARY KEY, name text NOT NULL, admitted_on date NOT NULL);
CREATE TABLE courses (id serial PRIMARY KEY, title text NOT NULL, credits int NOT NULL);
CREATE TABLE sections (
  id serial PRIMARY KEY,
  course_id int NOT NULL REFERENCES courses,
  semester_id int NOT NULL REFERENCES semesters,
  section_no smallint NOT NULL,
  UNIQUE (course_id, semester_id, section_no)
);
CREATE TABLE enrollments (
  student_id int NOT NULL REFERENCES students,
  section_id int NOT NULL REFERENCES sections,
  enrolled_on date NOT NULL,
  PRIMARY KEY (student_id, section_id)
);
CREATE TABLE assignments (
  id serial PRIMARY KEY,
  section_id int NOT NULL REFERENCES sections,
  assigned_on date NOT NULL,
  due_on date NOT NULL
);
CREATE TABLE submissions (
  id serial PRIMARY KEY,
  assignment_id int NOT NULL REFERENCES assignments,
  submitted_at timestamp NOT NULL
);
CREATE TABLE employees (id serial PRIMARY KEY, name text NOT NULL, hired_on date NOT NULL);
CREATE TABLE working_days (
  employee_id int NOT NULL REFERENCES employees,
  work_date date NOT NULL,
  clock_in timestamp,
  clock_out timestamp,
  status varchar(10) NOT NULL CHECK (status IN ('present', 'absent', 'on_leave')),
  PRIMARY KEY (employee_id, work_date)
);
CREATE TABLE plans (
  id serial PRIMARY KEY,
  name text NOT NULL,
  billing_interval varchar(5) NOT NULL CHECK (billing_interval IN ('month', 'year')),
  trial_days int NOT NULL
);
CREATE TABLE subscriptions (
  id serial PRIMARY KEY,
  plan_id int NOT NULL REFERENCES plans,
  started_at timestamptz NOT NULL,
  trial_ends_at timestamptz,
  current_period_start timestamptz NOT NULL,
  current_period_end timestamptz NOT NULL,
  CHECK (current_period_end > current_period_start)
);
CREATE TABLE devices (
  id serial PRIMARY KEY,
  serial_number text NOT NULL,
  installed_on date NOT NULL,
  status varchar(10) NOT NULL CHECK (status IN ('online', 'offline', 'faulty')),
  last_seen_at timestamptz
);
CREATE TABLE library_cards (
  id serial PRIMARY KEY,
  issued_on date NOT NULL,
  expires_on date NOT NULL,
  is_active boolean NOT NULL
);
CREATE TABLE loans (
  id serial PRIMARY KEY,
  loan_start date NOT NULL,
  loan_end date NOT NULL,
  handed_over_at timestamp,
  brought_back_at timestamp,
  state varchar(10) NOT NULL CHECK (state IN ('reserved', 'lent', 'returned', 'cancelled'))
);
CREATE TABLE lessons (
  id serial PRIMARY KEY,
  booked_at timestamptz NOT NULL,
  lesson_starts_at timestamptz NOT NULL,
  status varchar(10) NOT NULL CHECK (status IN ('booked', 'taken', 'no_show', 'cancelled')),
  cancelled_at timestamptz
);
