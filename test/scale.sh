#!/usr/bin/env bash
# Fills the tables of test/scale/*.txt and counts the columns whose numbers are not as large as in life. One line
# "ok" or "not ok" a list; the columns are listed behind it, those of unseen.txt only counted.
# Runs beside a cluster: test/cluster.sh test/scale.sh [NAME...]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
rows=${ROWS:-200}
seed=${SEED:-1}

declare -A most_percent=([known]=6 [unseen]=16)
if [[ $# -eq 0 ]]; then
  printf '%s\n' known unseen | test/side_by_side.sh test/scale.sh
  exit
fi

status=0
for name in "$@"; do
  database=scale_$name
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database" 2>/dev/null
  output=$({ echo 'SET client_min_messages = error; CREATE EXTENSION synthgen SCHEMA public;'
    perl test/scale.pl "test/scale/$name.txt"; } |
    psql -X -q -At -v ON_ERROR_STOP=1 -v rows="$rows" -v seed="$seed" -d "$database" 2>&1)
  all=$(sed -n 's/^of \([0-9]*\)$/\1/p' <<<"$output")
  out=$(grep -c '|' <<<"$output")
  if [[ -n $all && $((out * 100)) -le $((all * most_percent[$name])) ]]; then
    echo "ok scale: $out of $all columns of $name.txt are not as in life"
  else
    status=1
    echo "not ok scale: $out of ${all:-unknown} columns of $name.txt are not as in life, more than ${most_percent[$name]} %"
  fi
  [[ $name == unseen && -n $all ]] || sed 's/^/# /' <<<"$output"
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $database"
done
exit $status
