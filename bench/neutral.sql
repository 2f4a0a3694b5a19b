-- Gives the tables and columns of :schema names that say nothing, and takes their comments away.
SELECT format('COMMENT ON TABLE %s IS NULL', c.oid::regclass)
  FROM pg_class c WHERE relnamespace = :'schema'::regnamespace AND relkind IN ('r', 'p') \gexec
SELECT format('COMMENT ON COLUMN %s.%I IS NULL', attrelid::regclass, attname)
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
 WHERE relnamespace = :'schema'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped \gexec
SELECT format('ALTER TABLE %s RENAME COLUMN %I TO %I', attrelid::regclass, attname, 'c' || attnum)
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
 WHERE relnamespace = :'schema'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
   AND attnum > 0 AND NOT attisdropped \gexec
SELECT format('ALTER TABLE %s RENAME TO %I', oid::regclass, 't' || row_number() OVER (ORDER BY relname))
  FROM pg_class WHERE relnamespace = :'schema'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition \gexec
