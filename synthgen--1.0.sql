-- The SQL face of synthgen: every function, table, view, comment and grant.
--
-- All objects live in the schema that CREATE EXTENSION names; nothing here or in the library finds one of
-- them through a caller's search_path. Functions run with the caller's rights. The ledger of runs belongs to
-- the extension's owner: the library writes it, users read their part of it through the view synth_runs.

\echo Use "CREATE EXTENSION synthgen" to load this file. \quit

-- Generate

CREATE FUNCTION synth_generate(
    schema_name text,
    rows bigint DEFAULT 100,
    seed bigint DEFAULT 0,
    row_counts jsonb DEFAULT '{}',
    tables text[] DEFAULT NULL,
    mode text DEFAULT 'append',
    as_of date DEFAULT NULL,
    options jsonb DEFAULT '{}')
RETURNS TABLE (table_name regclass, rows bigint, elapsed interval, note text)
AS 'MODULE_PATHNAME', 'synth_generate_schema'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_generate(text, bigint, bigint, jsonb, text[], text, date, jsonb) IS
    'fills the tables of a schema with synthetic rows';

CREATE FUNCTION synth_generate(
    tables regclass[],
    rows bigint DEFAULT 100,
    seed bigint DEFAULT 0,
    row_counts jsonb DEFAULT '{}',
    mode text DEFAULT 'append',
    as_of date DEFAULT NULL,
    options jsonb DEFAULT '{}')
RETURNS TABLE (table_name regclass, rows bigint, elapsed interval, note text)
AS 'MODULE_PATHNAME', 'synth_generate_tables'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_generate(regclass[], bigint, bigint, jsonb, text, date, jsonb) IS
    'fills the given tables, of any schemas, with synthetic rows';

CREATE PROCEDURE synth_generate_bulk(
    schema_name text,
    rows bigint DEFAULT 100,
    seed bigint DEFAULT 0,
    row_counts jsonb DEFAULT '{}',
    tables text[] DEFAULT NULL,
    mode text DEFAULT 'append',
    as_of date DEFAULT NULL,
    options jsonb DEFAULT '{}')
AS 'MODULE_PATHNAME', 'synth_generate_bulk'
LANGUAGE C SECURITY INVOKER;

COMMENT ON PROCEDURE synth_generate_bulk(text, bigint, bigint, jsonb, text[], text, date, jsonb) IS
    'fills the empty tables of a schema by several processes, a transaction per table; goes on where it was interrupted';

CREATE FUNCTION synth_bulk_abort(schema_name text)
RETURNS bigint
AS 'MODULE_PATHNAME', 'synth_bulk_abort'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_bulk_abort(text) IS
    'gives up the unfinished run of synth_generate_bulk: empties its tables again; returns its number';

CREATE FUNCTION synth_plan(
    schema_name text,
    rows bigint DEFAULT 100,
    seed bigint DEFAULT 0,
    row_counts jsonb DEFAULT '{}',
    tables text[] DEFAULT NULL,
    mode text DEFAULT 'append',
    as_of date DEFAULT NULL,
    options jsonb DEFAULT '{}')
RETURNS TABLE (step int, table_name regclass, rows bigint, column_name name, generator text, reason text)
AS 'MODULE_PATHNAME', 'synth_plan_schema'
LANGUAGE C STABLE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_plan(text, bigint, bigint, jsonb, text[], text, date, jsonb) IS
    'shows what synth_generate would do, column by column, and why; writes nothing';

CREATE FUNCTION synth_plan(
    tables regclass[],
    rows bigint DEFAULT 100,
    seed bigint DEFAULT 0,
    row_counts jsonb DEFAULT '{}',
    mode text DEFAULT 'append',
    as_of date DEFAULT NULL,
    options jsonb DEFAULT '{}')
RETURNS TABLE (step int, table_name regclass, rows bigint, column_name name, generator text, reason text)
AS 'MODULE_PATHNAME', 'synth_plan_tables'
LANGUAGE C STABLE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_plan(regclass[], bigint, bigint, jsonb, text, date, jsonb) IS
    'shows what synth_generate would do with the given tables, column by column, and why; writes nothing';

CREATE FUNCTION synth_preview(
    row_type anyelement,
    rows int DEFAULT 10,
    seed bigint DEFAULT 0)
RETURNS SETOF anyelement
AS 'MODULE_PATHNAME', 'synth_preview'
LANGUAGE C STABLE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_preview(anyelement, int, bigint) IS
    'returns the first rows that a table would get; writes nothing';

-- Rules

CREATE TYPE synth_column;

CREATE FUNCTION synth_column_in(cstring) RETURNS synth_column
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION synth_column_in(cstring) IS 'reads schema.table or schema.table.column; "-" if there is none such';

CREATE FUNCTION synth_column_out(synth_column) RETURNS cstring
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION synth_column_out(synth_column) IS 'writes the present name';

CREATE TYPE synth_column (INPUT = synth_column_in, OUTPUT = synth_column_out, LIKE = pg_catalog.int8);

COMMENT ON TYPE synth_column IS 'a table, or a column of one, under whatever name it has now';

CREATE FUNCTION synth_column(table_oid oid, column_number smallint) RETURNS synth_column
AS 'MODULE_PATHNAME', 'synth_column_make' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION synth_column(oid, smallint) IS 'a column by its number; 0 for the table itself';

CREATE FUNCTION synth_column_table(synth_column) RETURNS regclass
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION synth_column_table(synth_column) IS 'the table';

CREATE FUNCTION synth_column_number(synth_column) RETURNS smallint
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION synth_column_number(synth_column) IS 'the number of the column; 0 for the table itself';

CREATE TABLE synth_rule (
    target synth_column NOT NULL,
    rule jsonb NOT NULL);

COMMENT ON TABLE synth_rule IS 'what users say of tables and columns; written by the extension only';
COMMENT ON COLUMN synth_rule.target IS 'table or column that the rule is about';
COMMENT ON COLUMN synth_rule.rule IS 'the rule, as docs/generators.md describes it';

REVOKE ALL ON synth_rule FROM PUBLIC;

-- A rule whose table is gone has no name to be dumped by.
SELECT pg_catalog.pg_extension_config_dump(
    'synth_rule', $$WHERE target::pg_catalog.text OPERATOR(pg_catalog.<>) '-'$$);

