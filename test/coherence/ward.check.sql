-- What a head nurse would object to.
SET search_path = ward;
SELECT 'no more beds are taken than there are' AS claim, count(*) AS violations FROM wards WHERE beds_occupied > bed_capacity
UNION ALL SELECT 'an age is that of the birth date', count(*) FROM patients
  WHERE date_of_death IS NULL AND age <> extract(year FROM age('2026-06-30'::date, date_of_birth))
UNION ALL SELECT 'who is admitted is a patient', count(*) FROM admissions WHERE patient_id NOT IN (SELECT id FROM patients)
UNION ALL SELECT 'who is discharged was admitted', count(*) FROM admissions WHERE discharged_at < admitted_at
UNION ALL SELECT 'who is here is not discharged', count(*) FROM admissions WHERE (status = 'admitted') <> (discharged_at IS NULL)
UNION ALL SELECT 'a stay lasts weeks at most', count(*) FROM admissions WHERE discharged_at > admitted_at + interval '120 days'
UNION ALL SELECT 'days of a stay are counted', count(*) FROM admissions
  WHERE abs(length_of_stay_days - (discharged_at::date - admitted_at::date)) > 1
UNION ALL SELECT 'a summary is written on discharge', count(*) FROM admissions WHERE status = 'admitted' AND discharge_summary IS NOT NULL
UNION ALL SELECT 'the systolic pressure is the higher one', count(*) FROM vitals WHERE systolic < diastolic
UNION ALL SELECT 'vitals are taken during the stay', count(*) FROM vitals v JOIN admissions a ON a.id = admission_id
  WHERE measured_at < admitted_at OR measured_at > discharged_at
UNION ALL SELECT 'tests are ordered during the stay', count(*) FROM lab_orders l JOIN admissions a ON a.id = admission_id
  WHERE ordered_at < admitted_at OR ordered_at > discharged_at
UNION ALL SELECT 'a sample is collected before it has a result', count(*) FROM lab_orders
  WHERE collected_at < ordered_at OR resulted_at < collected_at
UNION ALL SELECT 'a result has a date', count(*) FROM lab_orders WHERE (status = 'resulted') <> (resulted_at IS NOT NULL)
UNION ALL SELECT 'there is no value without a result', count(*) FROM lab_orders WHERE status <> 'resulted' AND result_value IS NOT NULL
UNION ALL SELECT 'what is collected or has a result was collected', count(*) FROM lab_orders
  WHERE (status IN ('collected', 'resulted')) <> (collected_at IS NOT NULL)
UNION ALL SELECT 'surgery takes hours', count(*) FROM surgeries
  WHERE actual_end <= actual_start OR actual_end > actual_start + interval '1 day'
UNION ALL SELECT 'surgery that is completed has ended', count(*) FROM surgeries WHERE (status = 'completed') <> (actual_end IS NOT NULL)
UNION ALL SELECT 'surgery begins about when it was scheduled', count(*) FROM surgeries
  WHERE actual_start NOT BETWEEN scheduled_start AND scheduled_start + interval '3 hours';
