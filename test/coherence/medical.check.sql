-- What somebody who works in a clinic would object to.
SET search_path = medical;
CREATE TEMP VIEW pairs(list, one, other) AS
  SELECT 'medicines', name, concat_ws('|', generic_name, manufacturer, form, strength, unit_price) FROM medications
  UNION ALL SELECT 'laboratory tests', name, concat_ws('|', code, unit, reference_low, reference_high, specimen_type) FROM lab_tests
  UNION ALL SELECT 'procedures', name, concat_ws('|', category, description, base_price, duration_minutes) FROM procedures
  UNION ALL SELECT 'services', description, concat_ws('|', service_type, unit_price) FROM invoice_items;
SELECT 'each of the ' || list || ' has one record', sum(partners - 1)
  FROM (SELECT list, one, count(DISTINCT other) AS partners FROM pairs GROUP BY 1, 2) p GROUP BY list
UNION ALL SELECT 'names are not generic ones', count(*) FROM medications WHERE lower(name) = lower(generic_name)
UNION ALL SELECT 'results have the unit of their test', count(*) FROM lab_results r JOIN lab_tests t ON t.id = r.lab_test_id WHERE r.unit <> t.unit
UNION ALL SELECT 'flags say where results lie', count(*) FROM lab_results r JOIN lab_tests t ON t.id = r.lab_test_id
  WHERE abnormal_flag <> CASE WHEN result_value < reference_low THEN 'L' WHEN result_value > reference_high THEN 'H' ELSE 'N' END
UNION ALL SELECT 'most results are normal', greatest(0, count(*) FILTER (WHERE abnormal_flag <> 'N') - count(*) / 3) FROM lab_results
UNION ALL SELECT 'no result is far out', count(*) FROM lab_results r JOIN lab_tests t ON t.id = r.lab_test_id
  WHERE result_value NOT BETWEEN reference_low - (reference_high - reference_low) * 0.4 AND reference_high + (reference_high - reference_low) * 0.4
UNION ALL SELECT 'heart specialists work with hearts', count(*) FROM doctors d JOIN departments e ON e.id = d.department_id
  WHERE e.name ~ '^(Cardiology|Neurology|Urology|Psychiatry|Pediatrics|Oncology)' AND left(d.specialty, 4) <> left(e.name, 4)
    AND NOT (e.name ~ '^(Neurology|Urology|Pediatrics|Oncology)' AND d.specialty IN ('Neurosurgery', 'Nephrology', 'Neonatology', 'Hematology'))
UNION ALL SELECT 'appointments take an hour at most', count(*) FROM appointments WHERE duration_minutes > 60
UNION ALL SELECT 'who comes has a reason', greatest(0, count(*) FILTER (WHERE reason IS NULL) - count(*) / 4) FROM appointments
UNION ALL SELECT 'what is recorded was recorded at a time', count(*) FROM vitals WHERE recorded_at IS NULL
UNION ALL SELECT 'vitals are there', greatest(0, count(*) FILTER (WHERE heart_rate IS NULL) - count(*) / 5) FROM vitals
UNION ALL SELECT 'patients have names', count(*) FROM patients WHERE first_name IS NULL OR last_name IS NULL
UNION ALL SELECT 'old invoices are mostly paid', greatest(0, count(*) FILTER (WHERE status IS DISTINCT FROM 'Paid') - count(*) / 2) FROM invoices WHERE due_date < DATE '2026-01-01'
UNION ALL SELECT 'results come from work that is done', count(*) FROM lab_results WHERE (resulted_at IS NOT NULL) <> (status = 'Completed')
UNION ALL SELECT 'rooms are those of a hospital', count(*) FROM rooms WHERE room_type ~* 'suite|king|queen|studio|deluxe'
UNION ALL SELECT 'admissions are medical', count(*) FROM admissions WHERE admission_type ~* 'adult|student|senior|family|child'
UNION ALL SELECT 'returns were asked for', count(*) FROM returns WHERE requested_at IS NULL
UNION ALL SELECT 'services cost what services cost', count(*) FROM invoice_items WHERE unit_price > 3000;
