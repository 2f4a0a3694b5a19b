#!/usr/bin/env bash
# `make demo`: installs what is missing, builds, fills a sample schema in a throw-away cluster, shows it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PG_CONFIG=${PG_CONFIG:-pg_config}

test/prerequisites.sh demo
echo "Building for $("$PG_CONFIG" --version)."
mkdir -p build
make -s -j"$(nproc)" all >build/demo.log 2>&1 || { cat build/demo.log >&2; exit 1; }
echo "Starting a throw-away cluster; it is removed at the end."
echo
test/cluster.sh psql -X --no-psqlrc -P pager=off -f test/demo.sql
