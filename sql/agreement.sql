-- Rows that meet in one row agree with each other, also where a unique key combines them, and what can be had
-- by one at a time is.
CREATE SCHEMA agreement;
SET search_path = agreement, public;

CREATE TABLE classes (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE students (id serial PRIMARY KEY, class_id int NOT NULL REFERENCES classes, full_name text NOT NULL,
  enrolled_on date NOT NULL);
CREATE TABLE exams (id serial PRIMARY KEY, class_id int NOT NULL REFERENCES classes, title text NOT NULL);
CREATE TABLE exam_results (id serial PRIMARY KEY, exam_id int NOT NULL REFERENCES exams,
  student_id int NOT NULL REFERENCES students, points int NOT NULL, UNIQUE (exam_id, student_id));

CREATE TABLE employees (id serial PRIMARY KEY, full_name text NOT NULL, hired_on date NOT NULL, left_on date);
CREATE TABLE projects (id serial PRIMARY KEY, name text NOT NULL, start_date date NOT NULL, end_date date NOT NULL);
CREATE TABLE timesheets (id serial PRIMARY KEY, employee_id int NOT NULL REFERENCES employees,
  project_id int NOT NULL REFERENCES projects, work_date date NOT NULL, hours numeric(4,2) NOT NULL,
  UNIQUE (employee_id, project_id, work_date));

CREATE TABLE rooms (id serial PRIMARY KEY, name text NOT NULL, opened_on date NOT NULL);
CREATE TABLE room_bookings (id serial PRIMARY KEY, room_id int NOT NULL REFERENCES rooms,
  employee_id int NOT NULL REFERENCES employees, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
  CHECK (ends_at > starts_at));
CREATE TABLE doctors (id serial PRIMARY KEY, full_name text NOT NULL, hired_on date NOT NULL);
CREATE TABLE appointments (id serial PRIMARY KEY, doctor_id int NOT NULL REFERENCES doctors,
  scheduled_at timestamp NOT NULL, duration_minutes int NOT NULL CHECK (duration_minutes > 0));
CREATE TABLE courts (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE court_reservations (id serial PRIMARY KEY, court_id int NOT NULL REFERENCES courts,
  reserved_on date NOT NULL, start_time time NOT NULL, end_time time NOT NULL);
CREATE TABLE vehicles (id serial PRIMARY KEY, plate text NOT NULL, purchased_on date NOT NULL);
CREATE TABLE rentals (id serial PRIMARY KEY, vehicle_id int NOT NULL REFERENCES vehicles,
  start_date date NOT NULL, end_date date);

SELECT count(*) FROM synth_generate('agreement', rows => 300, seed => 5, as_of => '2026-06-30', row_counts =>
  '{"classes": 10, "students": 150, "exams": 60, "employees": 40, "projects": 20, "rooms": 8, "doctors": 12,
    "courts": 6, "vehicles": 15, "timesheets": 100}');

-- Results are of members of the class that was examined, each once.
SELECT count(*) AS results, count(*) FILTER (WHERE e.class_id <> s.class_id) AS of_other_classes
FROM exam_results r JOIN exams e ON e.id = exam_id JOIN students s ON s.id = student_id;

-- Nobody works on a project that does not last, or when he is not there.
SELECT count(*) AS days,
       count(*) FILTER (WHERE work_date NOT BETWEEN start_date AND end_date) AS out_of_project,
       count(*) FILTER (WHERE work_date < hired_on OR work_date > left_on) AS not_employed,
       count(*) FILTER (WHERE extract(isodow FROM work_date) > 5) AS at_weekends,
       count(*) FILTER (WHERE work_date > '2026-06-30') AS to_come
FROM timesheets JOIN projects p ON p.id = project_id JOIN employees e ON e.id = employee_id;

-- One at a time, and not before there was the thing and who booked it.
SELECT count(*) AS overlapping FROM room_bookings a JOIN room_bookings b ON a.room_id = b.room_id AND a.id < b.id
WHERE (a.starts_at, a.ends_at) OVERLAPS (b.starts_at, b.ends_at);
SELECT count(*) AS too_early FROM room_bookings b JOIN rooms r ON r.id = room_id JOIN employees e ON e.id = employee_id
WHERE starts_at::date < opened_on OR starts_at::date < hired_on;
SELECT count(*) AS overlapping FROM appointments a JOIN appointments b ON a.doctor_id = b.doctor_id AND a.id < b.id
WHERE (a.scheduled_at, a.duration_minutes * interval '1 minute') OVERLAPS
      (b.scheduled_at, b.duration_minutes * interval '1 minute');
SELECT count(*) AS overlapping FROM court_reservations a JOIN court_reservations b
  ON a.court_id = b.court_id AND a.id < b.id AND a.reserved_on = b.reserved_on
WHERE (a.start_time, a.end_time) OVERLAPS (b.start_time, b.end_time);
SELECT count(*) AS overlapping FROM rentals a JOIN rentals b ON a.vehicle_id = b.vehicle_id AND a.id < b.id
WHERE daterange(a.start_date, a.end_date, '[]') && daterange(b.start_date, b.end_date, '[]');
SELECT count(*) AS to_come FROM rentals WHERE start_date > '2026-06-30' OR end_date > '2026-06-30';

SET client_min_messages = warning;
DROP SCHEMA agreement CASCADE;
