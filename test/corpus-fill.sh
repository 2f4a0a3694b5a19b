#!/usr/bin/env bash
# Loads every *.sql of a folder into a database of its own, fills it (test/corpus.sql), and prints a line a
# file, the tables that did not get their rows with the reason, and a total. Logs go to the same folder.
# Runs beside a cluster: ROWS=100 TIMEOUT=60 test/cluster.sh test/corpus-fill.sh FOLDER [NAME...]
#
# Errors while a file loads are counted and passed over, as files expect extensions and roles that are not
# here. A file whose server crashes is named, and the next one goes on with the recovered server.
set -uo pipefail
folder=$1
shift
rows=${ROWS:-100}
timeout=${TIMEOUT:-60}
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

export PGOPTIONS='-c client_min_messages=warning -c check_function_bodies=off'
totals=(0 0 0 0 0)
files=0
crashes=0
broken=0

wait_for_server() {
  local try
  for try in $(seq 60); do
    psql -X -q -d postgres -c 'SELECT 1' >/dev/null 2>&1 && return
    sleep 1
  done
  echo "The server did not come back." >&2
  exit 1
}

fill_file() {
  local name=$1 database=corpus_$1 log=$folder/$1.log
  local load_errors status started figures
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS \"$database\"" -c "CREATE DATABASE \"$database\"" >"$log" 2>&1 ||
    { echo "$name: could not create a database"; return; }
  psql -X -q -f "$folder/$name.sql" "$database" >>"$log" 2>&1
  load_errors=$(grep -c 'ERROR: ' "$log")

  started=${EPOCHREALTIME/./}
  psql -X -q -At -v rows="$rows" -v timeout="$timeout" -f "$scripts/corpus.sql" "$database" >"$log.fill" 2>&1
  status=$?
  figures=$(sed -n 's/^figures: //p' "$log.fill")
  if [[ $status -eq 2 || -z $figures ]]; then
    crashes=$((crashes + 1))
    printf '%-24s the server or the connection was lost after:\n' "$name"
    tail -n 4 "$log.fill" | sed 's/^/    /'
    cat "$log.fill" >>"$log"
    rm "$log.fill"
    wait_for_server
    return
  fi
  read -r -a figure <<<"$figures"
  printf '%-24s %4d tables %4d filled %4d capped %4d failed %8d rows %6d ms %4d load errors\n' \
    "$name" "${figure[@]}" $(((${EPOCHREALTIME/./} - started) / 1000)) "$load_errors"
  sed -n 's/^reason: /    /p' "$log.fill"
  for i in 0 1 2 3 4; do totals[i]=$((totals[i] + figure[i])); done
  files=$((files + 1))

  if ! psql -X -q -f "$scripts/prove_constraints.sql" "$database" >"$log.proof" 2>&1; then
    broken=$((broken + 1))
    echo "    constraints are violated, or could not be proved:"
    tail -n 12 "$log.proof" | sed 's/^/        /'
  fi
  cat "$log.fill" "$log.proof" >>"$log"
  rm "$log.fill" "$log.proof"
}

names=("$@")
if [[ ${#names[@]} -eq 0 ]]; then
  for file in "$folder"/*.sql; do
    file=${file##*/}
    names+=("${file%.sql}")
  done
fi
for name in "${names[@]}"; do fill_file "$name"; done

printf '%-24s %4d tables %4d filled %4d capped %4d failed %8d rows\n' "total of $files files" "${totals[@]}"
echo "$crashes crashes, $broken files with unproved constraints"
[[ $((crashes + broken)) -eq 0 ]]
