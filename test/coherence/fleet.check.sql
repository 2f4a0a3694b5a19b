-- What a fleet manager would object to.
SET search_path = fleet;
WITH claims(claim, violations) AS (
  SELECT 'drivers are hired of age' AS claim, count(*) AS violations
    FROM drivers
    WHERE hired_on < date_of_birth + interval '18 years'
  UNION ALL SELECT 'who leaves has been hired', count(*)
    FROM drivers
    WHERE left_on < hired_on
  UNION ALL SELECT 'what is sold has a date of its sale', count(*)
    FROM vehicles
    WHERE (status = 'sold') <> (sold_on IS NOT NULL)
  UNION ALL SELECT 'what is not sold has no price of sale', count(*)
    FROM vehicles
    WHERE (sold_on IS NULL) AND sale_price IS NOT NULL
  UNION ALL SELECT 'what is sold had been bought', count(*)
    FROM vehicles
    WHERE sold_on <= purchased_on
  UNION ALL SELECT 'reservations last up to a month', count(*)
    FROM reservations
    WHERE reserved_until <= reserved_from OR reserved_until > reserved_from + interval '30 days'
  UNION ALL SELECT 'reservations are made beforehand', count(*)
    FROM reservations
    WHERE created_at > reserved_from
  UNION ALL SELECT 'somebody approved what is approved', count(*)
    FROM reservations
    WHERE status IN ('pending') AND approved_by IS NOT NULL OR status IN ('approved','completed') AND approved_by IS NULL
  UNION ALL SELECT 'what is completed is over', count(*)
    FROM reservations
    WHERE status = 'completed' AND reserved_until > '2026-07-01'
  UNION ALL SELECT 'a trip is made with the reserved vehicle', count(*)
    FROM trips t JOIN reservations r ON r.id = reservation_id
    WHERE t.vehicle_id <> r.vehicle_id
  UNION ALL SELECT 'a trip is made by who reserved', count(*)
    FROM trips t JOIN reservations r ON r.id = reservation_id
    WHERE t.driver_id <> r.driver_id
  UNION ALL SELECT 'no trip follows a rejected reservation', count(*)
    FROM trips t JOIN reservations r ON r.id = reservation_id
    WHERE r.status IN ('rejected','pending','cancelled')
  UNION ALL SELECT 'a trip follows its reservation', count(*)
    FROM trips t JOIN reservations r ON r.id = reservation_id
    WHERE started_at < r.created_at
  UNION ALL SELECT 'trips end after they began', count(*)
    FROM trips
    WHERE ended_at <= started_at OR ended_at > started_at + interval '30 days'
  UNION ALL SELECT 'the distance is what the odometer says', count(*)
    FROM trips
    WHERE distance_km <> end_odometer-start_odometer
  UNION ALL SELECT 'the odometer is read at the end of a trip', count(*)
    FROM trips
    WHERE (ended_at IS NULL) <> (end_odometer IS NULL)
  UNION ALL SELECT 'fuel costs litres times price', count(*)
    FROM fuel_logs
    WHERE abs(total_cost-round(liters * price_per_liter,2)) > 0.01
  UNION ALL SELECT 'the next service follows the repair', count(*)
    FROM maintenance_orders
    WHERE completed_on < opened_on OR next_service_on < completed_on
  UNION ALL SELECT 'labour costs hours at the rate of the workshop', count(*)
    FROM maintenance_orders m JOIN workshops w ON w.id = workshop_id
    WHERE abs(labor_cost-labor_hours * labor_rate) > 0.02
  UNION ALL SELECT 'the total is labour and parts', count(*)
    FROM maintenance_orders
    WHERE total_cost <> labor_cost + parts_cost
  UNION ALL SELECT 'what is completed has a date of it', count(*)
    FROM maintenance_orders
    WHERE (status = 'completed') <> (completed_on IS NOT NULL)
  UNION ALL SELECT 'policies end after they began', count(*)
    FROM insurance_policies
    WHERE valid_to <= valid_from
  UNION ALL SELECT 'who insures has bought', count(*)
    FROM insurance_policies i JOIN vehicles v ON v.id = vehicle_id
    WHERE valid_from < purchased_on
  UNION ALL SELECT 'fines are issued for what has occurred', count(*)
    FROM traffic_fines
    WHERE issued_on < occurred_at::date OR due_on < issued_on OR paid_on < issued_on
  UNION ALL SELECT 'what is paid has a date of payment', count(*)
    FROM traffic_fines
    WHERE (status = 'paid') <> (paid_on IS NOT NULL)
  UNION ALL SELECT 'who pays in time pays no late fee', count(*)
    FROM traffic_fines
    WHERE late_fee > 0 AND coalesce(paid_on,'2026-06-30') <= due_on
  UNION ALL SELECT 'a depot has as many spaces as it says', count(*)
    FROM depots d
    WHERE parking_spaces <> (SELECT count(*) FROM parking_spaces p WHERE p.depot_id = d.id)
  UNION ALL SELECT 'who leaves has come', count(*)
    FROM parking_sessions
    WHERE exited_at <= entered_at
  UNION ALL SELECT 'the duration is from entry to exit', count(*)
    FROM parking_sessions
    WHERE abs(duration_minutes-extract(epoch FROM exited_at-entered_at) / 60) > 1
  UNION ALL SELECT 'the fee is hours at the rate', count(*)
    FROM parking_sessions
    WHERE fee IS NOT NULL AND abs(fee-ceil(duration_minutes / 60.0) * hourly_rate) > 0.01 AND abs(fee-duration_minutes / 60.0 * hourly_rate) > 0.02
  UNION ALL SELECT 'who is parked has no fee yet', count(*)
    FROM parking_sessions
    WHERE exited_at IS NULL AND fee IS NOT NULL
)
SELECT claim, violations FROM claims;
