SET search_path = tongues;
SELECT 'the number of a line is one to call' AS claim, count(*) AS violations FROM lineas_moviles WHERE numero !~ '^[0-9+() -]+$'
UNION ALL SELECT 'who was ported came from an operator, and nobody else', count(*) FROM lineas_moviles WHERE operador_origen IS NOT NULL AND NOT portabilidad
UNION ALL SELECT 'telephones are of makers of telephones', count(*) FROM celulares WHERE marca !~* '(samsung|apple|motorola|xiaomi|nokia|honor|oppo|google|oneplus|sony|realme|huawei|fairphone|vivo|asus|nothing|zte|tcl)'
UNION ALL SELECT 'credit expires within a year', count(*) FROM recargas WHERE vence_el <= realizada_el::date OR vence_el > realizada_el::date + 366
UNION ALL SELECT 'what came down and went up is the total', count(*) FROM traffic_days WHERE total_mb <> downloaded_mb + uploaded_mb
UNION ALL SELECT 'more comes down than goes up', count(*) FROM (SELECT avg((downloaded_mb > uploaded_mb)::int) AS share FROM traffic_days) AS all_days WHERE share < 0.6
UNION ALL SELECT 'what a dish is made of costs less than the dish', count(*) FROM piatti WHERE costo_materie_prime >= prezzo
UNION ALL SELECT 'the margin is what is left', count(*) FROM piatti WHERE abs(margine_pct - (prezzo - costo_materie_prime) / prezzo * 100) > 0.02
UNION ALL SELECT 'weeks have so many hours', count(*) FROM personale WHERE ore_settimanali NOT BETWEEN 3 AND 50
UNION ALL SELECT 'who takes food away needs no table', count(*) FROM guest_checks WHERE service <> 'dine_in' AND tavolo_id IS NOT NULL
UNION ALL SELECT 'what is bought costs what it costs', count(*) FROM supply_order_lines AS l JOIN spare_parts AS p ON p.id = l.spare_part_id WHERE l.unit_price NOT BETWEEN p.unit_cost * 0.7 AND p.unit_cost * 1.4
UNION ALL SELECT 'more is ordered before the buffer is touched', count(*) FROM spare_parts WHERE restock_level < buffer_stock
UNION ALL SELECT 'few parts are obsolete', count(*) FROM (SELECT avg((obsolete_since IS NOT NULL)::int) AS share FROM spare_parts) AS all_parts WHERE share > 0.35
UNION ALL SELECT 'no more turns out well than was planned', count(*) FROM lots WHERE good_quantity > planned_quantity OR rejected_quantity > good_quantity
UNION ALL SELECT 'the yield is the share of what turned out well', count(*) FROM lots WHERE abs(yield_pct - 100 * good_quantity / (good_quantity + rejected_quantity)) > 0.1
UNION ALL SELECT 'what is measured is near what it should be', count(*) FROM lot_measurements WHERE abs(measured_width_mm - nominal_width_mm) > nominal_width_mm * 0.02 OR tolerance_mm > nominal_width_mm * 0.05
UNION ALL SELECT 'lines stand for hours', count(*) FROM line_stoppages WHERE ended_at - began_at > '3 days'
UNION ALL SELECT 'effectiveness is the product of its parts', count(*) FROM line_days WHERE abs(oee_pct - availability_pct * performance_pct * quality_pct / 10000) > 0.1
UNION ALL SELECT 'an animal is of the species of its breed', count(*) FROM pets AS p JOIN pet_breeds AS b ON b.id = p.pet_breed_id WHERE p.species <> b.species
UNION ALL SELECT 'nights lie between coming and going', count(*) FROM pet_boardings WHERE nights <> checked_out - checked_in
UNION ALL SELECT 'operations take hours, on their day', count(*) FROM pet_operations WHERE incision_at < anesthesia_start OR closed_at < incision_at OR closed_at - anesthesia_start > '10 hours' OR abs(anesthesia_start::date - planned_for) > 1 OR discharged_on < closed_at::date
UNION ALL SELECT 'what is heard has minutes, what is read has pages', count(*) FROM releases WHERE (medium = 'audiobook') <> (runtime_minutes IS NOT NULL) OR medium = 'audiobook' AND page_count IS NOT NULL
UNION ALL SELECT 'releases have a year', count(*) FROM releases WHERE first_released NOT BETWEEN 1400 AND 2027
UNION ALL SELECT 'seniors are old, though others are staff', count(*) FROM borrowers WHERE grp = 'senior' AND birth_date > current_date - 365 * 50
UNION ALL SELECT 'only the young have parents to call', count(*) FROM borrowers WHERE parental_contact IS NOT NULL AND grp IN ('adult', 'senior', 'staff')
UNION ALL SELECT 'overdue is what lies beyond the due date', count(*) FROM borrowings WHERE days_overdue <> greatest(returned_on - due_on, 0)
UNION ALL SELECT 'what is waived is owed no more', count(*) FROM penalties WHERE balance <> amount - paid_amount - waived_amount OR balance < 0;
