#!/usr/bin/env bash
# `make bench`: measures synth_generate against other ways to get rows into tables, in a throw-away cluster,
# prints the table and puts it into docs/performance.md.
#
# Environment: N          rows of the table "book", and of each table of the sample schemas (default 100000)
#              ROUNDS     how often everything is measured (default 5)
#              WORKLOADS  some of "library schemas wide many"; only a run of all of them is kept
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PG_CONFIG=${PG_CONFIG:-pg_config} N=${N:-100000} ROUNDS=${ROUNDS:-5} WORKLOADS=${WORKLOADS:-}

results=$(mktemp)
trap 'rm -f "$results"' EXIT

if [[ -z ${SYNTHGEN_BUILD:-} ]]; then
  test/prerequisites.sh demo
  mkdir -p build
  make -s -j"$(nproc)" all >build/bench.log 2>&1 || { cat build/bench.log >&2; exit 1; }
fi
SYNTHGEN_SETTINGS="fsync = on
shared_buffers = 2GB
maintenance_work_mem = 1GB
max_wal_size = 16GB
checkpoint_timeout = 1h
autovacuum = off" \
  test/cluster.sh bench/measure.sh | tee /dev/stderr >"$results"

{
  echo "Measured by \`make bench N=$N ROUNDS=$ROUNDS\` on $(date -u +%F) with $("$PG_CONFIG" --version),"
  echo "$(nproc) processors, load average $(cut -d' ' -f1 /proc/loadavg) at the end."
  echo
  perl bench/summarize.pl "$results"
} | tee "$results.md"
[[ -n $WORKLOADS ]] || perl -0777 -i -pe '
  BEGIN { local $/; open my $in, "<", shift @ARGV; $new = <$in> }
  s/(<!-- make bench -->\n).*?(<!-- end -->)/$1\n$new\n$2/s' "$results.md" docs/performance.md
rm -f "$results.md"
