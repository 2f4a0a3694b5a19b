#!/usr/bin/env bash
# `make asan-regress`: the regression tests with AddressSanitizer and UndefinedBehaviorSanitizer in the
# extension and AddressSanitizer's allocator in the server. A finding stops the backend, and thereby the test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$PWD/build/asan
sanitize=address,undefined

mkdir -p "$build"
make -s -C "$build" -f "$PWD/Makefile" -j"$(nproc)" "SANITIZE=$sanitize" all

# The server keeps memory until it exits, and measures its stack by addresses.
export ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=0:abort_on_error=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:abort_on_error=1
export SYNTHGEN_BUILD=$build SYNTHGEN_MAKE="SANITIZE=$sanitize"
# Where the server's user can read it, beside the sanitizer's library: see untranslated.c.
shim=$(mktemp -d /tmp/synthgen.XXXXXX)
trap 'rm -rf "$shim"' EXIT
chmod 755 "$shim"
gcc -shared -fPIC -fno-builtin -o "$shim/untranslated.so" test/untranslated.c
SYNTHGEN_PRELOAD="$(readlink -f "$(g++ -print-file-name=libasan.so)") $shim/untranslated.so"
export SYNTHGEN_PRELOAD
SUITES=${SUITES:-regress} test/check.sh
