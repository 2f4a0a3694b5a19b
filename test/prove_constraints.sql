-- Proves by queries of its own, written from the catalog, that every constraint of every user table
-- holds. Leaves one row a constraint in the temporary table `proof`, prints a summary, and fails if there
-- is a violation. Run it with psql; the extension is not involved.
\set proof_quiet :QUIET
\set QUIET on
\set ON_ERROR_STOP on
SET client_min_messages = warning;
DROP TABLE IF EXISTS pg_temp.proof;
DROP VIEW IF EXISTS pg_temp.proof_relation, pg_temp.proof_key;
RESET client_min_messages;
CREATE TEMPORARY TABLE proof (kind text, relation text, name text, violations bigint);

CREATE TEMPORARY VIEW proof_relation AS
  SELECT c.oid, c.oid::regclass::text AS name, c.relkind, c.relispartition,
         CASE WHEN c.relkind = 'r' THEN 'ONLY ' ELSE '' END || c.oid::regclass AS own_rows
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');

-- The key columns of an index as expressions, in order.
CREATE TEMPORARY VIEW proof_key AS
  SELECT i.indexrelid, i.indrelid, i.indisunique, i.indisexclusion,
         coalesce(pg_catalog.pg_get_expr(i.indpred, i.indrelid), 'true') AS predicate,
         coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_equal,
         pg_catalog.array_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, false) ORDER BY k) AS keys
  FROM pg_catalog.pg_index i, LATERAL pg_catalog.generate_series(1, i.indnkeyatts) k
  GROUP BY i.indexrelid, i.indrelid, i.indisunique, i.indisexclusion, i.indpred, nulls_equal;

-- CHECK: a row violates one where it is false, not where it is null. (PostgreSQL 18 knows constraints that
-- are not enforced.)
SELECT format('INSERT INTO proof SELECT %L, %L, %L, count(*) FROM %s WHERE (%s) IS FALSE',
              'check', r.name, c.conname, r.name, pg_get_expr(c.conbin, c.conrelid))
FROM pg_constraint c JOIN proof_relation r ON r.oid = c.conrelid
WHERE c.contype = 'c' AND NOT r.relispartition AND to_jsonb(c) ->> 'conenforced' IS DISTINCT FROM 'false'
\gexec

-- NOT NULL, of columns and of their domains.
SELECT format('INSERT INTO proof SELECT %L, %L, %L, count(*) FROM %s WHERE %I IS NULL',
              'not null', r.name, a.attname, r.name, a.attname)
FROM pg_attribute a JOIN proof_relation r ON r.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attnum > 0 AND NOT a.attisdropped AND NOT r.relispartition
  AND (a.attnotnull OR t.typtype = 'd' AND t.typnotnull)
\gexec

-- Domains: the printed expression says VALUE, which here is a column of that name and of the domain's base type.
WITH RECURSIVE layer AS (
  SELECT r.name AS relation, a.attname AS attribute, a.atttypid AS type
  FROM pg_attribute a JOIN proof_relation r ON r.oid = a.attrelid
  WHERE a.attnum > 0 AND NOT a.attisdropped AND NOT r.relispartition
  UNION ALL
  SELECT l.relation, l.attribute, t.typbasetype
  FROM layer l JOIN pg_type t ON t.oid = l.type WHERE t.typtype = 'd')
SELECT format('INSERT INTO proof SELECT %L, %L, %L, count(*) FROM (SELECT %I::%s AS value FROM %s) v WHERE (%s) IS FALSE',
              'domain', l.relation, l.attribute || ': ' || c.conname, l.attribute,
              format_type(t.typbasetype, t.typtypmod), l.relation, pg_get_expr(c.conbin, 0))
FROM layer l JOIN pg_type t ON t.oid = l.type JOIN pg_constraint c ON c.contypid = l.type
WHERE c.contype = 'c'
\gexec

-- Modifiers of built-in types, as lengths and digits: what a column holds is what a cast to its type makes of it.
SELECT format('INSERT INTO proof SELECT %L, %L, %L, count(*) FROM %s WHERE (%I::text)::%s::text IS DISTINCT FROM %I::text',
              'modifier', r.name, a.attname, r.name, a.attname, format_type(a.atttypid, a.atttypmod), a.attname)
FROM pg_attribute a JOIN proof_relation r ON r.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attnum > 0 AND NOT a.attisdropped AND NOT r.relispartition AND a.atttypmod >= 0
  AND t.typnamespace = 'pg_catalog'::regnamespace
\gexec

