#!/usr/bin/env bash
# Fills each schema of test/coherence/ in databases of their own, by one call, by four that append to each other,
# and by one for each table, and asks the sentences of common sense in NAME.check.sql how many rows break them: none
# may. The sample schemas are those of test/schemas/. One line "ok" or "not ok" a sentence.
# Runs beside a cluster: test/cluster.sh test/coherence.sh [NAME...]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
rows=${ROWS:-1000}

query() { psql -X -q -v ON_ERROR_STOP=1 -At "$@"; }

generate="public.synth_generate(:'name', as_of => '2026-06-30'"

fill_at_once() {
  query "$@" <<<"SELECT count(*) FROM $generate, rows => :rows, seed => 42);"
}

fill_in_four_runs() {
  query "$@" <<<"SELECT count(g) FROM generate_series(42, 45) seed, $generate, rows => :rows / 4, seed => seed) g;"
}

# Parents first. Tables that refer to each other in a circle see each other only when one call fills them.
fill_table_by_table() {
  query "$@" <<SQL
WITH RECURSIVE refers AS (SELECT conrelid AS a, confrelid AS b FROM pg_constraint WHERE contype = 'f'
  UNION SELECT c.conrelid, r.b FROM pg_constraint c JOIN refers r ON c.contype = 'f' AND c.confrelid = r.a),
step AS (SELECT table_name, max(step) AS step
  FROM public.synth_plan(:'name', rows => :rows, as_of => '2026-06-30') GROUP BY 1),
circle AS (SELECT array_agg(DISTINCT o.table_name::oid::regclass) AS tables, max(o.step) AS step
  FROM step s JOIN step o ON o.table_name = s.table_name OR (EXISTS (SELECT FROM refers WHERE a = s.table_name AND b = o.table_name)
    AND EXISTS (SELECT FROM refers WHERE a = o.table_name AND b = s.table_name))
  GROUP BY s.table_name)
SELECT format('SELECT count(*) FROM public.synth_generate(%L::regclass[], as_of => %L, rows => %s, seed => 42)',
  tables, '2026-06-30', :rows)
FROM (SELECT DISTINCT tables, step FROM circle) c ORDER BY step
\\gexec
SQL
}

# Prints a line "sentence|violations" each. The checks take 2026-06-30 for the day of the run.
claims() {
  local name=$1 way=$2 file=test/coherence/$1.sql database=coherence_$1_$2
  [[ -f $file ]] || file=test/schemas/$name.sql
  psql -X -q -d postgres -c "CREATE DATABASE \"$database\"" || return
  query -f "$file" "$database" || return
  query -c 'CREATE EXTENSION IF NOT EXISTS synthgen SCHEMA public' "$database" || return
  "fill_$way" -v name="$name" -v rows="$rows" "$database" >/dev/null || return
  query -f "test/coherence/$name.check.sql" "$database"
}

if [[ $# -eq 0 ]]; then
  ls -S test/coherence/*.check.sql | sed 's/.*\///; s/\.check\.sql$//' | test/side_by_side.sh test/coherence.sh
  exit
fi

status=0
for name in "$@"; do
  for way in at_once in_four_runs table_by_table; do
    if ! output=$(claims "$name" "$way" 2>&1); then
      status=1
      echo "not ok $name: could not be filled ${way//_/ } and asked"
      sed 's/^/# /' <<<"$output"
      continue
    fi
    while IFS='|' read -r claim violations; do
      if [[ $violations == 0 ]]; then
        echo "ok $name: $claim, filled ${way//_/ }"
      else
        status=1
        echo "not ok $name: $claim, filled ${way//_/ } ($violations)"
      fi
    done <<<"$output"
  done
done
exit $status
