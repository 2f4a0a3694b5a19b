#!/usr/bin/env bash
# `make check`: runs the suites one after another and ends with a line "check: N passed, M failed".
#
# A suite is a function below. It writes to build/check/SUITE.log and leaves its figures in $passed and
# $failed; a suite that cannot run at all counts as one failure.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
export PG_CONFIG=${PG_CONFIG:-pg_config}
suites=${SUITES:-build format sanitize regress schemas coherence states scale equations reference tap}
jobs=$(nproc)
logs=$PWD/build/check

cpp_files() { git ls-files -co --exclude-standard -- '*.cpp' '*.hpp' 2>/dev/null || find src test -name '*.[ch]pp' ! -name '*_data.cpp'; }
beyond_core() { find src -name '*.cpp' ! -path 'src/core/*' | sort; }

# The number of lines of the log that match.
count() { grep -cE -- "$1" "$log"; }
# The number in the first capture of the last line that matches, or 0.
number() { sed -nE "s/.*$1.*/\\1/p" "$log" | tail -n 1 | grep . || echo 0; }

# The lines of the log that name what failed, with what follows the first of them, or else its end.
what_failed() {
  grep -E -A 8 -- '^not ok|^FAILED |\.\.\. *FAILED|Dubious,|Parse errors:|[: ]error: |\*\*\* ' "$log" | head -n 20 | grep . ||
    tail -n 20 "$log"
}

# Runs a command for every file named on standard input, -P jobs; each failure leaves a line "FAILED file".
for_each_file() {
  xargs -P "$jobs" -I{} sh -c '"$@" || echo "FAILED {}"' sh "$@" >>"$log" 2>&1
}
count_files() {
  failed=$(count '^FAILED ')
  passed=$(($1 - failed))
}

suite_build() {
  if make -j"$jobs" all >"$log" 2>&1; then passed=1; else failed=1; fi
}

suite_format() {
  cpp_files | for_each_file clang-format --dry-run -Werror {}
  count_files "$(cpp_files | wc -l)"
}

# Unit tests by CMake in build folder $1, with further options.
unit_tests() {
  local folder=build/$1
  shift
  { cmake -S . -B "$folder" "$@" && cmake --build "$folder" -j"$jobs" --target unit_tests; } >"$log" 2>&1 ||
    { failed=1; return; }
  ctest --test-dir "$folder" -j"$jobs" --output-on-failure >>"$log" 2>&1
  failed=$(number ', ([0-9]+) tests? failed out of')
  passed=$(($(number 'failed out of ([0-9]+)') - failed))
  [[ $passed -gt 0 ]] || failed=1
}
suite_unit() { unit_tests unit; }
suite_sanitize() { unit_tests sanitize -DSYNTHGEN_SANITIZE=address,undefined; }

suite_tidy() {
  { cmake -S . -B build/unit && cmake --build build/unit --target tidy -j"$jobs"; } >"$log" 2>&1 &&
    passed=1 || failed=1
}

# The second compiler's warnings for the files on standard input, of which it need not produce code. As the build
# does, it reads the headers that folder $1 shares once: reading headers is most of the work.
clang_with_headers_of() {
  local parsed=$logs/$1.pch
  local flags=(-std=c++20 -Wall -Wextra -Werror -fno-strict-aliasing -fwrapv
    -Isrc -isystem "$("$PG_CONFIG" --includedir-server)")
  clang++ "${flags[@]}" -x c++-header "src/$1/precompiled.hpp" -o "$parsed" >>"$log" 2>&1 ||
    echo "FAILED src/$1/precompiled.hpp" >>"$log"
  for_each_file clang++ "${flags[@]}" -include-pch "$parsed" -fsyntax-only {}
}
# All but the core, of which clang-tidy shows them.
suite_clang() {
  beyond_core | grep '^src/plan/' | clang_with_headers_of plan
  beyond_core | grep -v '^src/plan/' | clang_with_headers_of postgres
  count_files "$(beyond_core | wc -l)"
}

suite_regress() {
  local tests
  tests=$(sed -nE '/^REGRESS = /,/[^\\]$/ { s/^REGRESS = //; s/\\$//; p }' Makefile)
  # shellcheck disable=SC2086
  SYNTHGEN_KEEP=$logs/regress test/cluster.sh sh -c \
    '"${PG_REGRESS:-${SYNTHGEN_PGXS%/makefiles/*}/test/regress/pg_regress}" --inputdir=. --bindir= \
       --dbname=contrib_regression "$@"' sh $tests >"$log" 2>&1
  passed=$(count '^(test .*|ok [0-9]+.*|# *)\.\.\. *ok|^ok [0-9]')
  failed=$(($(wc -w <<<"$tests") - passed))
}

# A script beside a cluster that prints a line "ok" or "not ok" for each promise.
promises() {
  test/cluster.sh "$1" >"$log" 2>&1
  passed=$(count '^ok ')
  failed=$(count '^not ok ')
  [[ $((passed + failed)) -gt 0 ]] || failed=1
}
suite_schemas() { promises test/schemas.sh; }
suite_coherence() { promises test/coherence.sh; }
suite_states() { promises test/states.sh; }
suite_scale() { promises test/scale.sh; }
suite_equations() { promises test/equations.sh; }

# docs/generators.md against the code.
suite_reference() {
  if test/reference.sh --check >"$log" 2>&1; then passed=1; else failed=1; fi
}

# Each test has servers of its own.
suite_tap() {
  # shellcheck disable=SC2016
  SYNTHGEN_KEEP=$logs/tap test/cluster.sh --no-server sh -c 'unset PGHOST PGPORT PGUSER PGDATABASE
    export PG_REGRESS=${SYNTHGEN_PGXS%/makefiles/*}/test/regress/pg_regress TESTDIR=$PWD \
      TESTDATADIR=$PWD/tmp_check TESTLOGDIR=$PWD/tmp_check/log
    printf "%s\n" ${PROVE_TESTS:-test/t/*.pl} | test/side_by_side.sh \
      prove -v --timer -I "${SYNTHGEN_PGXS%/makefiles/*}/test/perl" -I test/t' >"$log" 2>&1
  local status=$?
  passed=$(count '^ok [0-9]')
  failed=$(count '^not ok ')
  [[ $status -eq 0 || $failed -gt 0 ]] || failed=1
}

test/prerequisites.sh check || exit 1
mkdir -p "$logs"
all_passed=0
all_failed=0
for suite in $suites; do
  declare -F "suite_$suite" >/dev/null || { echo "check: unknown suite \"$suite\"" >&2; exit 2; }
  passed=0 failed=0 log=$logs/$suite.log started=$SECONDS
  : >"$log"
  "suite_$suite"
  printf '%-9s %4d passed %4d failed %5d s' "$suite" "$passed" "$failed" "$((SECONDS - started))"
  if [[ $failed -gt 0 ]]; then
    printf '   see build/check/%s.log\n' "$suite"
    what_failed | sed 's/^/  /'
  else
    printf '\n'
  fi
  all_passed=$((all_passed + passed))
  all_failed=$((all_failed + failed))
done

echo "check: $all_passed passed, $all_failed failed"
[[ $all_failed -eq 0 ]]
