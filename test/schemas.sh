#!/usr/bin/env bash
# Fills every schema of test/schemas/ in a database of its own, twice, and asserts: each table got the rows
# asked for or a note says why not, every constraint holds (test/prove_constraints.sql), and the queries of
# NAME.check.sql, if there is one, return no row. One line "ok" or "not ok" a schema and row count.
# Runs beside a cluster: test/cluster.sh test/schemas.sh [NAME...]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
row_counts=${ROWS:-1 2 10 1000}

query() { PGOPTIONS='-c client_min_messages=warning' psql -X -q -v ON_ERROR_STOP=1 -At "$@"; }

# A line for each table that lacks rows without a note.
shortfall() {
  query -v rows="$2" "$1" <<'SQL'
SELECT format('%s: %s rows, no note', table_name, rows)
FROM filled WHERE rows < :rows AND coalesce(note, '') = '';
SQL
}

fill() {
  query -v rows="$2" "$1" <<'SQL'
CREATE EXTENSION IF NOT EXISTS synthgen SCHEMA public;
DROP TABLE IF EXISTS public.filled;
CREATE TABLE public.filled AS
  SELECT g.table_name::text AS table_name, g.rows, g.note
  FROM (SELECT array_agg(c.oid::regclass ORDER BY c.oid::regclass::text) AS tables
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                          AND d.objid = c.oid AND d.deptype = 'e')) t,
       public.synth_generate(t.tables, rows => :rows, seed => 7) g;
SQL
}

check_schema() {
  local name=$1 rows=$2 file=test/schemas/$1.sql database=schema_$1_$2
  psql -X -q -d postgres -c "CREATE DATABASE \"$database\"" || return
  query -f "$file" "$database" || return
  local lacking
  for _ in new appended; do
    fill "$database" "$rows" || return
    lacking=$(shortfall "$database" "$rows") || return
    [[ -z $lacking ]] || { echo "$lacking"; return 1; }
    query -f test/prove_constraints.sql "$database" || return
  done
  if [[ -f test/schemas/$name.check.sql && $rows -ge 100 ]]; then
    lacking=$(query -f "test/schemas/$name.check.sql" "$database") || return
    [[ -z $lacking ]] || { echo "$lacking"; return 1; }
  fi
}

if [[ $# -eq 0 ]]; then
  ls -S test/schemas/*.sql | sed '/\.check\.sql$/d; s/.*\///; s/\.sql$//' | test/side_by_side.sh test/schemas.sh
  exit
fi

status=0
for name in "$@"; do
  for rows in $row_counts; do
    if output=$(check_schema "$name" "$rows" 2>&1); then
      echo "ok $name, $rows rows"
    else
      status=1
      echo "not ok $name, $rows rows"
      sed 's/^/# /' <<<"$output"
    fi
  done
done
exit $status
