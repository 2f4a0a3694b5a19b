-- Each column has several values, and null and lists occur.
SELECT format('%s: %s values, %s lists, %s set', c.relname, n[1], n[2], n[3])
FROM pg_class c,
  LATERAL (SELECT xpath('/row/*/text()', query_to_xml(format(
    'SELECT count(DISTINCT one::text) AS a, count(DISTINCT many::text) AS b, count(maybe) AS c FROM %s', c.oid::regclass),
    false, true, ''))::text[]::int[]) x (n)
WHERE c.relnamespace = 'every_type'::regnamespace AND c.relkind = 'r'
  -- Of these there is but one that every database has.
  AND c.relname NOT IN ('regconfig', 'regdictionary')
  AND (n[1] < 2 OR n[2] < 2 OR n[3] = 0);
