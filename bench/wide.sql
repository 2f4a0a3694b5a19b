-- One table of sixty columns: every tenth of another common type, a third of them nullable.
DROP SCHEMA IF EXISTS bench_wide CASCADE;
CREATE SCHEMA bench_wide;
SELECT format('CREATE TABLE bench_wide.measurement (id bigint PRIMARY KEY, %s)',
              string_agg(format('c%s %s %s', i,
                (ARRAY['integer', 'bigint', 'numeric(10,2)', 'text', 'varchar(40)', 'date', 'timestamptz',
                       'boolean', 'double precision', 'uuid'])[1 + i % 10],
                CASE WHEN i % 3 > 0 THEN 'NOT NULL' ELSE '' END), ', ' ORDER BY i))
FROM generate_series(1, 59) i \gexec
