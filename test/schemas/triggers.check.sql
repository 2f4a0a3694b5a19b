SELECT format('%s of 1000 rows in %s', count(*), name) FROM (
  SELECT 'scope' AS name FROM triggers.scope
  UNION ALL SELECT 'membership' FROM triggers.membership
  UNION ALL SELECT 'visit' FROM triggers.visit
  UNION ALL SELECT 'ticket' FROM triggers.ticket) t
GROUP BY name HAVING count(*) < 1000;
SELECT 'scopes of type ' || type FROM (VALUES ('org'), ('project')) t (type)
WHERE NOT EXISTS (SELECT FROM triggers.scope s WHERE s.type = t.type);
SELECT 'few changes: ' || count(*) FROM triggers.change HAVING count(*) < 2000;
SELECT 'few inspections: ' || count(*) FROM triggers.inspection HAVING count(*) < 3000;
