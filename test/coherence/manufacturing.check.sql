-- What a production planner would object to.
SET search_path = manufacturing;
WITH claims(claim, violations) AS (
  SELECT 'parts of an assembly end after they began' AS claim, count(*) AS violations
    FROM bom_items
    WHERE effective_to < effective_from
  UNION ALL SELECT 'an assembly takes some of each part', count(*)
    FROM bom_items
    WHERE quantity_per <= 0 OR scrap_percent NOT BETWEEN 0 AND 50
  UNION ALL SELECT 'nothing is listed below its cost', count(*)
    FROM parts
    WHERE list_price < standard_cost
  UNION ALL SELECT 'who has left is not active', count(*)
    FROM operators
    WHERE is_active = (terminated_on IS NOT NULL)
  UNION ALL SELECT 'who leaves has been hired', count(*)
    FROM operators
    WHERE terminated_on < hired_on
  UNION ALL SELECT 'nothing is shipped or required before it is ordered', count(*)
    FROM sales_orders
    WHERE required_date < order_date OR shipped_date < order_date
  UNION ALL SELECT 'a total is the sum of its lines', count(*)
    FROM sales_orders o
    WHERE total_amount <> (SELECT coalesce(sum(line_total),0) FROM sales_order_lines l WHERE l.sales_order_id = o.id)
  UNION ALL SELECT 'a line is quantity times price', count(*)
    FROM sales_order_lines
    WHERE line_total <> quantity * unit_price
  UNION ALL SELECT 'lines are numbered', count(*)
    FROM (SELECT line_number, row_number() OVER (PARTITION BY sales_order_id ORDER BY line_number) r FROM sales_order_lines) x
    WHERE r <> line_number
  UNION ALL SELECT 'a line has the price of its part', count(*)
    FROM sales_order_lines l JOIN parts p ON p.id = part_id
    WHERE l.unit_price <> p.list_price
  UNION ALL SELECT 'no more is made than was ordered', count(*)
    FROM work_orders
    WHERE quantity_completed + quantity_scrapped > quantity_ordered
  UNION ALL SELECT 'what is completed has been made', count(*)
    FROM work_orders
    WHERE status = 'completed' AND quantity_completed = 0
  UNION ALL SELECT 'nothing is made before it begins', count(*)
    FROM work_orders
    WHERE status IN ('planned','released') AND quantity_completed > 0
  UNION ALL SELECT 'what is started has a start', count(*)
    FROM work_orders
    WHERE (status IN ('in_progress','completed')) AND actual_start IS NULL OR status IN ('planned','released') AND actual_start IS NOT NULL
  UNION ALL SELECT 'what is completed has an end', count(*)
    FROM work_orders
    WHERE (status = 'completed') <> (actual_end IS NOT NULL)
  UNION ALL SELECT 'work ends after it began', count(*)
    FROM work_orders
    WHERE planned_end < planned_start OR actual_end < actual_start
  UNION ALL SELECT 'work follows the order', count(*)
    FROM work_orders w JOIN sales_orders o ON o.id = sales_order_id
    WHERE w.created_at::date < o.order_date
  UNION ALL SELECT 'operations are numbered', count(*)
    FROM (SELECT sequence_no, rank() OVER (PARTITION BY work_order_id ORDER BY sequence_no) r FROM work_order_operations) x
    WHERE sequence_no NOT IN (r,r * 10)
  UNION ALL SELECT 'operations have the dates of their status', count(*)
    FROM work_order_operations
    WHERE (status = 'done') <> (finished_at IS NOT NULL) OR (status = 'pending') <> (started_at IS NULL)
  UNION ALL SELECT 'operations end after they began', count(*)
    FROM work_order_operations
    WHERE finished_at < started_at
  UNION ALL SELECT 'nothing is done of what is planned', count(*)
    FROM work_order_operations o JOIN work_orders w ON w.id = work_order_id
    WHERE w.status IN ('planned') AND o.status <> 'pending'
  UNION ALL SELECT 'operations follow their work order', count(*)
    FROM work_order_operations o JOIN work_orders w ON w.id = work_order_id
    WHERE o.started_at < w.created_at
  UNION ALL SELECT 'shifts last up to sixteen hours', count(*)
    FROM labor_entries
    WHERE clock_out <= clock_in OR clock_out > clock_in + interval '16 hours'
  UNION ALL SELECT 'hours are from clock-in to clock-out', count(*)
    FROM labor_entries
    WHERE abs(hours-extract(epoch FROM clock_out-clock_in) / 3600) > 0.02
  UNION ALL SELECT 'labour costs hours at the wage', count(*)
    FROM labor_entries l JOIN operators o ON o.id = operator_id
    WHERE abs(labor_cost-round(hours * hourly_wage,2)) > 0.02
  UNION ALL SELECT 'nobody works on what is pending', count(*)
    FROM labor_entries l JOIN work_order_operations o ON o.id = operation_id
    WHERE o.status = 'pending'
  UNION ALL SELECT 'labour follows the start', count(*)
    FROM labor_entries l JOIN work_order_operations o ON o.id = operation_id
    WHERE clock_in < started_at
  UNION ALL SELECT 'no more is defective than was inspected', count(*)
    FROM inspections
    WHERE defects_found > sample_size
  UNION ALL SELECT 'the rate is defects of the sample', count(*)
    FROM inspections
    WHERE abs(defect_rate-100.0 * defects_found / sample_size) > 0.01 AND abs(defect_rate-1.0 * defects_found / sample_size) > 0.01
  UNION ALL SELECT 'only what was begun is inspected', count(*)
    FROM inspections i JOIN work_orders w ON w.id = work_order_id
    WHERE w.status IN ('planned','released','cancelled')
  UNION ALL SELECT 'inspections follow the start', count(*)
    FROM inspections i JOIN work_orders w ON w.id = work_order_id
    WHERE inspected_at < actual_start
  UNION ALL SELECT 'an inspection counts its defects', count(*)
    FROM inspections i
    WHERE defects_found <> (SELECT count(*) FROM defects d WHERE d.inspection_id = i.id)
  UNION ALL SELECT 'what is resolved has a date of it', count(*)
    FROM defects
    WHERE resolved <> (resolved_at IS NOT NULL)
  UNION ALL SELECT 'what is resolved was found before', count(*)
    FROM defects d JOIN inspections i ON i.id = inspection_id
    WHERE resolved_at < inspected_at
)
SELECT claim, violations FROM claims;
