-- What somebody who looks at the clock would object to, in any language.
SET search_path = tiempos;
SELECT 'who comes in goes out within hours' AS claim, count(*) AS violations FROM visita
WHERE salida NOT BETWEEN entrada AND entrada + interval '12 hours'
UNION ALL SELECT 'cars are reserved before they are picked up and given back', count(*) FROM reserva_coche
WHERE NOT (creada_el <= recogida AND recogida < devolucion AND devolucion < recogida + interval '40 days')
UNION ALL SELECT 'who comes for maintenance leaves within weeks', count(*) FROM mantenimiento
WHERE salida - entrada NOT BETWEEN 0 AND 60
UNION ALL SELECT 'appointments last hours at most', count(*) FROM cita
WHERE fin > inicio + interval '4 hours'
UNION ALL SELECT 'appointments are asked for before they begin', count(*) FROM cita
WHERE solicitada_el::date > inicio::date
UNION ALL SELECT 'few patients are seen before they are known', greatest(0, count(*) - 20) FROM cita c
JOIN paciente p ON p.id = c.paciente WHERE c.inicio < p.alta::date
UNION ALL SELECT 'journeys are planned from departure to arrival', count(*) FROM flug
WHERE NOT ankunft_geplant BETWEEN abfahrt_geplant AND abfahrt_geplant + interval '45 days'
UNION ALL SELECT 'journeys begin and end about when they were planned', count(*) FROM flug
WHERE abs(extract(epoch FROM abfahrt_ist - abfahrt_geplant)) > 86400 OR abs(extract(epoch FROM ankunft_ist - ankunft_geplant)) > 86400
  OR ankunft_ist < abfahrt_ist
UNION ALL SELECT 'orders are delivered about when they were to be', count(*) FROM lieferauftrag
WHERE lieferdatum_soll < auftragsdatum OR lieferdatum_ist < auftragsdatum OR abs(lieferdatum_ist - lieferdatum_soll) > 30
UNION ALL SELECT 'nearly all who drive have a valid licence', greatest(0, count(*) - 12) FROM fahrer
WHERE fuehrerschein_gueltig_bis < '2026-07-01'
UNION ALL SELECT 'who is hired is grown up', count(*) FROM fahrer
WHERE eintritt < geb_datum + interval '16 years'
UNION ALL SELECT 'sales, doors, beginning and end are in order', count(*) FROM spectacle
WHERE NOT (ouverture_ventes < ouverture_portes AND ouverture_portes <= debut AND debut < fin)
UNION ALL SELECT 'doors open hours before the show', count(*) FROM spectacle
WHERE debut > ouverture_portes + interval '8 hours' OR fin > debut + interval '1 day'
UNION ALL SELECT 'contracts are signed, take effect and run for a while', count(*) FROM contrat
WHERE signe_le > date_effet OR date_echeance < date_effet + 90 OR date_echeance > date_effet + 4000
UNION ALL SELECT 'damages occur while the contract is in force', count(*) FROM sinistre s JOIN contrat c ON c.id = s.contrat_id
WHERE survenu_le NOT BETWEEN date_effet AND date_echeance
UNION ALL SELECT 'damages are declared in the weeks after', count(*) FROM sinistre
WHERE declare_le - survenu_le NOT BETWEEN 0 AND 40
UNION ALL SELECT 'vouchers are valid from one day until a later one', count(*) FROM buono
WHERE valido_al <= valido_dal OR valido_al > valido_dal + 800
UNION ALL SELECT 'who is registered comes back later', count(*) FROM abbonato
WHERE ultimo_accesso < registrato_il
UNION ALL SELECT 'who leaves had been hired, and few leave', count(*) FILTER (WHERE data_desligamento < data_admissao) +
  greatest(0, count(data_desligamento) - count(*) / 2) FROM funcionario
UNION ALL SELECT 'work is planned within a year', count(*) FROM wrk_ord
WHERE pln_end - pln_strt NOT BETWEEN 0 AND 366
UNION ALL SELECT 'work is done about when it was planned', count(*) FROM wrk_ord
WHERE abs(act_strt::date - pln_strt) > 60 OR abs(act_end::date - pln_end) > 90 OR act_end < act_strt
UNION ALL SELECT 'goods are promised and received after they were ordered', count(*) FROM po_hdr
WHERE NOT (coalesce(prom_dt, ord_dt) BETWEEN ord_dt AND ord_dt + 365) OR NOT (coalesce(rcv_dt, ord_dt) BETWEEN ord_dt AND ord_dt + 365)
UNION ALL SELECT 'food is brought within hours', count(*) FROM food_order
WHERE greatest(accepted_at, picked_up_at, delivered_at) > placed_at + interval '3 hours'
  OR least(accepted_at, picked_up_at, delivered_at) < placed_at OR delivered_at < picked_up_at OR picked_up_at < accepted_at
UNION ALL SELECT 'extras are charged during the stay', count(*) FROM stay_charge JOIN stay s ON s.id = stay_id
WHERE charged_at::date NOT BETWEEN arrive_on AND depart_on
UNION ALL SELECT 'lessons are booked in the months before', count(*) FROM lesson_booking JOIN lesson l ON l.id = lesson_id
WHERE booked_at > starts_at OR booked_at < starts_at - interval '120 days';
