SELECT format('%s: %s rows, %s', table_name, rows, note)
FROM public.filled
WHERE rows < (SELECT max(rows) FROM public.filled);
