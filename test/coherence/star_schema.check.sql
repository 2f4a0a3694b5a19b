SET search_path = star_schema;

SELECT 'each day has one row, and days follow one another', count(*) FROM (
  SELECT full_date - lag(full_date) OVER (ORDER BY full_date) AS step FROM dim_date) d WHERE step <> 1
UNION ALL
SELECT 'the key of a day is its digits', count(*) FROM dim_date WHERE date_key <> to_char(full_date, 'YYYYMMDD')::int
UNION ALL
SELECT 'a sale is of the day on which it was made', count(*) FROM fact_sales JOIN dim_date USING (date_key)
  WHERE full_date <> sold_at::date
UNION ALL
SELECT 'nothing was sold in a store before it opened', count(*)
  FROM fact_sales JOIN dim_store USING (store_key) WHERE sold_at < opening_date
UNION ALL
SELECT 'nobody bought before registering', count(*)
  FROM fact_sales JOIN dim_customer USING (customer_key) WHERE sold_at < registered_on
UNION ALL
SELECT 'sales are spread over the days', greatest(0, 100 - count(DISTINCT date_key)) FROM fact_sales
UNION ALL
SELECT 'nobody ordered before registering', count(*) FROM fact_order_fulfilment
  JOIN dim_customer USING (customer_key) JOIN dim_date ON date_key = order_date_key WHERE full_date < registered_on
UNION ALL
SELECT 'an order is shipped after it was placed, within weeks', count(*) FROM fact_order_fulfilment
  JOIN dim_date o ON o.date_key = order_date_key JOIN dim_date s ON s.date_key = ship_date_key
  WHERE s.full_date NOT BETWEEN o.full_date AND o.full_date + 21
UNION ALL
SELECT 'an order is delivered after it was shipped, within weeks', count(*) FROM fact_order_fulfilment
  JOIN dim_date s ON s.date_key = ship_date_key JOIN dim_date d ON d.date_key = delivery_date_key
  WHERE d.full_date NOT BETWEEN s.full_date AND s.full_date + 21
UNION ALL
SELECT 'what is delivered was shipped', count(*) FROM fact_order_fulfilment
  WHERE delivery_date_key IS NOT NULL AND ship_date_key IS NULL
UNION ALL
SELECT 'most orders have been shipped', greatest(0, count(*) - 2 * count(ship_date_key)) FROM fact_order_fulfilment
UNION ALL
SELECT 'a case is of the day on which it was opened', count(*) FROM fact_support_case
  JOIN dim_date ON date_key = opened_date_key WHERE full_date <> opened_at::date
UNION ALL
SELECT 'a case is of the day on which it was closed', count(*) FROM fact_support_case
  LEFT JOIN dim_date ON date_key = closed_date_key WHERE full_date IS DISTINCT FROM closed_at::date
UNION ALL
SELECT 'nothing is returned before it was sold', count(*) FROM fact_return JOIN fact_sales USING (sale_key)
  JOIN dim_date ON dim_date.date_key = return_date_key WHERE full_date < sold_at::date
UNION ALL
SELECT 'stock is counted on its day', count(*) FROM fact_stock JOIN dim_date USING (date_key)
  WHERE full_date <> counted_at::date
UNION ALL
SELECT 'nothing happened after today', count(*) FROM fact_sales WHERE sold_at >= date '2026-07-01'
UNION ALL
SELECT 'what is cancelled was in force', count(*) FROM policy WHERE cancellation_date < effective_date
UNION ALL
SELECT 'some policies are cancelled', greatest(0, 10 - count(cancellation_date)) FROM policy;