CREATE VIEW synth_rules WITH (security_barrier) AS
SELECT synth_column_table(rule.target) AS table_name,
       attribute.attname AS column_name,
       rule.rule
  FROM synth_rule AS rule
  JOIN pg_catalog.pg_class AS class ON class.oid = synth_column_table(rule.target)
  LEFT JOIN pg_catalog.pg_attribute AS attribute
    ON attribute.attrelid = class.oid AND attribute.attnum = synth_column_number(rule.target)
 WHERE (synth_column_number(rule.target) = 0 OR NOT attribute.attisdropped)
   AND (pg_catalog.pg_has_role(class.relowner, 'USAGE')
        OR pg_catalog.has_table_privilege(class.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        OR pg_catalog.has_any_column_privilege(class.oid, 'SELECT, INSERT, UPDATE, REFERENCES'));

COMMENT ON VIEW synth_rules IS 'rules of the tables that the current user has some right on';
COMMENT ON COLUMN synth_rules.table_name IS 'table';
COMMENT ON COLUMN synth_rules.column_name IS 'column; null for a rule of the table itself';
COMMENT ON COLUMN synth_rules.rule IS 'the rule';

GRANT SELECT ON synth_rules TO PUBLIC;

CREATE FUNCTION synth_set_rule(table_name regclass, column_name name, rule jsonb)
RETURNS void
AS 'MODULE_PATHNAME', 'synth_set_rule'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_set_rule(regclass, name, jsonb) IS
    'says how a column, or with a null column name a table, is to be filled; for the owner of the table';

CREATE FUNCTION synth_drop_rule(table_name regclass, column_name name)
RETURNS boolean
AS 'MODULE_PATHNAME', 'synth_drop_rule'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_drop_rule(regclass, name) IS
    'forgets the rule of a column, or with a null column name that of a table; whether there was one';

CREATE FUNCTION synth_export_rules(schema_name text)
RETURNS jsonb
LANGUAGE sql STABLE STRICT SECURITY INVOKER PARALLEL UNSAFE
BEGIN ATOMIC
    SELECT COALESCE(pg_catalog.jsonb_object_agg(tables.name, tables.rules), '{}')
      FROM (SELECT class.relname AS name,
                   pg_catalog.jsonb_build_object(
                       'table', pg_catalog.jsonb_agg(rule.rule) FILTER (WHERE rule.column_name IS NULL) -> 0,
                       'columns', pg_catalog.jsonb_object_agg(rule.column_name, rule.rule)
                                  FILTER (WHERE rule.column_name IS NOT NULL)) AS rules
              FROM synth_rules AS rule
              JOIN pg_catalog.pg_class AS class ON class.oid = rule.table_name
              JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
             WHERE namespace.nspname = schema_name
             GROUP BY class.relname) AS tables;
END;

COMMENT ON FUNCTION synth_export_rules(text) IS
    'the rules of a schema as one document: {"table": {"table": rule, "columns": {"column": rule}}}';

CREATE FUNCTION synth_import_rules(schema_name text, rules jsonb)
RETURNS bigint
LANGUAGE sql VOLATILE STRICT SECURITY INVOKER PARALLEL UNSAFE
BEGIN ATOMIC
    SELECT pg_catalog.count(synth_set_rule(found.table_name, found.column_name, found.rule)::text)
      FROM (SELECT pg_catalog.format('%I.%I', schema_name, tables.key)::regclass,
                   columns.key::name,
                   columns.value
              FROM pg_catalog.jsonb_each(rules) AS tables,
                   pg_catalog.jsonb_each(COALESCE(NULLIF(tables.value -> 'columns', 'null'), '{}')) AS columns
             UNION ALL
            SELECT pg_catalog.format('%I.%I', schema_name, tables.key)::regclass, NULL, tables.value -> 'table'
              FROM pg_catalog.jsonb_each(rules) AS tables
             WHERE pg_catalog.jsonb_typeof(tables.value -> 'table') = 'object') AS found(table_name, column_name, rule);
END;

COMMENT ON FUNCTION synth_import_rules(text, jsonb) IS
    'sets the rules of a document that synth_export_rules made, and returns how many there were';

CREATE FUNCTION synth_check_rules()
RETURNS TABLE (table_name regclass, column_name name, problem text)
AS 'MODULE_PATHNAME', 'synth_check_rules'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_check_rules() IS
    'lists the rules of the caller''s tables that no longer fit, and why';

CREATE FUNCTION synth_generators()
RETURNS TABLE (generator text, types text[], example text)
AS 'MODULE_PATHNAME', 'synth_generators'
LANGUAGE C STABLE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL RESTRICTED;

COMMENT ON FUNCTION synth_generators() IS
    'lists the meanings that a rule may name as generators, the types that can hold them, and an example';

-- Runs

CREATE SEQUENCE synth_run_id AS bigint;

COMMENT ON SEQUENCE synth_run_id IS 'numbers of the runs of synth_generate';

-- A run is written in the transaction that writes its rows, so that a run that failed leaves none.
CREATE TABLE synth_run (
    id bigint NOT NULL DEFAULT nextval('synth_run_id') PRIMARY KEY,
    state text NOT NULL DEFAULT 'done',
    role name NOT NULL,
    schema_name name,
    tables text[],
    rows bigint NOT NULL,
    row_counts jsonb NOT NULL,
    seed bigint NOT NULL,
    mode text NOT NULL,
    as_of date NOT NULL,
    as_of_pinned boolean NOT NULL,
    options jsonb NOT NULL,
    locale text NOT NULL,
    generator_version int NOT NULL,
    lexicon_version text NOT NULL,
    database text NOT NULL,
    started timestamptz NOT NULL,
    finished timestamptz NOT NULL,
    CHECK (state IN ('filling', 'done')),
    CHECK (mode IN ('append', 'replace')));

ALTER SEQUENCE synth_run_id OWNED BY synth_run.id;

COMMENT ON TABLE synth_run IS 'one row a run of synth_generate; written by the extension only';
COMMENT ON COLUMN synth_run.id IS 'number of the run';
COMMENT ON COLUMN synth_run.state IS 'done, or filling: a run of synth_generate_bulk that has not ended; any other that failed is rolled back together with its rows';
COMMENT ON COLUMN synth_run.role IS 'role that made the run';
COMMENT ON COLUMN synth_run.schema_name IS 'argument schema_name; null if tables were given by regclass';
COMMENT ON COLUMN synth_run.tables IS 'argument tables; null for all tables of the schema';
COMMENT ON COLUMN synth_run.rows IS 'argument rows: rows per table';
COMMENT ON COLUMN synth_run.row_counts IS 'argument row_counts';
COMMENT ON COLUMN synth_run.seed IS 'argument seed';
COMMENT ON COLUMN synth_run.mode IS 'argument mode: append or replace';
COMMENT ON COLUMN synth_run.as_of IS 'the day that stood for today';
COMMENT ON COLUMN synth_run.as_of_pinned IS 'whether as_of was given as an argument';
COMMENT ON COLUMN synth_run.options IS 'argument options';
COMMENT ON COLUMN synth_run.locale IS 'setting synthgen.locale';
COMMENT ON COLUMN synth_run.generator_version IS 'version of the generators; the same version makes the same values';
COMMENT ON COLUMN synth_run.lexicon_version IS 'version of the word lists';
COMMENT ON COLUMN synth_run.database IS 'cluster and database in which the run was made: table OIDs mean something only there';
COMMENT ON COLUMN synth_run.started IS 'when the run began';
COMMENT ON COLUMN synth_run.finished IS 'when the run ended';

CREATE TABLE synth_run_table (
    run bigint NOT NULL REFERENCES synth_run ON DELETE CASCADE,
    step int NOT NULL,
    schema_name name NOT NULL,
    table_name name NOT NULL,
    table_oid oid NOT NULL,
    first_row bigint NOT NULL,
    next_row bigint NOT NULL,
    rows bigint NOT NULL,
    seconds double precision NOT NULL,
    note text NOT NULL,
    state text NOT NULL,
    PRIMARY KEY (run, step),
    CHECK (state IN ('filling', 'done')));

CREATE INDEX synth_run_table_name ON synth_run_table (schema_name, table_name, run);

COMMENT ON TABLE synth_run_table IS 'one row a table of a run; written by the extension only';
COMMENT ON COLUMN synth_run_table.run IS 'number of the run';
COMMENT ON COLUMN synth_run_table.step IS 'place of the table in the order of loading, from 1';
COMMENT ON COLUMN synth_run_table.schema_name IS 'schema of the table at the time of the run';
COMMENT ON COLUMN synth_run_table.table_name IS 'name of the table at the time of the run';
COMMENT ON COLUMN synth_run_table.table_oid IS 'OID of the table in the database of the run';
COMMENT ON COLUMN synth_run_table.first_row IS 'number of the first row that the run made, from 0';
COMMENT ON COLUMN synth_run_table.next_row IS 'number after the last row that the run made';
COMMENT ON COLUMN synth_run_table.rows IS 'rows written';
COMMENT ON COLUMN synth_run_table.seconds IS 'time that the table took, in seconds';
COMMENT ON COLUMN synth_run_table.note IS 'what there was to say of the table; empty if nothing';
COMMENT ON COLUMN synth_run_table.state IS 'done, or filling: rows, indexes or the proof of foreign keys are left to do';

-- Means something in its database alone, and only as long as the run is not done: no dump needs it.
CREATE TABLE synth_run_part (
    run bigint NOT NULL REFERENCES synth_run ON DELETE CASCADE,
    step int NOT NULL,
    part int NOT NULL,
    index_oid oid,
    first_row bigint NOT NULL,
    next_row bigint NOT NULL,
    seconds double precision NOT NULL,
    note text NOT NULL,
    done boolean NOT NULL,
    PRIMARY KEY (run, step, part));

COMMENT ON TABLE synth_run_part IS 'what a run of synth_generate_bulk does in one transaction: rows of a table, or an index; empty when the run is done';
COMMENT ON COLUMN synth_run_part.run IS 'number of the run';
COMMENT ON COLUMN synth_run_part.step IS 'the table: its step in synth_run_table';
COMMENT ON COLUMN synth_run_part.part IS 'number of the part within the table, from 1';
COMMENT ON COLUMN synth_run_part.index_oid IS 'index to build when all rows are there; null for rows';
COMMENT ON COLUMN synth_run_part.first_row IS 'place of the first row among those of the run, from 0';
COMMENT ON COLUMN synth_run_part.next_row IS 'place after the last row';
COMMENT ON COLUMN synth_run_part.seconds IS 'time that the part took, in seconds';
COMMENT ON COLUMN synth_run_part.note IS 'what there was to say; empty if nothing';
COMMENT ON COLUMN synth_run_part.done IS 'whether the part is done';

REVOKE ALL ON synth_run, synth_run_table, synth_run_part, synth_run_id FROM PUBLIC;

SELECT pg_catalog.pg_extension_config_dump('synth_run_id', '');
SELECT pg_catalog.pg_extension_config_dump('synth_run', '');
SELECT pg_catalog.pg_extension_config_dump('synth_run_table', '');

-- pg_roles comes first in the condition since pg_has_role raises an error for a role that was dropped.
CREATE VIEW synth_runs WITH (security_barrier) AS
SELECT run.id,
       run.seed,
       run.as_of,
       run.schema_name,
       run.mode,
       run.options,
       (SELECT pg_catalog.array_agg(pg_catalog.format('%I.%I', made.schema_name, made.table_name)
                                    ORDER BY made.step)
          FROM synth_run_table AS made WHERE made.run = run.id) AS table_order,
       (SELECT pg_catalog.sum(made.rows)::bigint
          FROM synth_run_table AS made WHERE made.run = run.id) AS rows,
       run.started,
       run.finished - run.started AS elapsed,
       run.state,
       run.role,
       run.row_counts,
       run.rows AS rows_per_table,
       run.tables,
       run.as_of_pinned,
       run.locale,
       run.generator_version,
       run.lexicon_version
  FROM synth_run AS run
 WHERE EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS role
                WHERE role.rolname = run.role AND pg_catalog.pg_has_role(role.oid, 'MEMBER'))
    OR EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS caller
                WHERE caller.rolname = CURRENT_USER AND caller.rolsuper);

