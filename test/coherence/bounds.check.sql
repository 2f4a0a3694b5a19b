-- What somebody who reads both rows would object to.
SET search_path = bounds;
SELECT 'what is insured lies between what the product offers' AS claim, count(*) AS violations FROM contracts c JOIN insurance_products p ON p.id = product_id WHERE coverage_amount NOT BETWEEN min_coverage AND max_coverage
UNION ALL SELECT 'a gauge reads what it can show', count(*) FROM gauge_readings r JOIN gauges g ON g.id = gauge_id WHERE value NOT BETWEEN min_value AND max_value
UNION ALL SELECT 'an alert can come', count(*) FROM gauge_alerts a JOIN gauges g ON g.id = gauge_id WHERE threshold NOT BETWEEN min_value AND max_value
UNION ALL SELECT 'a salary is what the position pays', count(*) FROM salaries s JOIN employees e ON e.id = employee_id JOIN positions p ON p.id = position_id WHERE amount NOT BETWEEN salary_min AND salary_max
UNION ALL SELECT 'guests have seats', count(*) FROM table_bookings b JOIN dining_tables t ON t.id = dining_table_id WHERE covers NOT BETWEEN 1 AND seats
UNION ALL SELECT 'an animal weighs at the vet what it weighs', count(*) FROM consultations c JOIN animaux a ON a.id = animal_id WHERE c.poids_kg NOT BETWEEN a.poids_kg * 0.8 AND a.poids_kg * 1.2
UNION ALL SELECT '... not to the gram', (count(*) FILTER (WHERE c.poids_kg <> a.poids_kg) * 10 < count(*))::int FROM consultations c JOIN animaux a ON a.id = animal_id
UNION ALL SELECT 'a plan is charged as it costs', count(*) FROM phone_bills b JOIN phone_lines l ON l.id = phone_line_id JOIN phone_plans p ON p.id = plan_id WHERE plan_charge NOT BETWEEN monthly_fee * 0.7 AND monthly_fee * 1.3
UNION ALL SELECT 'earnest money is a part of the offer', count(*) FROM house_offers WHERE earnest_money > amount * 0.5
UNION ALL SELECT 'a counter offer is near the offer', count(*) FROM house_offers WHERE counter_amount NOT BETWEEN amount * 0.7 AND amount * 1.4;
