-- What a meter reader would object to.
SET search_path = energy;
SELECT 'a meter runs forward' AS claim, count(*) AS violations FROM (SELECT reading_value, previous_value, consumption_kwh,
  lag(reading_value, 1, initial_reading) OVER (PARTITION BY meter_serial ORDER BY reading_date) AS last
  FROM meter_reading JOIN meter USING (meter_serial)) r WHERE reading_value < last OR previous_value <> last
UNION ALL SELECT 'consumption is between two readings', count(*) FROM meter_reading WHERE consumption_kwh <> reading_value - previous_value
UNION ALL SELECT 'the last reading is the last', count(*) FROM meter m
  WHERE last_reading <> (SELECT max(reading_value) FROM meter_reading r WHERE r.meter_serial = m.meter_serial)
UNION ALL SELECT 'units on a bill are between its readings', count(*) FROM bill
  WHERE units_consumed <> closing_reading - opening_reading OR closing_reading < opening_reading
UNION ALL SELECT 'a bill is the sum of its charges', count(*) FROM bill WHERE total_amount <> energy_charge + standing_charge + vat_amount
UNION ALL SELECT 'a bill goes to whom the meter belongs', count(*) FROM bill b JOIN meter m USING (meter_serial) WHERE b.customer_no <> m.customer_no
UNION ALL SELECT 'a bill is due after it was issued', count(*) FROM bill WHERE due_on < issued_on OR paid_on < issued_on
UNION ALL SELECT 'a bill is for a month', count(*) FROM bill WHERE period_to - period_from NOT BETWEEN 26 AND 32
UNION ALL SELECT 'what is paid has a date of it', count(*) FROM bill WHERE (status = 'paid') <> (paid_on IS NOT NULL)
UNION ALL SELECT 'power comes back within hours', count(*) FROM outage WHERE restored_at < started_at OR restored_at > started_at + interval '1 day'
UNION ALL SELECT 'an outage lasts as long as it says', count(*) FROM outage
  WHERE abs(duration_minutes - extract(epoch FROM restored_at - started_at) / 60) > 1
UNION ALL SELECT 'what is removed has a date of it', count(*) FROM meter WHERE (status = 'removed') <> (removed_on IS NOT NULL);