COMMENT ON VIEW synth_runs IS 'runs of synth_generate, of the roles that the current user is a member of';
COMMENT ON COLUMN synth_runs.id IS 'number of the run, for synth_report';
COMMENT ON COLUMN synth_runs.seed IS 'seed';
COMMENT ON COLUMN synth_runs.as_of IS 'the day that stood for today';
COMMENT ON COLUMN synth_runs.schema_name IS 'schema that was filled; null if tables were given by regclass';
COMMENT ON COLUMN synth_runs.mode IS 'append or replace';
COMMENT ON COLUMN synth_runs.options IS 'options';
COMMENT ON COLUMN synth_runs.table_order IS 'tables in the order of loading';
COMMENT ON COLUMN synth_runs.rows IS 'rows written into all tables together';
COMMENT ON COLUMN synth_runs.started IS 'when the run began';
COMMENT ON COLUMN synth_runs.elapsed IS 'how long it took';
COMMENT ON COLUMN synth_runs.state IS 'done, or filling: a run of synth_generate_bulk that has not ended; any other that failed is rolled back together with its rows';
COMMENT ON COLUMN synth_runs.role IS 'role that made the run';
COMMENT ON COLUMN synth_runs.row_counts IS 'row counts that were asked for by table';
COMMENT ON COLUMN synth_runs.rows_per_table IS 'rows that were asked for per table';
COMMENT ON COLUMN synth_runs.tables IS 'tables that were asked for; null for all tables of the schema';
COMMENT ON COLUMN synth_runs.as_of_pinned IS 'whether as_of was given as an argument';
COMMENT ON COLUMN synth_runs.locale IS 'locale of the generated values';
COMMENT ON COLUMN synth_runs.generator_version IS 'version of the generators';
COMMENT ON COLUMN synth_runs.lexicon_version IS 'version of the word lists';

GRANT SELECT ON synth_runs TO PUBLIC;

CREATE TABLE synth_fault (
    run bigint NOT NULL REFERENCES synth_run ON DELETE CASCADE,
    table_oid oid NOT NULL,
    row_key jsonb NOT NULL,
    column_name name NOT NULL,
    kind text NOT NULL,
    clean_value jsonb,
    faulty_value jsonb,
    copy_of jsonb);

CREATE INDEX synth_fault_run ON synth_fault (run);

COMMENT ON TABLE synth_fault IS 'one row a value that a run made wrong on request; written by the extension only';
COMMENT ON COLUMN synth_fault.run IS 'number of the run';
COMMENT ON COLUMN synth_fault.table_oid IS 'OID of the table, as in synth_run_table';
COMMENT ON COLUMN synth_fault.row_key IS 'key of the row';
COMMENT ON COLUMN synth_fault.column_name IS 'column at the time of the run';
COMMENT ON COLUMN synth_fault.kind IS 'kind of the fault';
COMMENT ON COLUMN synth_fault.clean_value IS 'value that the column would have without the fault';
COMMENT ON COLUMN synth_fault.faulty_value IS 'value that was written';
COMMENT ON COLUMN synth_fault.copy_of IS 'of a duplicate: key of the row that it repeats';

