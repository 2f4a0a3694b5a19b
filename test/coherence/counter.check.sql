-- What somebody who works behind the counter would object to.
SET search_path = counter;
CREATE TEMP VIEW pairs(list, one, other) AS
  SELECT 'treatments of dentists', name, concat_ws('|', code, category, price, duration_min) FROM dental_procedures
  UNION ALL SELECT 'services of vets', name, concat_ws('|', category, description, price, duration_minutes) FROM vet_services
  UNION ALL SELECT 'services of salons', name, concat_ws('|', category, price, duration_minutes) FROM salon_services
  UNION ALL SELECT 'prescribed drugs', drug_name, dosage FROM prescriptions;
SELECT 'each of the ' || list || ' has one record', sum(partners - 1)
  FROM (SELECT list, one, count(DISTINCT other) AS partners FROM pairs GROUP BY 1, 2) p GROUP BY list
UNION ALL SELECT 'nobody gives too little', count(*) FROM sales WHERE amount_tendered < total
UNION ALL SELECT 'change is what is given too much', count(*) FROM sales WHERE change_due <> amount_tendered - total
UNION ALL SELECT 'tenders are ways to pay', count(*) FROM sales WHERE tender_type !~* 'cash|card|wallet'
UNION ALL SELECT 'gift cards hold what was put on them at most', count(*) FROM gift_cards WHERE current_balance > initial_value
UNION ALL SELECT 'drawers hold what came in', count(*) FROM cash_drawers WHERE expected_cash <> opening_float + cash_sales - cash_refunds
UNION ALL SELECT 'social security is 6.2 percent', count(*) FROM payslips WHERE abs(social_security - gross_pay * 0.062) > 0.01
UNION ALL SELECT 'states take less than the federation', count(*) FROM payslips WHERE state_tax >= federal_tax
UNION ALL SELECT 'deductions are all that is kept', count(*) FROM payslips
  WHERE abs(total_deductions - federal_tax - state_tax - social_security - medicare) > 0.01 OR abs(net_pay - gross_pay + total_deductions) > 0.01;
