-- What an estate agent would object to.
SET search_path = inmobiliaria;
WITH claims(claim, violations) AS (
  SELECT 'no home is cheaper than a car' AS claim, count(*) AS violations FROM inmuebles WHERE precio < 50000
  UNION ALL SELECT 'offers are near the price', count(*) FROM ofertas JOIN inmuebles USING (id_inmueble)
    WHERE importe NOT BETWEEN precio * 0.8 AND precio * 1.1
  UNION ALL SELECT 'what is paid is near the price', count(*) FROM contratos JOIN inmuebles USING (id_inmueble)
    WHERE precio_final NOT BETWEEN precio * 0.8 AND precio * 1.1
  UNION ALL SELECT 'budgets are from least to most', count(*) FROM clientes WHERE presupuesto_min > presupuesto_max
  UNION ALL SELECT 'nobody visits what is not yet for sale', count(*) FROM visitas JOIN inmuebles USING (id_inmueble)
    WHERE fecha_hora < fecha_alta
  UNION ALL SELECT 'contracts begin after they are signed', count(*) FROM contratos WHERE fecha_inicio < fecha_firma
  UNION ALL SELECT 'contracts end after they begin', count(*) FROM contratos WHERE fecha_fin < fecha_inicio
  UNION ALL SELECT 'most prices are in the currency that is the default', greatest(0, 60 - 100 * count(*) FILTER (WHERE moneda = 'EUR') / count(*))
    FROM inmuebles
  UNION ALL SELECT 'first names are no full names', count(*) FROM agentes WHERE position(' ' || apellidos IN nombre) > 0
  UNION ALL SELECT 'agents are hired before they show homes', count(*) FROM visitas JOIN agentes USING (id_agente)
    WHERE fecha_hora < fecha_contratacion
)
SELECT claim, violations FROM claims;