REVOKE ALL ON synth_fault FROM PUBLIC;

SELECT pg_catalog.pg_extension_config_dump('synth_fault', '');

CREATE VIEW synth_faults WITH (security_barrier) AS
SELECT fault.run,
       pg_catalog.format('%I.%I', made.schema_name, made.table_name) AS table_name,
       fault.row_key,
       fault.column_name,
       fault.kind,
       fault.clean_value,
       fault.faulty_value,
       fault.copy_of
  FROM synth_fault AS fault
  JOIN synth_run_table AS made ON made.run = fault.run AND made.table_oid = fault.table_oid
 WHERE fault.run IN (SELECT id FROM synth_runs);

COMMENT ON VIEW synth_faults IS 'values that runs made wrong on request, of the runs in synth_runs';
COMMENT ON COLUMN synth_faults.run IS 'number of the run';
COMMENT ON COLUMN synth_faults.table_name IS 'table, as it was called at the time of the run';
COMMENT ON COLUMN synth_faults.row_key IS 'key of the row: its primary key, else another one, else the whole row; contained in to_jsonb(row)';
COMMENT ON COLUMN synth_faults.column_name IS 'column';
COMMENT ON COLUMN synth_faults.kind IS 'duplicate, null, outlier, typo, late, whitespace or case';
COMMENT ON COLUMN synth_faults.clean_value IS 'value that the column would have without the fault';
COMMENT ON COLUMN synth_faults.faulty_value IS 'value that was written';
COMMENT ON COLUMN synth_faults.copy_of IS 'of a duplicate: key of the row that it repeats';

GRANT SELECT ON synth_faults TO PUBLIC;

CREATE FUNCTION synth_faults(run bigint DEFAULT NULL)
RETURNS SETOF synth_faults
LANGUAGE sql STABLE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL SAFE
BEGIN ATOMIC
    SELECT fault.*
      FROM synth_faults AS fault
     WHERE fault.run = COALESCE(synth_faults.run, (SELECT pg_catalog.max(id) FROM synth_runs));
END;

COMMENT ON FUNCTION synth_faults(bigint) IS
    'the values that a run, or else the last one, made wrong on request: what a test of data cleaning has to find';

-- What the library reports through pg_stat_progress_copy while it loads: param18 marks its lines, param19 is the
-- number of rows that are expected, param20 when the table was begun. Processes that build indexes for a run
-- are known by their lock on the ledger.
CREATE VIEW synth_progress AS
SELECT progress.pid,
       progress.table_name,
       progress.phase,
       progress.rows_done,
       progress.rows_total,
       pg_catalog.round(progress.rows_done / NULLIF(progress.seconds, 0))::bigint AS rows_per_second,
       pg_catalog.make_interval(secs => (progress.seconds * (progress.rows_total - progress.rows_done)
                                         / NULLIF(progress.rows_done, 0))::double precision) AS remaining
  FROM (SELECT load.pid,
               load.relid::regclass AS table_name,
               'loading rows' AS phase,
               load.param3 + load.param4 AS rows_done,
               load.param19 AS rows_total,
               EXTRACT(epoch FROM pg_catalog.clock_timestamp() - '2000-01-01 00:00:00+00'::timestamptz)
               - load.param20 / 1000000.0 AS seconds
          FROM pg_catalog.pg_stat_get_progress_info('COPY') AS load
         WHERE load.param18 = 495958520936
           AND load.datid = (SELECT oid FROM pg_catalog.pg_database
                              WHERE datname = pg_catalog.current_database())
         UNION ALL
        SELECT build.pid,
               build.relid::regclass,
               build.phase,
               build.tuples_done,
               NULLIF(build.tuples_total, 0),
               NULL
          FROM pg_catalog.pg_stat_progress_create_index AS build
         WHERE build.datname = pg_catalog.current_database()
           AND EXISTS (SELECT
                         FROM pg_catalog.pg_locks AS lock
                        WHERE lock.pid = build.pid AND lock.relation = 'synth_run'::regclass
                          AND lock.mode = 'RowExclusiveLock' AND lock.granted)) AS progress;

COMMENT ON VIEW synth_progress IS 'what runs are doing at this moment, in any session of this database; one line a process';
COMMENT ON COLUMN synth_progress.pid IS 'process';
COMMENT ON COLUMN synth_progress.table_name IS 'table that is being filled';
COMMENT ON COLUMN synth_progress.phase IS 'loading rows, or a phase of building an index as in pg_stat_progress_create_index';
COMMENT ON COLUMN synth_progress.rows_done IS 'rows done in this phase';
COMMENT ON COLUMN synth_progress.rows_total IS 'rows to do in this phase';
COMMENT ON COLUMN synth_progress.rows_per_second IS 'rows per second since the table was begun';
COMMENT ON COLUMN synth_progress.remaining IS 'time that the other rows will take at this rate';

GRANT SELECT ON synth_progress TO PUBLIC;

CREATE FUNCTION synth_report(run bigint)
RETURNS jsonb
AS 'MODULE_PATHNAME', 'synth_report'
LANGUAGE C STABLE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_report(bigint) IS
    'describes a run and what its tables hold now: columns, keys, foreign-key coverage, constraint violations';

CREATE FUNCTION synth_refresh(schema_name text)
RETURNS TABLE (table_name regclass, rows bigint, elapsed interval, note text)
AS 'MODULE_PATHNAME', 'synth_refresh'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_refresh(text) IS
    'repeats the last run of a schema in mode replace, with as_of moved to today unless it was given';

-- Changes

CREATE FUNCTION synth_apply(
    table_name regclass,
    patch jsonb,
    dry_run boolean DEFAULT false,
    max_rows bigint DEFAULT 1000000,
    seed bigint DEFAULT 0,
    keep_rules boolean DEFAULT true)
RETURNS TABLE (change bigint, step int, operation jsonb, estimated bigint, rows bigint,
               before jsonb, after jsonb, rule jsonb, note text)
AS 'MODULE_PATHNAME', 'synth_apply'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_apply(regclass, jsonb, boolean, bigint, bigint, boolean) IS
    'changes the rows of a table as a patch says: sets columns, deletes rows, adds rows';

CREATE FUNCTION synth_modify(
    table_name regclass,
    prompt text,
    dry_run boolean DEFAULT false,
    server text DEFAULT NULL,
    max_rows bigint DEFAULT 1000000,
    seed bigint DEFAULT 0,
    keep_rules boolean DEFAULT true)
RETURNS TABLE (change bigint, step int, operation jsonb, estimated bigint, rows bigint,
               before jsonb, after jsonb, rule jsonb, note text)
AS 'MODULE_PATHNAME', 'synth_modify'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_modify(regclass, text, boolean, text, bigint, bigint, boolean) IS
    'changes the rows of a table as asked in plain language: a language model writes the patch';

