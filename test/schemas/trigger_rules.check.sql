-- Each table got all of its rows, new ones and those added to them.
SELECT format('%s holds %s rows', name, rows)
FROM (SELECT c.relname AS name,
             (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM trigger_rules.%I', c.relname),
                                                  false, true, '')))[1]::text::bigint AS rows
      FROM pg_class c
      WHERE c.relnamespace = 'trigger_rules'::regnamespace AND c.relkind = 'r') counted
WHERE rows < 2 * (SELECT max(rows) FROM public.filled);

-- What a trigger allows occurs: both methods, and both units.
SELECT 'a method is missing' FROM trigger_rules.payment HAVING count(DISTINCT method) < 2;
SELECT 'a unit is missing' FROM trigger_rules.reading HAVING count(DISTINCT unit) < 2;
