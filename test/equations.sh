#!/usr/bin/env bash
# Fills the tables of test/equations/*.txt and counts the equations between their columns that do not hold. One line
# "ok" or "not ok" a list; those broken are listed behind it, those of unseen.txt and later.txt only counted.
# Runs beside a cluster: test/cluster.sh test/equations.sh [NAME...]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
rows=${ROWS:-100}
seed=${SEED:-1}

declare -A most_percent=([known]=20 [unseen]=30 [later]=40)
if [[ $# -eq 0 ]]; then
  printf '%s\n' known unseen later | test/side_by_side.sh test/equations.sh
  exit
fi

status=0
for name in "$@"; do
  database=equations_$name
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database" 2>/dev/null
  output=$({ echo 'SET client_min_messages = error; CREATE EXTENSION synthgen SCHEMA public;'
    perl test/equations.pl "test/equations/$name.txt"; } |
    psql -X -q -At -v ON_ERROR_STOP=1 -v rows="$rows" -v seed="$seed" -d "$database" 2>&1)
  all=$(sed -n 's/^of \([0-9]*\)$/\1/p' <<<"$output")
  out=$(grep -c '|' <<<"$output")
  if [[ -n $all && $((out * 100)) -le $((all * most_percent[$name])) ]]; then
    echo "ok equations: $out of $all of $name.txt do not hold"
  else
    status=1
    echo "not ok equations: $out of ${all:-unknown} of $name.txt do not hold, more than ${most_percent[$name]} %"
  fi
  [[ $name != known && -n $all && -z ${VERBOSE:-} ]] || sed 's/^/# /' <<<"$output"
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $database"
done
exit $status
