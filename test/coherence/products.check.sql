-- What somebody who reckons a bill again would object to.
SET search_path = products;
SELECT 'a stay costs its nights, less the discount' AS claim, count(*) AS violations FROM bookings b JOIN rooms r ON r.id = room_id
  JOIN room_types t ON t.id = room_type_id
  WHERE abs(total_price - (check_out - check_in) * base_price_per_night * (1 - discount_pct / 100)) > 0.01
UNION ALL SELECT 'parking costs its hours', count(*) FROM sessions s JOIN zones z ON z.id = zone_id
  WHERE abs(amount_charged - extract(epoch FROM left_at - entered_at) / 3600 * hourly_rate) > 0.01
UNION ALL SELECT 'a membership costs its months', count(*) FROM memberships m JOIN membership_plans p ON p.id = plan_id
  WHERE amount_paid <> price_per_month * duration_months
UNION ALL SELECT 'a rental costs its days and what comes on top', count(*) FROM rentals r JOIN vehicle_classes c ON c.id = vehicle_class_id
  WHERE total_charge <> days * rate_per_day + extra_km_charge + insurance_fee
UNION ALL SELECT 'what comes on top is a part', count(*) FROM rentals WHERE extra_km_charge + insurance_fee > total_charge / 2
UNION ALL SELECT 'each measure has its own price', count(*) FROM usage_bills b JOIN tariff_plans t ON t.id = tariff_plan_id
  WHERE abs(extra_minutes_charge - extra_minutes * price_per_extra_minute) > 0.01 OR abs(extra_data_charge - extra_gb * price_per_extra_gb) > 0.01
UNION ALL SELECT 'what is not included is extra', count(*) FROM usage_bills b JOIN tariff_plans t ON t.id = tariff_plan_id
  WHERE extra_minutes <> greatest(0, minutes_used - included_minutes)
UNION ALL SELECT 'breaks are no work', count(*) FROM shifts
  WHERE abs(hours_worked - greatest(0, extract(epoch FROM clock_out - clock_in) / 3600 - break_minutes / 60.0)) > 0.01
UNION ALL SELECT 'overtime is paid half as much again', count(*) FROM overtime_slips s JOIN employees e ON e.id = employee_id
  WHERE abs(overtime_pay - overtime_hours * hourly_wage * 1.5) > 0.01
UNION ALL SELECT 'freight is for weight and way', count(*) FROM consignments c JOIN carriers k ON k.id = carrier_id
  WHERE abs(freight_cost - weight_kg * rate_per_kg - distance_km * rate_per_km) > 0.01
UNION ALL SELECT 'a field takes its dose', count(*) FROM sprayings s JOIN fields f ON f.id = field_id
  WHERE abs(volume_l - area_ha * dose_l_per_ha) > 0.01 OR abs(cost - volume_l * price_per_l) > 0.01
UNION ALL SELECT 'boxes are on pallets', count(*) FROM pallets WHERE boxes_total <> boxes_per_pallet * pallets
UNION ALL SELECT 'calls are charged by the thousand', count(*) FROM usage_records
  WHERE abs(api_cost - api_calls * price_per_1000_calls / 1000) > 0.01
UNION ALL SELECT 'duty is paid at its own rate', count(*) FROM customs_declarations
  WHERE abs(duty_amount - customs_value * duty_rate_pct / 100) > 0.01
UNION ALL SELECT 'half of the marks is enough', count(*) FROM quiz_results WHERE passed <> (score >= 50);
