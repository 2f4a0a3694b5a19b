#!/usr/bin/env bash
# Installs through apt what `make demo` or `make check` needs and the machine lacks, and says what it
# does. If nothing is missing it does nothing and needs neither network nor root.
#
#   test/prerequisites.sh demo | check
set -euo pipefail

purpose=${1:-demo}
pg_config=${PG_CONFIG:-pg_config}
missing=()

# need PACKAGE TEST...: remembers the package if the test fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

# The server's version: of the pg_config given, else the newest that apt offers from 15 on.
server_version() {
  local version
  if version=$("$pg_config" --version 2>/dev/null) && [[ $version =~ ([0-9]+) ]] && ((BASH_REMATCH[1] >= 15)); then
    echo "${BASH_REMATCH[1]}"
    return
  fi
  for version in 18 17 16 15; do
    if apt-cache show "postgresql-server-dev-$version" >/dev/null 2>&1; then
      echo "$version"
      return
    fi
  done
  echo 15
}

has_header() { echo "#include <$1>" | g++ -E -x c++ - ; }
# Debian's client package brings the makefile of extensions, but not the headers.
has_pgxs() { test -f "$("$pg_config" --pgxs)" && test -f "$("$pg_config" --includedir-server)/postgres.h"; }
has_server() { test -x "$("$pg_config" --bindir)/postgres" && test -x "$("$pg_config" --bindir)/initdb"; }

collect() {
  missing=()
  local server
  server=$(server_version)
  need g++ command -v g++
  need perl command -v perl
  need libcurl4-openssl-dev has_header curl/curl.h
  need libsimdjson-dev has_header simdjson.h
  need "postgresql-$server" has_server
  need "postgresql-server-dev-$server" has_pgxs
  [[ $purpose == check ]] || return 0
  need clang command -v clang++
  need clang-format command -v clang-format
  need clang-tidy command -v clang-tidy
  need cmake command -v cmake
  need libgtest-dev has_header gtest/gtest.h
  need python3 command -v python3
  need libipc-run-perl perl -MIPC::Run -e 1
  # Servers that are not Debian's have no such package.
  [[ $("$pg_config" --bindir 2>/dev/null) != /usr/lib/postgresql/* ]] ||
    need "postgresql-$server-cron" test -f "$("$pg_config" --pkglibdir 2>/dev/null)/pg_cron.so"
}

collect
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  command -v sudo >/dev/null || {
    echo "Missing packages: ${missing[*]}. Install them as root, or install sudo." >&2
    exit 1
  }
  as_root=(sudo)
fi

echo "Missing packages: ${missing[*]}"
command -v apt-get >/dev/null || { echo "Install them by this system's package manager." >&2; exit 1; }
echo "Running: ${as_root[*]} apt-get update"
"${as_root[@]}" apt-get update -q >/dev/null
# The version of PostgreSQL may be known only now.
collect
echo "Running: ${as_root[*]} apt-get install --no-install-recommends ${missing[*]}"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >/dev/null

collect
[[ ${#missing[@]} -eq 0 ]] || { echo "Still missing: ${missing[*]}" >&2; exit 1; }
