-- Every leaf of the partitioned tables got rows.
SELECT format('partition %s is empty', c.oid::regclass)
FROM pg_class c
WHERE c.relispartition AND c.relkind = 'r'
  AND (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s', c.oid::regclass), false, true, '')))[1]::text = '0';
SELECT 'a name alone keeps a table empty' WHERE NOT EXISTS (SELECT FROM partitions.footnote);
