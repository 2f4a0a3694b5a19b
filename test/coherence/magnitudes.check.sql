-- What nobody who can count would believe.
SET search_path = magnitudes;
WITH claims(claim, violations) AS (
  SELECT 'those enrolled are counted', count(*) FROM sections s
    WHERE enrolled <> least(capacity, (SELECT count(*) FROM enrollments e WHERE e.section_id = s.section_id))
  UNION ALL SELECT 'visits are check-ins', count(*) FROM gym_members m
    WHERE visit_count <> (SELECT count(*) FROM check_ins c WHERE c.member_id = m.member_id)
  UNION ALL SELECT 'couriers deliver orders', count(*) FROM couriers c
    WHERE deliveries_count <> (SELECT count(*) FROM orders o WHERE o.courier_id = c.courier_id)
  UNION ALL SELECT 'aircraft are aircraft', count(*) FROM aircraft_models WHERE total_seats NOT BETWEEN 10 AND 600 OR range_km NOT BETWEEN 500 AND 18000
  UNION ALL SELECT 'aeroplanes fly at their speed', count(*) FROM air_routes WHERE distance_km / (block_minutes / 60.0) NOT BETWEEN 10 AND 1000
  UNION ALL SELECT 'cars drive at theirs', count(*) FROM roads WHERE distance_km > 20 AND distance_km / estimated_hours NOT BETWEEN 30 AND 120
  UNION ALL SELECT 'fuel has a price', count(*) FROM road_trips WHERE fuel_liters > 1 AND fuel_cost / fuel_liters NOT BETWEEN 1 AND 2.5
  UNION ALL SELECT 'not everything is reduced alike', (count(DISTINCT 20 * price_cents / compare_at_price_cents) < 3)::int FROM products
  UNION ALL SELECT 'what is reduced was dearer', count(*) FROM products WHERE compare_at_price_cents <= price_cents
  UNION ALL SELECT 'what is sold costs less', count(*) FROM products WHERE price_cents > 100 AND cost_cents >= price_cents
  UNION ALL SELECT 'a day has few hours of work', count(*) FROM worklogs WHERE hours > 12
  UNION ALL SELECT 'a stay costs its days', count(*) FROM stays WHERE discharged_at IS NOT NULL
    AND abs(total_cost - daily_rate * extract(epoch FROM discharged_at - admitted_at) / 86400) > daily_rate + 0.01
  UNION ALL SELECT 'points are earned and redeemed', count(*) FROM loyalty_members WHERE points_balance <> points_earned - points_redeemed
  UNION ALL SELECT 'a change is that of two salaries', count(*) FROM pay_changes
    WHERE abs(change_percent - 100 * (new_salary - old_salary) / old_salary) > 0.01
  UNION ALL SELECT 'fees are less than tuition', count(*) FROM tuition_statements WHERE fees > tuition
  UNION ALL SELECT 'aid lessens what is due', count(*) FROM tuition_statements WHERE total_due <> tuition + fees - financial_aid
  UNION ALL SELECT 'a budget is revised by its changes', count(*) FROM projects
    WHERE revised_budget <> original_budget + approved_changes OR approved_changes > original_budget
  UNION ALL SELECT 'no more pallets than places', count(*) FROM warehouses WHERE occupied_pallets > capacity_pallets
  UNION ALL SELECT 'people are measured in pounds and inches', count(*) FROM vitals WHERE height_in NOT BETWEEN 48 AND 84
    OR weight_lb NOT BETWEEN 70 AND 400 OR temperature_f NOT BETWEEN 94 AND 108 OR abs(bmi - weight_lb * 703 / height_in ^ 2) > 0.06
  UNION ALL SELECT 'cars have seats', count(*) FROM fahrzeuge WHERE sitzplaetze NOT BETWEEN 2 AND 9
  UNION ALL SELECT 'cars have engines of cars', count(*) FROM used_cars WHERE engine_ccm NOT BETWEEN 900 AND 5000
    OR power_kw NOT BETWEEN 40 AND 300 OR power_hp NOT BETWEEN power_kw * 1.32 AND power_kw * 1.38 OR list_price_cents < 500000
  UNION ALL SELECT 'a flat has room for its rooms', count(*) FROM flats WHERE size_sqm / rooms NOT BETWEEN 17 AND 36
  UNION ALL SELECT 'children are small', count(*) FROM young_patients WHERE birth_date > date '2026-06-30' - 5 * 365
    AND (height_cm > 125 OR weight_kg > 31)
  UNION ALL SELECT 'adults are not', count(*) FROM young_patients WHERE birth_date < date '2026-06-30' - 24 * 366
    AND (height_cm < 148 OR weight_kg < 45)
  UNION ALL SELECT 'cents are hundredths', count(*) FROM medical_procedures WHERE price_cents < 1000
  UNION ALL SELECT 'coupons are worth it', count(*) FROM coupons WHERE discount_percent NOT BETWEEN 5 AND 50 OR min_order_cents NOT BETWEEN 500 AND 10000
  UNION ALL SELECT 'couriers ride in town', count(*) FROM courier_rides WHERE distance_km NOT BETWEEN 0.1 AND 25 OR delivery_fee_cents NOT BETWEEN 0 AND 1500
    OR delivery_fee_cents BETWEEN 1 AND 99
  UNION ALL SELECT 'pictures are no stripes', count(*) FROM thumbnails WHERE height_px::numeric / width_px NOT BETWEEN 0.5 AND 1.4)
SELECT claim || '|' || violations FROM claims;
