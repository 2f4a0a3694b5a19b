-- Orders of magnitude.
SET search_path = scale;
SELECT 'a plan is for months, up to three years', count(*) FROM planes WHERE duracion_meses NOT BETWEEN 1 AND 36
UNION ALL SELECT 'an hour with a coach costs some tens', count(*) FROM entrenadores WHERE tarifa_hora NOT BETWEEN 10 AND 150
UNION ALL SELECT 'exercise burns some hundred calories', count(*) FROM actividades WHERE calorias_estimadas NOT BETWEEN 50 AND 1000
UNION ALL SELECT 'deductibles are some hundreds', count(*) FROM contrats_assurance WHERE franchise NOT BETWEEN 50 AND 5000
UNION ALL SELECT '... far below what is covered', count(*) FROM contrats_assurance WHERE plafond < 5000
UNION ALL SELECT 'years are a length', count(*) FROM contrats_assurance WHERE duree_annees NOT BETWEEN 1 AND 30
UNION ALL SELECT 'lorries carry tons', count(*) FROM fahrzeuge WHERE nutzlast_kg NOT BETWEEN 100 AND 40000
UNION ALL SELECT '... and have been driven', count(*) FROM fahrzeuge WHERE kilometerstand < 500
UNION ALL SELECT 'homes have few bathrooms', count(*) FROM imoveis WHERE banheiros NOT BETWEEN 1 AND 6
UNION ALL SELECT 'the building is paid for by the month', count(*) FROM imoveis WHERE valor_condominio NOT BETWEEN 20 AND 2000
UNION ALL SELECT 'little is scrap', count(*) FROM inspections WHERE scrap_percent > 20
UNION ALL SELECT 'samples are of more than a few', count(*) FROM inspections WHERE sample_size < 10
UNION ALL SELECT 'a ride is paid for by the kilometre', count(*) FROM vehicle_classes WHERE per_km NOT BETWEEN 0.1 AND 10
UNION ALL SELECT '... and by the minute', count(*) FROM vehicle_classes WHERE per_minute NOT BETWEEN 0.02 AND 2
UNION ALL SELECT '... and costs at least a little', count(*) FROM vehicle_classes WHERE min_fare NOT BETWEEN 2 AND 20;
