SELECT 'scopes of type ' || type FROM (VALUES ('global'), ('org'), ('project')) t (type)
WHERE NOT EXISTS (SELECT FROM shapes.scope s WHERE s.type = t.type);
SELECT 'no ' || CASE WHEN is_root THEN 'root' ELSE 'child' END
FROM (VALUES (true), (false)) t (is_root)
WHERE NOT EXISTS (SELECT FROM shapes.node n WHERE n.is_root = t.is_root);
SELECT 'no customer prefers an address' WHERE NOT EXISTS (SELECT FROM shapes.customer WHERE preferred_address IS NOT NULL);
SELECT format('%s files in the trash of %s in collections', trashed, there)
FROM (SELECT (SELECT count(*) FROM shapes.trash), (SELECT count(DISTINCT file_id) FROM shapes.collection_file))
  t (trashed, there)
WHERE trashed < there / 2;
SELECT 'nothing is pinned' WHERE NOT EXISTS (SELECT FROM shapes.pin WHERE file_id IS NOT NULL);
SELECT 'no record is a grant' WHERE NOT EXISTS (SELECT FROM shapes.stored_record WHERE kind = 'Grant');
SELECT 'few companies: ' || count(DISTINCT party_id) FROM shapes.company HAVING count(DISTINCT party_id) < 50;
SELECT 'few persons: ' || count(*) FROM shapes.person HAVING count(*) < 100;
SELECT 'parties of kind ' || kind FROM (VALUES ('person'), ('company'), ('estate')) t (kind)
WHERE NOT EXISTS (SELECT FROM shapes.party p WHERE p.kind = t.kind);