CREATE FUNCTION synth_patch_schema()
RETURNS jsonb
AS 'MODULE_PATHNAME', 'synth_patch_schema'
LANGUAGE C IMMUTABLE STRICT SECURITY INVOKER PARALLEL SAFE;

COMMENT ON FUNCTION synth_patch_schema() IS 'the JSON Schema of a patch for synth_apply';

CREATE FUNCTION synth_undo(change bigint)
RETURNS TABLE (table_name regclass, rows bigint)
AS 'MODULE_PATHNAME', 'synth_undo'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_undo(bigint) IS 'takes back what synth_apply or synth_modify changed';

CREATE SEQUENCE synth_change_id AS bigint;

COMMENT ON SEQUENCE synth_change_id IS 'numbers of the changes by synth_apply and synth_modify';

-- A change is written in the transaction that changes the rows.
CREATE TABLE synth_change (
    id bigint NOT NULL DEFAULT nextval('synth_change_id') PRIMARY KEY,
    state text NOT NULL DEFAULT 'applied',
    role name NOT NULL,
    schema_name name NOT NULL,
    table_name name NOT NULL,
    table_oid oid NOT NULL,
    database text NOT NULL,
    prompt text,
    model text,
    patch jsonb NOT NULL,
    seed bigint NOT NULL,
    applied timestamptz NOT NULL DEFAULT now(),
    undone timestamptz,
    CHECK (state IN ('applied', 'undone')));

ALTER SEQUENCE synth_change_id OWNED BY synth_change.id;

COMMENT ON TABLE synth_change IS 'one row a change by synth_apply or synth_modify; written by the extension only';
COMMENT ON COLUMN synth_change.id IS 'number of the change';
COMMENT ON COLUMN synth_change.state IS 'applied or undone';
COMMENT ON COLUMN synth_change.role IS 'role that made the change';
COMMENT ON COLUMN synth_change.schema_name IS 'schema of the table at the time';
COMMENT ON COLUMN synth_change.table_name IS 'name of the table at the time';
COMMENT ON COLUMN synth_change.table_oid IS 'OID of the table in the database of the change';
COMMENT ON COLUMN synth_change.database IS 'cluster and database in which the change was made: the OID means something only there';
COMMENT ON COLUMN synth_change.prompt IS 'what synth_modify was asked; null for synth_apply';
COMMENT ON COLUMN synth_change.model IS 'model that wrote the patch; null for synth_apply';
COMMENT ON COLUMN synth_change.patch IS 'what was applied';
COMMENT ON COLUMN synth_change.seed IS 'argument seed';
COMMENT ON COLUMN synth_change.applied IS 'when the change was made';
COMMENT ON COLUMN synth_change.undone IS 'when it was undone';

CREATE TABLE synth_change_step (
    change bigint NOT NULL REFERENCES synth_change ON DELETE CASCADE,
    step int NOT NULL,
    op text NOT NULL,
    key_columns text[] NOT NULL,
    whole_row boolean NOT NULL,
    old_columns text[] NOT NULL,
    new_columns text[] NOT NULL,
    rows bigint NOT NULL,
    obstacle text,
    rule_before jsonb,
    rule_after jsonb,
    PRIMARY KEY (change, step));

COMMENT ON TABLE synth_change_step IS 'one row an operation of a change; written by the extension only';
COMMENT ON COLUMN synth_change_step.change IS 'number of the change';
COMMENT ON COLUMN synth_change_step.step IS 'place of the operation in the patch, from 1';
COMMENT ON COLUMN synth_change_step.op IS 'set, delete or insert';
COMMENT ON COLUMN synth_change_step.key_columns IS 'columns by which rows are told apart';
COMMENT ON COLUMN synth_change_step.whole_row IS 'whether these are all columns, as rows have no key';
COMMENT ON COLUMN synth_change_step.old_columns IS 'columns of which the values before are on record';
COMMENT ON COLUMN synth_change_step.new_columns IS 'columns of which the values after are on record';
COMMENT ON COLUMN synth_change_step.rows IS 'rows that were changed';
COMMENT ON COLUMN synth_change_step.obstacle IS 'why the change cannot be undone; null if it can';
COMMENT ON COLUMN synth_change_step.rule_before IS 'rule that the column had; null for none, or if none was kept';
COMMENT ON COLUMN synth_change_step.rule_after IS 'rule that was kept for rows to come; null if none was';

-- Many rows of a table are kept as one, so that a change of a million rows is a thousand rows here.
CREATE TABLE synth_change_batch (
    change bigint NOT NULL,
    step int NOT NULL,
    batch int NOT NULL,
    rows int NOT NULL,
    keys text[] NOT NULL,
    old text[] NOT NULL,
    new text[] NOT NULL,
    PRIMARY KEY (change, step, batch),
    FOREIGN KEY (change, step) REFERENCES synth_change_step ON DELETE CASCADE);

COMMENT ON TABLE synth_change_batch IS 'the rows that a change can give back, many in each row; written by the extension only';
COMMENT ON COLUMN synth_change_batch.change IS 'number of the change';
COMMENT ON COLUMN synth_change_batch.step IS 'place of the operation in the patch';
COMMENT ON COLUMN synth_change_batch.batch IS 'place of the batch in the operation, from 1';
COMMENT ON COLUMN synth_change_batch.rows IS 'how many rows it holds';
COMMENT ON COLUMN synth_change_batch.keys IS 'their keys after the change, as text, row by row';
COMMENT ON COLUMN synth_change_batch.old IS 'their values before the change, as text, row by row';
COMMENT ON COLUMN synth_change_batch.new IS 'their values after the change, as text, row by row';

REVOKE ALL ON synth_change, synth_change_id, synth_change_step, synth_change_batch FROM PUBLIC;

SELECT pg_catalog.pg_extension_config_dump('synth_change_id', '');
SELECT pg_catalog.pg_extension_config_dump('synth_change', '');
SELECT pg_catalog.pg_extension_config_dump('synth_change_step', '');
SELECT pg_catalog.pg_extension_config_dump('synth_change_batch', '');

CREATE VIEW synth_changes WITH (security_barrier) AS
SELECT change.id,
       change.state,
       change.role,
       pg_catalog.format('%I.%I', change.schema_name, change.table_name) AS table_name,
       (SELECT pg_catalog.sum(step.rows)::bigint
          FROM synth_change_step AS step WHERE step.change = change.id) AS rows,
       change.prompt,
       change.model,
       change.patch,
       change.seed,
       change.applied,
       change.undone,
       (SELECT pg_catalog.string_agg(step.obstacle, ' ' ORDER BY step.step)
          FROM synth_change_step AS step WHERE step.change = change.id) AS note
  FROM synth_change AS change
 WHERE EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS role
                WHERE role.rolname = change.role AND pg_catalog.pg_has_role(role.oid, 'MEMBER'))
    OR EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS caller
                WHERE caller.rolname = CURRENT_USER AND caller.rolsuper);

