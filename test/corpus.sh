#!/usr/bin/env bash
# `make corpus DIR=folder [ROWS=100]`: fills the schema of every *.sql of a folder, each in a database of its
# own of a throw-away cluster, and prints what became of each table. Logs go to build/corpus.
set -euo pipefail
folder=${DIR:-}
[[ -d $folder ]] || { echo "usage: make corpus DIR=FOLDER [ROWS=100]   (FOLDER holds *.sql files)" >&2; exit 2; }
folder=$(cd "$folder" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PG_CONFIG=${PG_CONFIG:-pg_config}

test/prerequisites.sh demo
mkdir -p build/corpus
make -s -j"$(nproc)" all >build/corpus/build.log 2>&1 || { cat build/corpus/build.log >&2; exit 1; }

# The cluster's user may read and write neither the given folder nor this one.
shared=$(mktemp -d /tmp/synthgen.corpus.XXXXXX)
keep_logs() {
  cp "$shared"/*.log build/corpus/ 2>/dev/null || true
  rm -rf "$shared"
}
trap keep_logs EXIT
cp "$folder"/*.sql "$shared"/
chmod 777 "$shared"
chmod a+r "$shared"/*
test/cluster.sh test/corpus-fill.sh "$shared"
