-- Each type that the server comes with and that a column may have, and the array of it, NOT NULL, a table per type.
CREATE SCHEMA every_type;
DO $$
DECLARE
  type record;
BEGIN
  FOR type IN
    SELECT t.typname AS name, format_type(t.oid, NULL) AS spelt
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = 'pg_catalog' AND t.typtype IN ('b', 'r', 'm') AND t.typcategory <> 'A' AND t.typarray <> 0
      -- Its input function accepts nothing.
      AND t.typname <> 'gtsvector'
  LOOP
    EXECUTE format('CREATE TABLE every_type.%I (id int PRIMARY KEY, one %s NOT NULL, maybe %2$s, many %2$s[] NOT NULL)',
                   type.name, type.spelt);
  END LOOP;
END $$;