COMMENT ON VIEW synth_changes IS 'changes by synth_apply and synth_modify, of the roles that the current user is a member of';
COMMENT ON COLUMN synth_changes.id IS 'number of the change, for synth_undo';
COMMENT ON COLUMN synth_changes.state IS 'applied or undone';
COMMENT ON COLUMN synth_changes.role IS 'role that made the change';
COMMENT ON COLUMN synth_changes.table_name IS 'table, as it was called then';
COMMENT ON COLUMN synth_changes.rows IS 'rows changed by all operations together';
COMMENT ON COLUMN synth_changes.prompt IS 'what synth_modify was asked; null for synth_apply';
COMMENT ON COLUMN synth_changes.model IS 'model that wrote the patch; null for synth_apply';
COMMENT ON COLUMN synth_changes.patch IS 'what was applied';
COMMENT ON COLUMN synth_changes.seed IS 'seed';
COMMENT ON COLUMN synth_changes.applied IS 'when the change was made';
COMMENT ON COLUMN synth_changes.undone IS 'when it was undone';
COMMENT ON COLUMN synth_changes.note IS 'why it cannot be undone; null if it can';

GRANT SELECT ON synth_changes TO PUBLIC;

-- Language models

CREATE FUNCTION synth_llm_validator(options text[], catalog oid)
RETURNS void
AS 'MODULE_PATHNAME', 'synth_llm_validator'
LANGUAGE C VOLATILE STRICT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_llm_validator(text[], oid) IS
    'checks the options of servers and user mappings of the foreign-data wrapper synthgen_llm';

-- Who may use a model is a matter of USAGE on its server, as for every foreign server.
CREATE FOREIGN DATA WRAPPER synthgen_llm VALIDATOR synth_llm_validator;

COMMENT ON FOREIGN DATA WRAPPER synthgen_llm IS 'language models: a server is a model, a user mapping holds a key';

CREATE FUNCTION synth_llm_ping(server text DEFAULT NULL)
RETURNS TABLE (server_name text, provider text, model text, latency interval, input_tokens bigint, output_tokens bigint)
AS 'MODULE_PATHNAME', 'synth_llm_ping'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_llm_ping(text) IS
    'asks a language model for one word, to see that server and key work; needs USAGE on the server';

CREATE FUNCTION synth_llm_describe(table_name regclass)
RETURNS jsonb
AS 'MODULE_PATHNAME', 'synth_llm_describe'
LANGUAGE C STABLE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_llm_describe(regclass) IS
    'shows what a language model would be told of a table under the current synthgen.llm_share; sends nothing';

CREATE SEQUENCE synth_llm_call_id AS bigint;

COMMENT ON SEQUENCE synth_llm_call_id IS 'numbers of the calls to language models';

CREATE TABLE synth_llm_call (
    id bigint NOT NULL DEFAULT nextval('synth_llm_call_id') PRIMARY KEY,
    sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    role name NOT NULL,
    server name NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    purpose text NOT NULL,
    state text NOT NULL DEFAULT 'sent',
    seconds double precision,
    http_status int,
    input_tokens bigint,
    output_tokens bigint,
    system text,
    prompt text,
    schema text,
    answer text,
    message text);

ALTER SEQUENCE synth_llm_call_id OWNED BY synth_llm_call.id;
CREATE INDEX synth_llm_call_server ON synth_llm_call (server, sent_at);

COMMENT ON TABLE synth_llm_call IS 'one row a call to a language model; written by the extension only';
COMMENT ON COLUMN synth_llm_call.id IS 'number of the call';
COMMENT ON COLUMN synth_llm_call.sent_at IS 'when it was sent';
COMMENT ON COLUMN synth_llm_call.role IS 'role on whose behalf it was sent';
COMMENT ON COLUMN synth_llm_call.server IS 'foreign server that it was sent to';
COMMENT ON COLUMN synth_llm_call.provider IS 'provider of the server';
COMMENT ON COLUMN synth_llm_call.model IS 'model; once it has answered, as the provider calls it';
COMMENT ON COLUMN synth_llm_call.purpose IS 'what the call was for';
COMMENT ON COLUMN synth_llm_call.state IS 'sent, answered, or why there is no answer';
COMMENT ON COLUMN synth_llm_call.seconds IS 'how long the call took';
COMMENT ON COLUMN synth_llm_call.http_status IS 'status of the HTTP response; null if there was none';
COMMENT ON COLUMN synth_llm_call.input_tokens IS 'tokens that were sent, as the provider counts them';
COMMENT ON COLUMN synth_llm_call.output_tokens IS 'tokens of the answer, as the provider counts them';
COMMENT ON COLUMN synth_llm_call.system IS 'instruction that was sent; null if synthgen.llm_log was off';
COMMENT ON COLUMN synth_llm_call.prompt IS 'question that was sent; null if synthgen.llm_log was off';
COMMENT ON COLUMN synth_llm_call.schema IS 'JSON Schema of the answer; null if there was none, or synthgen.llm_log was off';
COMMENT ON COLUMN synth_llm_call.answer IS 'the answer; null if there was none, or synthgen.llm_log was off';
COMMENT ON COLUMN synth_llm_call.message IS 'why there is no answer';

REVOKE ALL ON synth_llm_call, synth_llm_call_id FROM PUBLIC;

SELECT pg_catalog.pg_extension_config_dump('synth_llm_call_id', '');
SELECT pg_catalog.pg_extension_config_dump('synth_llm_call', '');

CREATE VIEW synth_llm_log WITH (security_barrier) AS
SELECT call.*
  FROM synth_llm_call AS call
 WHERE EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS role
                WHERE role.rolname = call.role AND pg_catalog.pg_has_role(role.oid, 'MEMBER'))
    OR EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS caller
                WHERE caller.rolname = CURRENT_USER AND caller.rolsuper);

COMMENT ON VIEW synth_llm_log IS
    'calls to language models on behalf of the roles that the current user is a member of: what was sent, when, and what came of it';

GRANT SELECT ON synth_llm_log TO PUBLIC;

-- Text pools

CREATE SEQUENCE synth_text_pool_id AS bigint;

COMMENT ON SEQUENCE synth_text_pool_id IS 'numbers of text pools';

CREATE TABLE synth_text_pool (
    id bigint NOT NULL DEFAULT nextval('synth_text_pool_id') PRIMARY KEY,
    role name NOT NULL,
    question text NOT NULL,
    spec text,
    server name,
    provider text NOT NULL,
    model text NOT NULL,
    table_name text NOT NULL,
    columns text[] NOT NULL,
    records text[] NOT NULL DEFAULT '{}',
    variants text[] NOT NULL DEFAULT '{}',
    slots jsonb NOT NULL DEFAULT '{}',
    wanted int NOT NULL,
    state text NOT NULL DEFAULT 'growing',
    requests int NOT NULL DEFAULT 0,
    input_tokens bigint NOT NULL DEFAULT 0,
    output_tokens bigint NOT NULL DEFAULT 0,
    created timestamptz NOT NULL DEFAULT now(),
    UNIQUE (role, question, provider, model),
    CHECK (state IN ('growing', 'done')));

ALTER SEQUENCE synth_text_pool_id OWNED BY synth_text_pool.id;

