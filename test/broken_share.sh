#!/usr/bin/env bash
# Fills the tables that the lists test/KIND/*.txt describe, as test/KIND.pl has it, and counts what it finds wrong: no
# more may be than the percentage given. One line "ok" or "not ok" a list; what is wrong is listed behind it, of other
# lists than known.txt with VERBOSE=1 alone. Runs beside a cluster.
#
#   test/broken_share.sh KIND ROWS WHAT LIST=PERCENT... -- [LIST...]     WHAT has the list's name at {}
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
kind=$1 rows=${ROWS:-$2} what=$3
seed=${SEED:-1}
shift 3

declare -A most_percent
lists=()
while [[ $# -gt 0 ]]; do
  setting=$1
  shift
  [[ $setting != -- ]] || break
  lists+=("${setting%=*}")
  most_percent[${setting%=*}]=${setting#*=}
done
if [[ $# -eq 0 ]]; then
  printf '%s\n' "${lists[@]}" | test/side_by_side.sh "test/$kind.sh"
  exit
fi

status=0
for name in "$@"; do
  database=${kind}_$name
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database" 2>/dev/null
  output=$({ echo 'SET client_min_messages = error; CREATE EXTENSION synthgen SCHEMA public;'
    perl "test/$kind.pl" "test/$kind/$name.txt"; } |
    psql -X -q -At -v ON_ERROR_STOP=1 -v rows="$rows" -v seed="$seed" -d "$database" 2>&1)
  all=$(sed -n 's/^of \([0-9]*\)$/\1/p' <<<"$output")
  out=$(grep -c '|' <<<"$output")
  found="$kind: $out of ${all:-unknown} ${what//\{\}/$name.txt}"
  if [[ -n $all && $((out * 100)) -le $((all * most_percent[$name])) ]]; then
    echo "ok $found"
  else
    status=1
    echo "not ok $found, more than ${most_percent[$name]} %"
  fi
  [[ $name != known && -n $all && -z ${VERBOSE:-} ]] || sed 's/^/# /' <<<"$output"
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS $database"
done
exit $status
