SET search_path = offers;
CREATE TEMP VIEW kinds AS SELECT * FROM (VALUES ('auto', 'Auto|Motorcycle|Roadside'), ('home', 'Homeowners|Renters|Condo|Flood'),
  ('life', 'Life|Final Expense'), ('health', 'Hospital|Dental|Vision|Disability'), ('travel', 'Trip'),
  ('liability', 'Personal Liability|Business Owners'), ('pet', 'Pet')) k(line, names);
SELECT 'products are insurance' AS claim, count(*) AS violations FROM products p
WHERE NOT EXISTS (SELECT FROM kinds WHERE product_name ~ names)
UNION ALL SELECT 'a product is of its line', count(*) FROM products JOIN kinds ON line = line_of_business WHERE product_name !~ names
UNION ALL SELECT 'a category is that of the name', count(*) FROM riders JOIN kinds ON line = lower(category) WHERE product_name !~ names
UNION ALL SELECT 'adjusters know claims, not medicine', count(*) FROM adjusters WHERE specialty !~* 'claim|damage|liability|fire|injury|cargo|fraud|equipment'
UNION ALL SELECT 'adjusters are people', count(*) FROM adjusters WHERE name !~ ' ' OR name ~* 'adjuster'
UNION ALL SELECT 'claims are not noted as customers are', count(*) FROM claims WHERE notes ~* 'customer since|prefers|likes'
UNION ALL SELECT 'events are those of programs', count(*) FROM webhook_deliveries WHERE event !~ '^[a-z]+\.[a-z_]+'
UNION ALL SELECT 'files have an ending', count(*) FROM uploads WHERE original_name !~ '\.[a-z0-9]+$';
