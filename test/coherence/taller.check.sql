SET search_path = taller;
SELECT 'customers are noted like customers, not like repairs' AS claim, count(*) AS violations FROM cliente
  WHERE observaciones ~ '(Part|fault|Tightened|Cleaned)'
UNION ALL SELECT 'cars burn something in Spanish, and are insured as cars are', count(*) FROM vehiculo
  WHERE combustible NOT IN ('Gasolina', 'Diésel', 'Híbrido', 'Eléctrico') OR aseguradora ~ '(Adeslas|Sanitas|Seguridad Social)' OR cilindrada NOT BETWEEN 600 AND 7000
UNION ALL SELECT 'mechanics are no doctors', count(*) FROM mecanico WHERE especialidad ~ 'ología' OR categoria !~ '(Oficial|Aprendiz|Jefe)'
UNION ALL SELECT 'cars come for what cars need', count(*) FROM cita WHERE motivo ~ '(espalda|Seguimiento|cabeza)' OR estado IN ('activo', 'inactivo')
UNION ALL SELECT 'cars do not fall ill', count(*) FROM orden_trabajo WHERE diagnostico ~ '(itis|Lumbalgia|arterial|Resfriado)' OR nivel_combustible !~ '(Vac|Llen|/)'
UNION ALL SELECT 'work is paid by the hour', count(*) FROM orden_trabajo
  WHERE horas_mano_obra > 12 OR total_mano_obra <> round(horas_mano_obra * precio_hora, 2)
UNION ALL SELECT 'parts are of a family of parts, and lie on a shelf', count(*) FROM pieza
  WHERE familia !~ '(Frenos|Filtros|Motor|Suspensión|Electricidad|Embrague|Refrigeración|Iluminación)' OR ubicacion !~ '\d' OR descripcion ~ '(Camisa|Crema|Ratón)';