COMMENT ON TABLE synth_text_pool IS 'texts for columns, written by language models or by hand; written by the extension only';
COMMENT ON COLUMN synth_text_pool.id IS 'number of the pool';
COMMENT ON COLUMN synth_text_pool.role IS 'role that asked for it or wrote it';
COMMENT ON COLUMN synth_text_pool.question IS 'hash of spec; of a pool written by hand its table and columns';
COMMENT ON COLUMN synth_text_pool.spec IS 'what the model was told: table, columns, prompt, locale, number of texts';
COMMENT ON COLUMN synth_text_pool.server IS 'foreign server that was asked';
COMMENT ON COLUMN synth_text_pool.provider IS 'provider of the model, or hand';
COMMENT ON COLUMN synth_text_pool.model IS 'model, or hand';
COMMENT ON COLUMN synth_text_pool.table_name IS 'table that the texts are for';
COMMENT ON COLUMN synth_text_pool.columns IS 'columns that the texts are for';
COMMENT ON COLUMN synth_text_pool.records IS 'two dimensions: a record, its text for each of the columns';
COMMENT ON COLUMN synth_text_pool.variants IS 'qualifications that make further texts of a unique column';
COMMENT ON COLUMN synth_text_pool.slots IS 'lists that slots in the texts draw from, by name';
COMMENT ON COLUMN synth_text_pool.wanted IS 'records asked for';
COMMENT ON COLUMN synth_text_pool.state IS 'growing while the model is asked; done: never changes again';
COMMENT ON COLUMN synth_text_pool.requests IS 'calls of the model';
COMMENT ON COLUMN synth_text_pool.input_tokens IS 'tokens sent';
COMMENT ON COLUMN synth_text_pool.output_tokens IS 'tokens received';
COMMENT ON COLUMN synth_text_pool.created IS 'when it was asked for or written';

REVOKE ALL ON synth_text_pool, synth_text_pool_id FROM PUBLIC;

SELECT pg_catalog.pg_extension_config_dump('synth_text_pool_id', '');
SELECT pg_catalog.pg_extension_config_dump('synth_text_pool', '');

CREATE VIEW synth_text_pools WITH (security_barrier) AS
SELECT pool.id,
       pool.table_name,
       pool.columns,
       COALESCE(pg_catalog.array_length(pool.records, 1), 0) AS size,
       pool.wanted,
       pool.state,
       pool.model,
       pool.provider,
       pool.server,
       pool.requests,
       pool.input_tokens,
       pool.output_tokens,
       pool.role,
       pool.created,
       pool.records,
       pool.variants,
       pool.slots,
       pool.spec
  FROM synth_text_pool AS pool
 WHERE EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS role
                WHERE role.rolname = pool.role AND pg_catalog.pg_has_role(role.oid, 'MEMBER'))
    OR EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS caller
                WHERE caller.rolname = CURRENT_USER AND caller.rolsuper);

COMMENT ON VIEW synth_text_pools IS 'text pools, of the roles that the current user is a member of';
COMMENT ON COLUMN synth_text_pools.id IS 'number of the pool, for synth_drop_text_pool';
COMMENT ON COLUMN synth_text_pools.table_name IS 'table that the texts are for';
COMMENT ON COLUMN synth_text_pools.columns IS 'columns that the texts are for';
COMMENT ON COLUMN synth_text_pools.size IS 'records that there are';
COMMENT ON COLUMN synth_text_pools.wanted IS 'records asked for';
COMMENT ON COLUMN synth_text_pools.state IS 'growing while the model is asked; done: never changes again';
COMMENT ON COLUMN synth_text_pools.model IS 'model, or hand';
COMMENT ON COLUMN synth_text_pools.provider IS 'provider of the model, or hand';
COMMENT ON COLUMN synth_text_pools.server IS 'foreign server that was asked';
COMMENT ON COLUMN synth_text_pools.requests IS 'calls of the model';
COMMENT ON COLUMN synth_text_pools.input_tokens IS 'tokens sent';
COMMENT ON COLUMN synth_text_pools.output_tokens IS 'tokens received';
COMMENT ON COLUMN synth_text_pools.role IS 'role that asked for it or wrote it';
COMMENT ON COLUMN synth_text_pools.created IS 'when it was asked for or written';
COMMENT ON COLUMN synth_text_pools.records IS 'two dimensions: a record, its text for each of the columns';
COMMENT ON COLUMN synth_text_pools.variants IS 'qualifications that make further texts of a unique column';
COMMENT ON COLUMN synth_text_pools.slots IS 'lists that slots in the texts draw from, by name';
COMMENT ON COLUMN synth_text_pools.spec IS 'what the model was told';

GRANT SELECT ON synth_text_pools TO PUBLIC;

CREATE FUNCTION synth_add_text_pool(
    table_name regclass,
    columns text[],
    records text[],
    variants text[] DEFAULT '{}',
    slots jsonb DEFAULT '{}')
RETURNS bigint
AS 'MODULE_PATHNAME', 'synth_add_text_pool'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_add_text_pool(regclass, text[], text[], text[], jsonb) IS
    'keeps texts of your own for columns of a table; runs with the option text take them';

CREATE FUNCTION synth_drop_text_pool(pool bigint)
RETURNS void
AS 'MODULE_PATHNAME', 'synth_drop_text_pool'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_drop_text_pool(bigint) IS
    'forgets a text pool; the next run that wants it asks anew';

-- Jobs of the background worker

CREATE SEQUENCE synth_job_id AS bigint;

COMMENT ON SEQUENCE synth_job_id IS 'numbers of jobs of the background worker';

-- A job is queued in the transaction of its run, so that a run that failed leaves none. What is left of a job
-- when a worker dies is taken up by another: its texts are in synth_text_pool, its place in the rows is here.
CREATE TABLE synth_job (
    id bigint NOT NULL DEFAULT nextval('synth_job_id') PRIMARY KEY,
    run bigint NOT NULL REFERENCES synth_run ON DELETE CASCADE,
    role name NOT NULL,
    role_oid oid NOT NULL,
    server name NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    table_oid oid NOT NULL,
    table_name text NOT NULL,
    columns text[] NOT NULL,
    wanted int NOT NULL,
    spec text NOT NULL,
    context text NOT NULL,
    state text NOT NULL DEFAULT 'queued',
    texts int NOT NULL DEFAULT 0,
    next_row bigint,
    rows bigint NOT NULL DEFAULT 0,
    rows_changed bigint NOT NULL DEFAULT 0,
    rows_refused bigint NOT NULL DEFAULT 0,
    attempts int NOT NULL DEFAULT 0,
    requests int NOT NULL DEFAULT 0,
    input_tokens bigint NOT NULL DEFAULT 0,
    output_tokens bigint NOT NULL DEFAULT 0,
    reason text,
    not_before timestamptz NOT NULL DEFAULT now(),
    worker int,
    lease_until timestamptz,
    queued timestamptz NOT NULL DEFAULT now(),
    started timestamptz,
    finished timestamptz,
    CHECK (state IN ('queued', 'asking', 'rewriting', 'done', 'failed')));

ALTER SEQUENCE synth_job_id OWNED BY synth_job.id;

CREATE INDEX synth_job_open ON synth_job (not_before) WHERE state IN ('queued', 'asking', 'rewriting');

