#!/usr/bin/env bash
# Fills each schema of test/coherence/ in a database of its own and asks the sentences of common sense in
# NAME.check.sql how many rows break them: none may. The sample schemas are those of test/schemas/. One line
# "ok" or "not ok" a sentence.
# Runs beside a cluster: test/cluster.sh test/coherence.sh [NAME...]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
rows=${ROWS:-1000}

query() { psql -X -q -v ON_ERROR_STOP=1 -At "$@"; }

# Prints a line "sentence|violations" each. The checks take 2026-06-30 for the day of the run.
claims() {
  local name=$1 file=test/coherence/$1.sql database=coherence_$1
  [[ -f $file ]] || file=test/schemas/$name.sql
  psql -X -q -d postgres -c "CREATE DATABASE \"$database\"" || return
  query -f "$file" "$database" || return
  query -v name="$name" -v rows="$rows" "$database" <<'SQL' || return
CREATE EXTENSION IF NOT EXISTS synthgen SCHEMA public;
SELECT count(*) AS filled FROM public.synth_generate(:'name', rows => :rows, seed => 42, as_of => '2026-06-30')
\gset
SQL
  query -f "test/coherence/$name.check.sql" "$database" || return
  query -v name="$name" "$database" <<'SQL'
SELECT 'more rows can be added', 0 * count(*) FROM public.synth_generate(:'name', rows => 50, seed => 43);
SQL
}

names=("$@")
if [[ ${#names[@]} -eq 0 ]]; then
  for file in test/coherence/*.check.sql; do
    file=${file##*/}
    names+=("${file%.check.sql}")
  done
fi

status=0
for name in "${names[@]}"; do
  if ! output=$(claims "$name" 2>&1); then
    status=1
    echo "not ok $name: could not be filled and asked"
    sed 's/^/# /' <<<"$output"
    continue
  fi
  while IFS='|' read -r claim violations; do
    if [[ $violations == 0 ]]; then
      echo "ok $name: $claim"
    else
      status=1
      echo "not ok $name: $claim ($violations)"
    fi
  done <<<"$output"
done
exit $status
