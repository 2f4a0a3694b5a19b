-- What somebody who knows these words would object to.
SET search_path = states;
SELECT 'what is paid says when' AS claim, count(*) AS violations FROM quittance WHERE (etat = 'payee') <> (reglee_le IS NOT NULL)
UNION ALL SELECT 'what is not paid says not how', count(*) FROM quittance WHERE etat <> 'payee' AND mode_reglement IS NOT NULL
UNION ALL SELECT 'most are paid', (avg((etat = 'payee')::int) < 0.5)::int FROM quittance
UNION ALL SELECT 'what came back says when', count(*) FROM prestamo WHERE (estado = 'devuelto') <> (devuelto_el IS NOT NULL)
UNION ALL SELECT 'what is asked for is not approved', count(*) FROM prestamo WHERE estado = 'solicitado' AND aprobado_el IS NOT NULL
UNION ALL SELECT 'a cancelled flight says when', count(*) FROM flt WHERE (flt_stat = 'CNCL') <> (canc_ts IS NOT NULL)
UNION ALL SELECT 'most flights have arrived', (avg((flt_stat = 'ARRD')::int) < 0.3 OR avg((flt_stat = 'CNCL')::int) > 0.15)::int FROM flt
UNION ALL SELECT 'a closed account says when', count(*) FROM acct WHERE (acct_st = 'C') <> (closed_on IS NOT NULL)
UNION ALL SELECT 'most accounts are active', (avg((acct_st = 'A')::int) < 0.5)::int FROM acct
UNION ALL SELECT 'a warehouse has no thousand aisles', count(*) FROM lagerplatz
WHERE gang NOT BETWEEN 1 AND 100 OR regal NOT BETWEEN 1 AND 100 OR ebene NOT BETWEEN 1 AND 100
UNION ALL SELECT 'wages are of our years', count(*) FROM nomina WHERE anio NOT BETWEEN 1990 AND 2030
UNION ALL SELECT 'periods are of our years', count(*) FROM period WHERE period_year NOT BETWEEN 1990 AND 2030
UNION ALL SELECT 'no place is missing', (count(*) NOT IN (1000, 4000))::int FROM lagerplatz;
