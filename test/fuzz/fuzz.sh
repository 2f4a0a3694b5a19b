#!/usr/bin/env bash
# `make fuzz`: builds, and fills random schemas beside a throw-away cluster. What fails is printed, minimised,
# and stays in build/fuzz.log.
#   SEEDS             which schemas (default 1..1000)
#   SECONDS_AT_MOST   when to stop (default 3600)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
test/prerequisites.sh check
mkdir -p build
make -s -j"$(nproc)" all >build/fuzz.build.log 2>&1 || { tail -n 40 build/fuzz.build.log >&2; exit 1; }
test/cluster.sh test/fuzz/fuzz.pl --seeds "${SEEDS:-1..1000}" --seconds "${SECONDS_AT_MOST:-3600}" | tee build/fuzz.log