-- Primary keys, unique constraints and unique indexes: groups of equal keys beyond their first row. Like
-- exclusion constraints and foreign keys they do not reach into inheritance children. A constant alone would be the
-- number of a column, hence the row.
SELECT format('INSERT INTO proof SELECT %L, %L, %L, coalesce(sum(n - 1), 0) FROM '
              '(SELECT count(*) AS n FROM %s WHERE (%s) AND (%s) GROUP BY ROW(%s)) g WHERE n > 1',
              'unique', r.name, x.relname, r.own_rows, k.predicate,
              CASE WHEN k.nulls_equal THEN 'true'
                   ELSE array_to_string(ARRAY(SELECT format('(%s) IS NOT NULL', e) FROM unnest(k.keys) e), ' AND ')
              END,
              array_to_string(ARRAY(SELECT format('(%s)', e) FROM unnest(k.keys) e), ', '))
FROM proof_key k JOIN proof_relation r ON r.oid = k.indrelid JOIN pg_class x ON x.oid = k.indexrelid
WHERE k.indisunique AND NOT r.relispartition
\gexec

-- Exclusion constraints: pairs of rows for which every operator is true.
SELECT format('INSERT INTO proof WITH k AS (SELECT row_number() OVER () AS row, %s FROM %s WHERE %s) '
              'SELECT %L, %L, %L, count(*) FROM k a JOIN k b ON a.row < b.row WHERE %s',
              (SELECT string_agg(format('(%s) AS k%s', e, n), ', ') FROM unnest(k.keys) WITH ORDINALITY u(e, n)),
              r.own_rows, k.predicate, 'exclusion', r.name, c.conname,
              (SELECT string_agg(format('a.k%s OPERATOR(%I.%s) b.k%s', u.n, s.nspname, o.oprname, u.n), ' AND ')
               FROM unnest(c.conexclop) WITH ORDINALITY u(op, n)
               JOIN pg_operator o ON o.oid = u.op JOIN pg_namespace s ON s.oid = o.oprnamespace))
FROM pg_constraint c JOIN proof_relation r ON r.oid = c.conrelid JOIN proof_key k ON k.indexrelid = c.conindid
WHERE c.contype = 'x'
\gexec

-- Foreign keys: children without a parent; under MATCH FULL also keys that are null in part.
SELECT format('INSERT INTO proof SELECT %L, %L, %L, count(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s)',
              'foreign key', r.name, f.conname, r.own_rows,
              CASE f.confmatchtype WHEN 'f' THEN '(' || columns.any_set || ')' ELSE columns.all_set END,
              p.own_rows, columns.equal)
FROM pg_constraint f JOIN proof_relation r ON r.oid = f.conrelid JOIN proof_relation p ON p.oid = f.confrelid,
  LATERAL (SELECT string_agg(format('c.%I IS NOT NULL', a.attname), ' AND ') AS all_set,
                  string_agg(format('c.%I IS NOT NULL', a.attname), ' OR ') AS any_set,
                  string_agg(format('c.%I = p.%I', a.attname, b.attname), ' AND ') AS equal
           FROM unnest(f.conkey, f.confkey) u(child, parent)
           JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = u.child
           JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = u.parent) columns
WHERE f.contype = 'f' AND f.conparentid = 0 AND to_jsonb(f) ->> 'conenforced' IS DISTINCT FROM 'false'
\gexec

-- Partitions: rows outside the bounds of the partition that holds them.
SELECT format('INSERT INTO proof SELECT %L, %L, %L, count(*) FROM ONLY %s WHERE (%s) IS NOT TRUE',
              'partition bound', r.name, r.name, r.name, pg_get_partition_constraintdef(r.oid))
FROM proof_relation r
WHERE r.relispartition AND r.relkind = 'r' AND pg_get_partition_constraintdef(r.oid) IS NOT NULL
\gexec

\pset footer off
SELECT kind AS "kind of constraint", count(*) AS constraints, sum(violations) AS violations
FROM proof GROUP BY kind ORDER BY kind;
SELECT relation, kind, name, violations FROM proof WHERE violations > 0 ORDER BY relation, kind, name
\g (tuples_only=on)
SELECT count(*) AS all, count(*) FILTER (WHERE violations > 0) AS broken FROM proof \gset proof_
SELECT :proof_broken > 0 AS proof_failed \gset
\if :proof_failed
\echo :proof_broken of :proof_all constraints are violated.
\set VERBOSITY terse
DO $$ BEGIN RAISE EXCEPTION 'constraints are violated'; END $$;
\else
\echo All :proof_all constraints hold.
\endif
\pset footer on
\set QUIET :proof_quiet
