#!/usr/bin/env bash
# Runs a command for every line of standard input, which becomes its last argument: as many at a time as there are
# processors, in the order of the lines. What each of them prints stays together. Fails if one of them does.
#
#   ls test/t/*.pl | test/side_by_side.sh prove -v
set -uo pipefail
# shellcheck disable=SC2016
exec xargs -d '\n' -P "${JOBS:-$(nproc)}" -n 1 \
  bash -c 'output=$("$@" 2>&1); status=$?; printf "%s\n" "$output"; exit "$status"' bash "$@"
