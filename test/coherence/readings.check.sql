-- Figures that others keep within bounds.
SET search_path = readings;
SELECT 'results are about the usual', count(*) FROM lab_results
  WHERE result_value NOT BETWEEN reference_low - (reference_high - reference_low) * 0.4 AND reference_high + (reference_high - reference_low) * 0.4
UNION ALL SELECT '... and mostly just that', greatest(0, count(*) FILTER (WHERE result_value NOT BETWEEN reference_low AND reference_high) - count(*) / 3) FROM lab_results
UNION ALL SELECT 'the flag says so', count(*) FROM lab_results WHERE is_abnormal <> (result_value NOT BETWEEN reference_low AND reference_high)
UNION ALL SELECT 'readings are about the range of the sensor', count(*) FROM mesures JOIN capteurs s ON s.id = capteur_id WHERE valeur NOT BETWEEN plage_min - (plage_max - plage_min) * 0.4 AND plage_max + (plage_max - plage_min) * 0.4 AND plage_min < plage_max
UNION ALL SELECT 'no more is completed than ordered', count(*) FROM work_orders WHERE cmpl_qty > ord_qty OR scrap_qty > ord_qty
UNION ALL SELECT 'what is not allocated is available', count(*) FROM balances WHERE qty_avail <> qty_on_hand - qty_alloc
UNION ALL SELECT 'vouchers are used as often as they may be', count(*) FROM gutscheine WHERE use_count > max_uses
UNION ALL SELECT 'taxes are part of the fare', count(*) FROM segments WHERE taxes > fare / 2
UNION ALL SELECT 'fees are part of the price', count(*) FROM tarifs WHERE frais > prix / 2
UNION ALL SELECT 'reduced prices are lower', count(*) FROM prodotti WHERE prezzo_scontato NOT BETWEEN prezzo_vendita * 0.4 AND prezzo_vendita
UNION ALL SELECT 'nights come to cents', count(*) FROM nights WHERE total_cents <> round(nights * rate_per_night * 100)
UNION ALL SELECT 'lines come to cents', count(*) FROM order_rows WHERE total_cents <> quantity * unit_price_cents::bigint
UNION ALL SELECT 'gross pay is all that is paid', count(*) FROM payslips WHERE gross <> basic + overtime + bonus
UNION ALL SELECT 'net pay is what is left', count(*) FROM payslips WHERE net <> gross - income_tax - social_security - other_deductions
UNION ALL SELECT 'taken seats are those of reservations', count(*) FROM clases c WHERE plazas_ocupadas <> (SELECT count(*) FROM reservas r WHERE r.clase_id = c.id)
UNION ALL SELECT 'a trial is shorter than the contract', greatest(0, count(*) FILTER (WHERE periodo_prueba_dias = fecha_fin - fecha_inicio OR notice_days = fecha_fin - fecha_inicio) - count(*) / 10) FROM contratos;
