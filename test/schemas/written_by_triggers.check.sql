SELECT 'articles that are not in the index' FROM written_by_triggers.article
WHERE id NOT IN (SELECT id FROM written_by_triggers.an_index)
LIMIT 1;
SELECT format('%s: %s rows, %s', table_name, rows, note)
FROM public.filled
WHERE table_name NOT LIKE '%.reading' AND rows < (SELECT max(rows) FROM public.filled);
