#!/usr/bin/env bash
# `make recognition DIR=folder`: loads every *.sql of a folder into a database of its own of a throw-away
# cluster, plans its tables, and prints how many text columns are recognised and which get generic text.
# With --inside it runs beside the cluster.
set -euo pipefail
if [[ ${1:-} == --inside ]]; then
  folder=$2
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
  exit
fi

folder=${DIR:-}
[[ -d $folder ]] || { echo "usage: make recognition DIR=FOLDER   (FOLDER holds *.sql files)" >&2; exit 2; }
folder=$(cd "$folder" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PG_CONFIG=${PG_CONFIG:-pg_config}

test/prerequisites.sh demo
mkdir -p build/recognition
make -s -j"$(nproc)" all >build/recognition/build.log 2>&1 || { cat build/recognition/build.log >&2; exit 1; }

# The cluster's user may read and write neither the given folder nor this one.
shared=$(mktemp -d /tmp/synthgen.recognition.XXXXXX)
keep_logs() {
  cp "$shared"/*.log build/recognition/ 2>/dev/null || true
  rm -rf "$shared"
}
trap keep_logs EXIT
cp "$folder"/*.sql "$shared"/
chmod 777 "$shared"
chmod a+r "$shared"/*
test/cluster.sh test/recognition.sh --inside "$shared"
