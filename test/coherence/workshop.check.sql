-- What a master mechanic would object to.
SET search_path = workshop;
SELECT 'sale price at least cost' AS claim, count(*) AS violations FROM parts WHERE sale_price < cost_price
UNION ALL SELECT 'model year plausible', count(*) FROM vehicles WHERE model_year NOT BETWEEN 1970 AND 2027
UNION ALL SELECT 'registered not before model year - 1', count(*) FROM vehicles WHERE registered_on IS NOT NULL AND extract(year FROM registered_on) < model_year - 1
UNION ALL SELECT 'vin length', count(*) FROM vehicles WHERE length(vin) <> 17
UNION ALL SELECT 'appointment customer owns vehicle', count(*) FROM appointments a JOIN vehicles v ON v.id = a.vehicle_id WHERE v.customer_id <> a.customer_id
UNION ALL SELECT 'appointment made before it is', count(*) FROM appointments WHERE created_at > scheduled_at
UNION ALL SELECT 'cancelled_at iff cancelled', count(*) FROM appointments WHERE (status='cancelled') <> (cancelled_at IS NOT NULL)
UNION ALL SELECT 'cancelled before scheduled', count(*) FROM appointments WHERE cancelled_at > scheduled_at
UNION ALL SELECT 'past appts not booked', count(*) FROM appointments WHERE status='booked' AND scheduled_at < '2026-06-20'
UNION ALL SELECT 'future appts not completed', count(*) FROM appointments WHERE status IN ('completed','no_show','checked_in') AND scheduled_at > '2026-07-01'
UNION ALL SELECT 'customer exists before appt', count(*) FROM appointments a JOIN customers c ON c.id=a.customer_id WHERE a.created_at < c.created_at
UNION ALL SELECT 'work order vehicle is the appointment one', count(*) FROM work_orders w JOIN appointments a ON a.id=w.appointment_id WHERE w.vehicle_id<>a.vehicle_id
UNION ALL SELECT 'work order opened after appt scheduled', count(*) FROM work_orders w JOIN appointments a ON a.id=w.appointment_id WHERE w.opened_at::date < a.scheduled_at::date
UNION ALL SELECT 'no work order for cancelled appt', count(*) FROM work_orders w JOIN appointments a ON a.id=w.appointment_id WHERE a.status IN ('cancelled','no_show','booked')
UNION ALL SELECT 'closed after opened', count(*) FROM work_orders WHERE closed_at < opened_at
UNION ALL SELECT 'closed iff done/invoiced', count(*) FROM work_orders WHERE (closed_at IS NOT NULL) <> (status IN ('done','invoiced'))
UNION ALL SELECT 'labor total', count(*) FROM work_orders w WHERE labor_total <> (SELECT coalesce(sum(amount),0) FROM work_order_labor l WHERE l.work_order_id=w.id)
UNION ALL SELECT 'parts total', count(*) FROM work_orders w WHERE parts_total <> (SELECT coalesce(sum(line_total),0) FROM work_order_parts l WHERE l.work_order_id=w.id)
UNION ALL SELECT 'total = labor + parts', count(*) FROM work_orders WHERE total <> labor_total + parts_total
UNION ALL SELECT 'labor amount', count(*) FROM work_order_labor WHERE amount <> round(hours*hourly_rate,2)
UNION ALL SELECT 'labor rate is mechanic rate', count(*) FROM work_order_labor l JOIN mechanics m ON m.id=l.mechanic_id WHERE l.hourly_rate<>m.hourly_rate
UNION ALL SELECT 'labor hours <= 24', count(*) FROM work_order_labor WHERE hours<=0 OR hours>24
UNION ALL SELECT 'line total', count(*) FROM work_order_parts WHERE line_total <> quantity*unit_price
UNION ALL SELECT 'unit price is part price', count(*) FROM work_order_parts w JOIN parts p ON p.id=w.part_id WHERE w.unit_price<>p.sale_price
UNION ALL SELECT 'mechanic hired before work', count(*) FROM work_orders w JOIN mechanics m ON m.id=w.lead_mechanic_id WHERE w.opened_at::date < m.hired_on
UNION ALL SELECT 'invoice customer is owner', count(*) FROM invoices i JOIN work_orders w ON w.id=i.work_order_id JOIN vehicles v ON v.id=w.vehicle_id WHERE v.customer_id<>i.customer_id
UNION ALL SELECT 'invoice subtotal is the order total', count(*) FROM invoices i JOIN work_orders w ON w.id=i.work_order_id WHERE i.subtotal<>w.total
UNION ALL SELECT 'invoice total', count(*) FROM invoices WHERE total<>subtotal+tax_amount
UNION ALL SELECT 'tax amount', count(*) FROM invoices WHERE abs(tax_amount - subtotal*tax_rate/100) > 0.011
UNION ALL SELECT 'due after issue', count(*) FROM invoices WHERE due_on<issued_on
UNION ALL SELECT 'issued after order opened', count(*) FROM invoices i JOIN work_orders w ON w.id=i.work_order_id WHERE i.issued_on < w.opened_at::date
UNION ALL SELECT 'issued not before the order closed', count(*) FROM invoices i JOIN work_orders w ON w.id=i.work_order_id WHERE i.issued_on < w.closed_at::date
UNION ALL SELECT 'paid_on iff paid', count(*) FROM invoices WHERE (status='paid')<>(paid_on IS NOT NULL)
UNION ALL SELECT 'paid in full iff paid', count(*) FROM invoices WHERE total > 0 AND (status='paid')<>(amount_paid>=total)
UNION ALL SELECT 'amount_paid = payments', count(*) FROM invoices i WHERE amount_paid<>(SELECT coalesce(sum(amount),0) FROM payments p WHERE p.invoice_id=i.id)
UNION ALL SELECT 'no payment of void/draft', count(*) FROM payments p JOIN invoices i ON i.id=p.invoice_id WHERE i.status IN ('void','draft')
UNION ALL SELECT 'payment after invoice', count(*) FROM payments p JOIN invoices i ON i.id=p.invoice_id WHERE p.paid_at::date<i.issued_on
UNION ALL SELECT 'card digits iff card', count(*) FROM payments WHERE method<>'card' AND card_last4 IS NOT NULL
UNION ALL SELECT 'overdue is past due', count(*) FROM invoices WHERE status='overdue' AND due_on>'2026-06-30'
UNION ALL SELECT 'inspection valid after', count(*) FROM inspections WHERE valid_until<=inspected_on
UNION ALL SELECT 'no validity when failed', count(*) FROM inspections WHERE result='fail' AND valid_until IS NOT NULL
UNION ALL SELECT 'odometer of inspection <= vehicle', count(*) FROM inspections i JOIN vehicles v ON v.id=i.vehicle_id WHERE i.odometer_km>v.odometer_km
UNION ALL SELECT 'odometer in <= vehicle', count(*) FROM work_orders i JOIN vehicles v ON v.id=i.vehicle_id WHERE i.odometer_in>v.odometer_km
UNION ALL SELECT 'inspected after registration', count(*) FROM inspections i JOIN vehicles v ON v.id=i.vehicle_id WHERE i.inspected_on<v.registered_on
UNION ALL SELECT 'inspector hired', count(*) FROM inspections i JOIN mechanics m ON m.id=i.inspector_id WHERE i.inspected_on<m.hired_on;
