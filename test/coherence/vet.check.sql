-- What a veterinarian would object to.
SET search_path = vet;
WITH claims(claim, violations) AS (
  SELECT 'no animal is seen before it is born' AS claim, count(*) AS violations FROM visits v JOIN pets p ON p.id = pet_id
    WHERE visit_date::date < birth_date
  UNION ALL SELECT 'no animal is born after it died', count(*) FROM pets WHERE deceased_on < birth_date
  UNION ALL SELECT 'the next vaccination is due after the last one', count(*) FROM vaccinations WHERE next_due_on <= administered_on
  UNION ALL SELECT 'an invoice is amount plus tax', count(*) FROM invoices WHERE total <> amount + tax
  UNION ALL SELECT 'invoices come after the visit', count(*) FROM invoices i JOIN visits v ON v.id = visit_id
    WHERE issued_on < visit_date::date
  UNION ALL SELECT 'nothing is paid before it is asked for', count(*) FROM invoices WHERE paid_on < issued_on
  UNION ALL SELECT 'no pet weighs a ton', count(*) FROM pets WHERE weight_kg NOT BETWEEN 0.05 AND 150
  UNION ALL SELECT 'vets are employed when they see animals', count(*) FROM visits v JOIN vets d ON d.id = vet_id
    WHERE visit_date::date < hired_at
  UNION ALL SELECT 'a body is warm', count(*) FROM visits WHERE temperature_c NOT BETWEEN 34 AND 43
  UNION ALL SELECT 'a follow-up comes after the visit', count(*) FROM visits WHERE follow_up_date < visit_date::date
)
SELECT claim, violations FROM claims;
