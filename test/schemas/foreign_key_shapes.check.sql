SELECT 'scopes of type ' || type FROM (VALUES ('global'), ('org'), ('project')) t (type)
WHERE NOT EXISTS (SELECT FROM shapes.scope s WHERE s.type = t.type);
SELECT 'no ' || CASE WHEN is_root THEN 'root' ELSE 'child' END
FROM (VALUES (true), (false)) t (is_root)
WHERE NOT EXISTS (SELECT FROM shapes.node n WHERE n.is_root = t.is_root);
SELECT 'no customer prefers an address' WHERE NOT EXISTS (SELECT FROM shapes.customer WHERE preferred_address IS NOT NULL);
