-- What a physician would object to.
SET search_path = clinic;
WITH claims(claim, violations) AS (
  SELECT 'titles fit the sex', count(*) FROM doctors
    WHERE title = 'Mr' AND sex = 'F' OR title IN ('Ms', 'Mrs') AND sex = 'M'
  UNION ALL SELECT 'given names fit the sex', count(*) FROM doctors
    WHERE sex = 'F' AND first_name IN ('John', 'Robert', 'Michael', 'David')
       OR sex = 'M' AND first_name IN ('Mary', 'Patricia', 'Jennifer', 'Linda')
  UNION ALL SELECT 'names of patients fit their sex', count(*) FROM patients
    WHERE gender = 'female' AND split_part(full_name, ' ', 1) IN ('John', 'Robert', 'Michael', 'David')
       OR gender = 'male' AND split_part(full_name, ' ', 1) IN ('Mary', 'Patricia', 'Jennifer', 'Linda')
  UNION ALL SELECT 'doctors write from an address of their name', count(*) FROM doctors
    WHERE position(lower(regexp_replace(first_name, '[^A-Za-z]', '', 'g')) in email) = 0
      AND position(lower(regexp_replace(last_name, '[^A-Za-z]', '', 'g')) in email) = 0
  UNION ALL SELECT 'departments treat people', count(*) FROM departments
    WHERE name IN ('Marketing', 'Sales', 'Legal', 'Engineering', 'Payroll', 'Manufacturing')
  UNION ALL SELECT 'patients are born before they register', count(*) FROM patients
    WHERE birth_date >= registered_at::date
  UNION ALL SELECT 'patients have a blood type that exists', count(*) FROM patients
    WHERE blood_type !~ '^(A|B|AB|0|O)[+-]$'
  UNION ALL SELECT 'the emergency contact is somebody else', greatest(0, sign(count(*) FILTER (
      WHERE emergency_contact_name = full_name) * 20 - count(*)))::bigint FROM patients
  UNION ALL SELECT 'patients come after they registered', count(*) FROM appointments a
    JOIN patients p ON p.id = patient_id WHERE scheduled_at < registered_at
  UNION ALL SELECT 'doctors receive patients after they were hired', count(*) FROM appointments a
    JOIN doctors d ON d.id = doctor_id WHERE scheduled_at::date < hired_on
  UNION ALL SELECT 'body temperature is survivable', count(*) FROM vitals
    WHERE body_temperature NOT BETWEEN 34 AND 42.5
  UNION ALL SELECT 'hearts beat', count(*) FROM vitals WHERE heart_rate NOT BETWEEN 35 AND 220
  UNION ALL SELECT 'people weigh what people weigh', count(*) FROM vitals
    WHERE weight_kg NOT BETWEEN 2 AND 250 OR height_cm NOT BETWEEN 45 AND 220
)
SELECT claim, violations FROM claims;
