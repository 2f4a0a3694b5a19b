SET search_path = mobile;
SELECT 'people have no tax number of a firm' AS claim, count(*) AS violations FROM customer WHERE customer_type = 'RESIDENTIAL' AND tax_id IS NOT NULL
UNION ALL SELECT 'what is unlimited has no limit and nothing beyond it', count(*) FROM plan WHERE unlimited_data AND (data_allowance_gb IS NOT NULL OR overage_per_gb IS NOT NULL)
UNION ALL SELECT 'who pays before is bound to nothing', count(*) FROM plan WHERE plan_type = 'PREPAID' AND contract_months IS NOT NULL
UNION ALL SELECT 'a gigabyte costs some dollars', count(*) FROM plan WHERE overage_per_gb > 20
UNION ALL SELECT 'calls take time, messages and data do not', count(*) FROM call_detail_record WHERE call_type IN ('SMS','DATA') AND duration_sec IS NOT NULL
UNION ALL SELECT 'nobody dials for data', count(*) FROM call_detail_record WHERE call_type = 'DATA' AND called_number IS NOT NULL
UNION ALL SELECT 'a call costs little', count(*) FROM call_detail_record WHERE charge > 5
UNION ALL SELECT 'a line is quantity times its own price', count(*) FROM invoice_item WHERE abs(amount - quantity * unit_price) > 0.02
UNION ALL SELECT 'a line says what it is for', count(*) FROM invoice_item
WHERE (item_type = 'ROAMING') <> (description ~ 'Roaming|abroad') OR (item_type = 'MONTHLY_FEE') <> (description ~ '^(Monthly|Basic) fee');
