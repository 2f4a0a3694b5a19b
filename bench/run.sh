#!/usr/bin/env bash
# `make bench`: measures synth_generate against other ways to get rows into tables, in a throw-away cluster,
# prints the table and puts it into docs/performance.md.
#
# Environment: N          rows of the table "book", and of each table of the sample schemas
#              ROUNDS     how often everything is measured (default 3)
#              SIZES      pairs N:ROUNDS to measure in one go, instead (default 100000:5 1000000:3)
#              WORKLOADS  some of "library schemas wide many realism"; only a run of all of them is kept
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PG_CONFIG=${PG_CONFIG:-pg_config} WORKLOADS=${WORKLOADS:-}
sizes=${SIZES:-100000:5 1000000:3}
[[ -z ${N:-} ]] || sizes=$N:${ROUNDS:-3}

results=$(mktemp -d)
export FAKER_HOME=$results/faker
trap 'rm -rf "$results"' EXIT

# @faker-js/faker as data/package-lock.json pins it, where the server's user can read it.
install_faker() {
  command -v npm >/dev/null || return 1
  mkdir "$FAKER_HOME" && cp data/package.json data/package-lock.json "$FAKER_HOME" &&
    npm ci --silent --ignore-scripts --prefix "$FAKER_HOME" >/dev/null 2>&1 && chmod -R go+rX "$results"
}

measure() {
  SYNTHGEN_SETTINGS="fsync = on
shared_buffers = 2GB
maintenance_work_mem = 1GB
max_wal_size = 16GB
checkpoint_timeout = 1h
autovacuum = off" \
    N=$1 ROUNDS=$2 test/cluster.sh bench/measure.sh | tee /dev/stderr >"$results/lines"
  echo "Measured by \`make bench N=$1 ROUNDS=$2\` on $(date -u +%F) with $("$PG_CONFIG" --version),"
  echo "$(nproc) processors, load average $(cut -d' ' -f1 /proc/loadavg) at the end."
  echo
  perl bench/summarize.pl "$results/lines"
}

if [[ -z ${SYNTHGEN_BUILD:-} ]]; then
  test/prerequisites.sh demo
  mkdir -p build
  make -s -j"$(nproc)" all >build/bench.log 2>&1 || { cat build/bench.log >&2; exit 1; }
fi
install_faker || FAKER_HOME=

for size in $sizes; do measure "${size%:*}" "${size#*:}"; done | tee "$results/tables"
[[ -n $WORKLOADS ]] || perl -0777 -i -pe '
  BEGIN { local $/; open my $in, "<", shift @ARGV; $new = <$in> }
  s/(<!-- make bench -->\n).*?(<!-- end -->)/$1\n$new\n$2/s' "$results/tables" docs/performance.md
