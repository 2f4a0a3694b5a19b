#!/usr/bin/env bash
# Fills the tables that test/states/*.txt describe, and counts the lines about them that rows break: no more may than the
# limit in the list's first line says. VERBOSE=1 prints the broken lines, how many rows break each, and one of them.
# Runs beside a cluster: test/cluster.sh test/states.sh [NAME...]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

if [[ $# -eq 0 ]]; then
  ls -S test/states/*.txt | sed 's/.*\///; s/\.txt$//' | test/side_by_side.sh test/states.sh
  exit
fi

status=0
for name in "$@"; do
  database=states_$name
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS \"$database\"" -c "CREATE DATABASE \"$database\"" || exit
  if ! output=$({ echo 'CREATE EXTENSION synthgen SCHEMA public;'; perl test/states.pl "test/states/$name.txt"; } |
    PGOPTIONS='-c client_min_messages=error' psql -X -q -At -v ON_ERROR_STOP=1 -o /dev/null -d "$database" 2>&1); then
    status=1
    echo "not ok $name: could not be filled and asked"
    sed 's/^/# /' <<<"$output"
    continue
  fi
  [[ -z ${VERBOSE:-} ]] || psql -X -At -F ' | ' -d "$database" -c 'SELECT line, rows, left(example, 230) FROM broken'
  limit=$(sed -n 's/^limit //p' "test/states/$name.txt")
  read -r broken lines < <(psql -X -At -F ' ' -d "$database" -c 'SELECT (SELECT count(*) FROM broken), lines FROM asked')
  psql -X -q -d postgres -c "DROP DATABASE \"$database\""
  if ((broken <= limit)); then
    echo "ok $name: rows break $broken of $lines lines, at most $limit may be"
  else
    status=1
    echo "not ok $name: rows break $broken of $lines lines, at most $limit may be"
  fi
done
exit $status
