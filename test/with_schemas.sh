#!/usr/bin/env bash
# Runs a command beside a throw-away cluster; its last argument is a folder with copies of all *.sql of DIR. Logs that
# the command leaves there go to build/NAME.
#
#   DIR=folder test/with_schemas.sh NAME COMMAND...
set -euo pipefail
name=$1
shift
folder=${DIR:-}
[[ -d $folder ]] || { echo "usage: make $name DIR=FOLDER   (FOLDER holds *.sql files)" >&2; exit 2; }
folder=$(cd "$folder" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PG_CONFIG=${PG_CONFIG:-pg_config}

test/prerequisites.sh demo
mkdir -p "build/$name"
make -s -j"$(nproc)" all >"build/$name/build.log" 2>&1 || { cat "build/$name/build.log" >&2; exit 1; }

# The cluster's user may read and write neither the given folder nor this one.
shared=$(mktemp -d "/tmp/synthgen.$name.XXXXXX")
keep_logs() {
  cp "$shared"/*.log "build/$name/" 2>/dev/null || true
  rm -rf "$shared"
}
trap keep_logs EXIT
cp "$folder"/*.sql "$shared"/
chmod 777 "$shared"
chmod a+r "$shared"/*
test/cluster.sh "$@" "$shared"
