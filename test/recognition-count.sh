#!/usr/bin/env bash
# Loads every *.sql of a folder into a database of its own, plans its tables (test/recognition.sql), and prints how many
# text columns are recognised.
# Runs beside a cluster: test/cluster.sh test/recognition-count.sh FOLDER
set -euo pipefail
folder=$1
export PGOPTIONS='-c client_min_messages=error -c check_function_bodies=off'
for file in "$folder"/*.sql; do
  name=$(basename "$file" .sql)
  psql -X -q -d postgres -c "DROP DATABASE IF EXISTS \"recognition_$name\"" -c "CREATE DATABASE \"recognition_$name\""
  psql -X -q -f "$file" "recognition_$name" >"$folder/$name.log" 2>&1 || true
  psql -X -q -At -v name="$name" -f test/recognition.sql "recognition_$name" 2>>"$folder/$name.log" |
    tee -a "$folder/all.out"
done
awk -F'\t' '$1 == "figures:" { columns += $3; text += $4; generic += $5 }
  END { printf "total: %d columns, %d of them text that nothing else decides, %d generic (%.1f %%)\n",
               columns, text, generic, text ? 100 * generic / text : 0 }' "$folder/all.out"
