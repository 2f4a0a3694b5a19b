#!/usr/bin/env bash
# `make bench-micro`: what single values cost, in Google Benchmark. Needs libbenchmark-dev; no server.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cmake -S . -B build/micro -DCMAKE_BUILD_TYPE=RelWithDebInfo >build/micro.log
cmake --build build/micro --target value_benchmarks -j"$(nproc)" >>build/micro.log
build/micro/value_benchmarks --benchmark_min_time="${SECONDS_EACH:-0.2}" "$@"