COMMENT ON TABLE synth_job IS 'text pools that the background worker is to get, and rows to rewrite with them; written by the extension only';
COMMENT ON COLUMN synth_job.id IS 'number of the job';
COMMENT ON COLUMN synth_job.run IS 'run whose rows are rewritten';
COMMENT ON COLUMN synth_job.role IS 'role that queued it, with whose rights it is done';
COMMENT ON COLUMN synth_job.role_oid IS 'OID of the role';
COMMENT ON COLUMN synth_job.server IS 'foreign server of the model';
COMMENT ON COLUMN synth_job.provider IS 'provider of the model';
COMMENT ON COLUMN synth_job.model IS 'model';
COMMENT ON COLUMN synth_job.table_oid IS 'OID of the table';
COMMENT ON COLUMN synth_job.table_name IS 'table whose texts are wanted';
COMMENT ON COLUMN synth_job.columns IS 'columns whose texts are wanted';
COMMENT ON COLUMN synth_job.wanted IS 'records wanted';
COMMENT ON COLUMN synth_job.spec IS 'what is asked for';
COMMENT ON COLUMN synth_job.context IS 'what the model is told of the table besides';
COMMENT ON COLUMN synth_job.state IS 'queued, asking, rewriting, done, or failed for good';
COMMENT ON COLUMN synth_job.texts IS 'records that have come so far';
COMMENT ON COLUMN synth_job.next_row IS 'number of the row at which rewriting goes on';
COMMENT ON COLUMN synth_job.rows IS 'rows looked at so far';
COMMENT ON COLUMN synth_job.rows_changed IS 'rows that got texts of the pool';
COMMENT ON COLUMN synth_job.rows_refused IS 'rows that a constraint or a trigger kept as they were';
COMMENT ON COLUMN synth_job.attempts IS 'failures in a row';
COMMENT ON COLUMN synth_job.requests IS 'calls of the model';
COMMENT ON COLUMN synth_job.input_tokens IS 'tokens sent';
COMMENT ON COLUMN synth_job.output_tokens IS 'tokens received';
COMMENT ON COLUMN synth_job.reason IS 'what went wrong last';
COMMENT ON COLUMN synth_job.not_before IS 'when it is to be tried next';
COMMENT ON COLUMN synth_job.worker IS 'process that works on it';
COMMENT ON COLUMN synth_job.lease_until IS 'when another worker may take it over';
COMMENT ON COLUMN synth_job.queued IS 'when it was queued';
COMMENT ON COLUMN synth_job.started IS 'when work on it began';
COMMENT ON COLUMN synth_job.finished IS 'when it ended';

REVOKE ALL ON synth_job, synth_job_id FROM PUBLIC;

-- A call costs what the options input_price and output_price of its server say for a million tokens.
CREATE VIEW synth_jobs WITH (security_barrier) AS
SELECT job.id,
       job.run,
       job.table_name,
       job.columns,
       job.state,
       job.reason,
       job.texts,
       job.wanted,
       job.rows,
       job.rows_changed,
       job.rows_refused,
       job.attempts,
       job.requests,
       job.input_tokens,
       job.output_tokens,
       (SELECT pg_catalog.round((job.input_tokens * pg_catalog.max(price.option_value::numeric)
                                   FILTER (WHERE price.option_name = 'input_price')
                               + job.output_tokens * pg_catalog.max(price.option_value::numeric)
                                   FILTER (WHERE price.option_name = 'output_price')) / 1000000, 6)
          FROM pg_catalog.pg_foreign_server AS server,
               pg_catalog.pg_options_to_table(server.srvoptions) AS price
         WHERE server.srvname = job.server
           AND price.option_name IN ('input_price', 'output_price')) AS cost,
       job.server,
       job.model,
       job.role,
       job.worker,
       job.not_before,
       job.queued,
       job.started,
       job.finished
  FROM synth_job AS job
 WHERE EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS role
                WHERE role.rolname = job.role AND pg_catalog.pg_has_role(role.oid, 'MEMBER'))
    OR EXISTS (SELECT
                 FROM pg_catalog.pg_roles AS caller
                WHERE caller.rolname = CURRENT_USER AND caller.rolsuper);

COMMENT ON VIEW synth_jobs IS 'jobs of the background worker, of the roles that the current user is a member of';
COMMENT ON COLUMN synth_jobs.id IS 'number of the job';
COMMENT ON COLUMN synth_jobs.run IS 'run whose rows are rewritten';
COMMENT ON COLUMN synth_jobs.table_name IS 'table whose texts are wanted';
COMMENT ON COLUMN synth_jobs.columns IS 'columns whose texts are wanted';
COMMENT ON COLUMN synth_jobs.state IS 'queued, asking, rewriting, done, or failed for good';
COMMENT ON COLUMN synth_jobs.reason IS 'what went wrong last';
COMMENT ON COLUMN synth_jobs.texts IS 'records that have come so far';
COMMENT ON COLUMN synth_jobs.wanted IS 'records wanted';
COMMENT ON COLUMN synth_jobs.rows IS 'rows looked at so far';
COMMENT ON COLUMN synth_jobs.rows_changed IS 'rows that got texts of the pool';
COMMENT ON COLUMN synth_jobs.rows_refused IS 'rows that a constraint or a trigger kept as they were';
COMMENT ON COLUMN synth_jobs.attempts IS 'failures in a row';
COMMENT ON COLUMN synth_jobs.requests IS 'calls of the model';
COMMENT ON COLUMN synth_jobs.input_tokens IS 'tokens sent';
COMMENT ON COLUMN synth_jobs.output_tokens IS 'tokens received';
COMMENT ON COLUMN synth_jobs.cost IS 'what the tokens cost; null unless the server has both prices';
COMMENT ON COLUMN synth_jobs.server IS 'foreign server of the model';
COMMENT ON COLUMN synth_jobs.model IS 'model';
COMMENT ON COLUMN synth_jobs.role IS 'role that queued it, with whose rights it is done';
COMMENT ON COLUMN synth_jobs.worker IS 'process that works on it';
COMMENT ON COLUMN synth_jobs.not_before IS 'when it is to be tried next';
COMMENT ON COLUMN synth_jobs.queued IS 'when it was queued';
COMMENT ON COLUMN synth_jobs.started IS 'when work on it began';
COMMENT ON COLUMN synth_jobs.finished IS 'when it ended';

GRANT SELECT ON synth_jobs TO PUBLIC;

CREATE FUNCTION synth_worker_start()
RETURNS int
AS 'MODULE_PATHNAME', 'synth_worker_start'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_worker_start() IS
    'starts a background worker for this database; null if as many as synthgen.max_workers run already';

CREATE FUNCTION synth_worker_stop()
RETURNS int
AS 'MODULE_PATHNAME', 'synth_worker_stop'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_worker_stop() IS
    'stops the background workers of this database and returns how many; their jobs wait for the next';

CREATE FUNCTION synth_retry_job(job bigint)
RETURNS void
AS 'MODULE_PATHNAME', 'synth_retry_job'
LANGUAGE C VOLATILE CALLED ON NULL INPUT SECURITY INVOKER PARALLEL UNSAFE;

COMMENT ON FUNCTION synth_retry_job(bigint) IS 'queues a failed job of yours again';

REVOKE EXECUTE ON FUNCTION synth_worker_start(), synth_worker_stop() FROM PUBLIC;
