#!/usr/bin/env bash
# Measures beside a cluster: test/cluster.sh bench/measure.sh. N, ROUNDS and WORKLOADS are single values of
# run.sh's SIZES and WORKLOADS; FAKER_HOME is a folder with @faker-js/faker, or empty.
# Prints lines "workload way rows seconds WAL-bytes peak-kB", one a round; the ways take turns, so that
# a busy machine disturbs all of them alike.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
n=${N:-100000}
rounds=${ROUNDS:-5}
workloads=${WORKLOADS:-library schemas wide many realism}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

files=()
for table in author book member loan; do files+=(-v "${table}_file=$scratch/$table.copy"); done
query() { psql -X -q -At -v ON_ERROR_STOP=1 -v "n=$n" "${files[@]}" "$@"; }

# measure WORKLOAD WAY ROWS SETUP FILE: runs SETUP, then FILE with the clock running.
measure() {
  local workload=$1 way=$2 rows=$3 setup=$4 file=$5 memory=$scratch/memory figures
  rm -f "$memory"
  figures=$(query <<SQL
\o /dev/null
SET client_min_messages = warning;
\i $setup
CHECKPOINT;
SELECT pg_backend_pid() AS pid \gset
\setenv PID :pid
\! bench/watch_memory.sh \$PID $memory >/dev/null 2>&1 &
SELECT clock_timestamp() AS start, pg_current_wal_insert_lsn() AS wal \gset
\i $file
\o
SELECT format('%s %s', round(extract(epoch FROM clock_timestamp() - :'start')::numeric, 4),
              pg_current_wal_insert_lsn() - :'wal'::pg_lsn);
SQL
  )
  until [[ -s $memory ]]; do sleep 0.02; done
  echo "$workload $way $rows $figures $(<"$memory")"
}

library() {
  local rows=$((n / 10 + n + n / 2 + 3 * n)) round way
  query -o /dev/null -f bench/schema.sql -f bench/ways/synth_generate.sql
  query -c "COPY bench.author TO '$scratch/author.copy' (FORMAT binary)" \
    -c "COPY bench.book TO '$scratch/book.copy' (FORMAT binary)" \
    -c "COPY bench.member TO '$scratch/member.copy' (FORMAT binary)" \
    -c "COPY bench.loan TO '$scratch/loan.copy' (FORMAT binary)"
  for ((round = 0; round < rounds; ++round)); do
    for way in synth_generate copy_then_constraints synth_generate_bulk copy_constrained insert_select; do
      local setup=bench/schema.sql
      [[ $way != copy_then_constraints ]] || setup=bench/bare.sql
      measure library "$way" "$rows" "$setup" "bench/ways/$way.sql"
    done
    initialize_pgbench "$rows"
    copy_from_faker
  done
}

# A tenth of the rows: they take as long.
copy_from_faker() {
  export FAKER_BOOKS=$((n / 10))
  [[ -n ${FAKER_HOME:-} ]] || return 0
  measure library faker_copy $((46 * FAKER_BOOKS / 10)) bench/schema.sql bench/ways/faker_copy.sql
}

# pgbench makes narrow rows of constants and a primary key: what the heap and one index cost at least.
initialize_pgbench() {
  command -v pgbench >/dev/null || return 0
  local scale=$((($1 + 50000) / 100000)) start end
  ((scale > 0)) || scale=1
  query -c CHECKPOINT
  start=$EPOCHREALTIME
  pgbench -i -q -I dtgp -s "$scale" >/dev/null 2>&1
  end=$EPOCHREALTIME
  echo "library pgbench $((scale * 100000)) $(awk -v a="$start" -v b="$end" 'BEGIN { printf "%.4f", b - a }') 0 0"
}

# fill WORKLOAD ROWS-A-TABLE TABLES SETUP SCHEMA: synth_generate on all tables of a schema, and its plan.
fill() {
  local workload=$1 rows=$2 tables=$3 setup=$4 schema=$5 round
  echo "SELECT sum(rows) FROM synth_generate('$schema', rows => $rows, seed => 1);" >"$scratch/fill.sql"
  echo "SELECT count(*) FROM synth_plan('$schema', rows => $rows, seed => 1);" >"$scratch/plan.sql"
  for ((round = 0; round < rounds; ++round)); do
    measure "$workload" synth_plan "$tables" "$setup" "$scratch/plan.sql"
    measure "$workload" synth_generate $((rows * tables)) "$setup" "$scratch/fill.sql"
  done
}

samples=(library_mgm restaurants company_employee)

# sample NAME: writes the setup of a sample schema, and says how many tables it has.
sample() {
  echo "DROP SCHEMA IF EXISTS $1 CASCADE;" >"$scratch/$1.sql"
  cat "test/schemas/$1.sql" >>"$scratch/$1.sql"
  echo "SET search_path = public;" >>"$scratch/$1.sql"
  query -o /dev/null -f "$scratch/$1.sql" 2>/dev/null
  query -c "SELECT count(*) FROM pg_tables WHERE schemaname = '$1'"
}

schemas() {
  local name tables
  for name in "${samples[@]}"; do
    tables=$(sample "$name")
    fill "$name" "$n" "$tables" "$scratch/$name.sql" "$name"
  done
}

# The sample schemas, and the same under names that say nothing: what it costs that values fit their meaning.
realism() {
  local name tables round
  for name in "${samples[@]}"; do
    tables=$(sample "$name")
    { cat "$scratch/$name.sql" && printf '\\set schema %s\n\\i bench/neutral.sql\n' "$name"; } >"$scratch/neutral.sql"
    echo "SELECT sum(rows) FROM synth_generate('$name', rows => $n, seed => 1);" >"$scratch/fill.sql"
    for ((round = 0; round < rounds; ++round)); do
      measure "realism:$name" meaning $((n * tables)) "$scratch/$name.sql" "$scratch/fill.sql"
      measure "realism:$name" neutral $((n * tables)) "$scratch/neutral.sql" "$scratch/fill.sql"
    done
  done
}

wide() {
  fill wide "$n" 1 bench/wide.sql bench_wide
}

many() {
  fill many 100 300 bench/many.sql bench_many
}

query -o /dev/null -c 'CREATE EXTENSION IF NOT EXISTS synthgen SCHEMA public'
for workload in $workloads; do "$workload"; done
