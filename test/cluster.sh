#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL cluster that has synthgen, and removes everything
# afterwards, also after a failure or Ctrl-C.
#
#   test/cluster.sh COMMAND [ARGUMENT...]     e.g.  test/cluster.sh psql
#   test/cluster.sh --no-server COMMAND ...   only the private server installation, no cluster
#
# Nothing is installed and no port is opened. PostgreSQL finds its library and extension folders
# relative to its own program, so a copy of the programs with links to everything else is a server
# installation of its own, into which `make install DESTDIR=` puts the extension. The cluster listens
# on a Unix socket in its own folder.
#
# Root cannot run a server: then server and command run as the user postgres (or SYNTHGEN_USER). The
# command runs in a copy of the tests, which that user can read; PATH, PGHOST, PGPORT and PGUSER lead to
# the cluster.
#
# Environment: PG_CONFIG            the server to use
#              SYNTHGEN_BUILD       folder of the build to install (default: the source folder)
#              SYNTHGEN_MAKE        further arguments of make, for that build
#              SYNTHGEN_PRELOAD     LD_PRELOAD of the server
#              SYNTHGEN_SETTINGS    further lines for postgresql.conf
#              SYNTHGEN_KEEP        a folder that receives the server log and test results at the end
set -euo pipefail

source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pg_config=${PG_CONFIG:-pg_config}
with_server=true
if [[ ${1:-} == --no-server ]]; then with_server=false; shift; fi
[[ $# -gt 0 ]] || { echo "usage: $0 [--no-server] COMMAND [ARGUMENT...]" >&2; exit 2; }

work=$(mktemp -d /tmp/synthgen.XXXXXX)
stage=$work/stage
bin=$stage$("$pg_config" --bindir)

user=$(id -un)
as_user=()
if [[ $(id -u) -eq 0 ]]; then
  user=${SYNTHGEN_USER:-postgres}
  id "$user" >/dev/null 2>&1 || user=nobody
  as_user=(runuser -u "$user" --)
fi

# Runs as the unprivileged user, in a folder that this user may enter.
run_as_user() {
  (cd "$work" && exec "${as_user[@]}" env "HOME=$work" "PATH=$bin:$PATH" LC_ALL=C.UTF-8 "$@")
}

clean_up() {
  local status=$?
  trap - EXIT INT TERM HUP
  [[ ! -f $work/data/postmaster.pid ]] || run_as_user pg_ctl -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
  if [[ -n ${SYNTHGEN_KEEP:-} ]]; then
    mkdir -p "$SYNTHGEN_KEEP"
    for result in "$work"/server.log "$work"/source/results "$work"/source/regression.diffs "$work"/source/tmp_check/log; do
      [[ ! -e $result ]] || cp -r "$result" "$SYNTHGEN_KEEP"/
    done
  fi
  rm -rf "$work"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Links into folder $2 whatever folder $1 has and folder $2 lacks.
link_missing() {
  local entry
  mkdir -p "$2"
  for entry in "$1"/*; do
    [[ -e $2/${entry##*/} ]] || ln -s "$entry" "$2/"
  done
}

stage_server() {
  local library share shared
  library=$("$pg_config" --pkglibdir)
  share=$("$pg_config" --sharedir)
  # shellcheck disable=SC2086
  make -s -C "${SYNTHGEN_BUILD:-$source_folder}" -f "$source_folder/Makefile" ${SYNTHGEN_MAKE:-} \
    "PG_CONFIG=$pg_config" "DESTDIR=$stage" install >/dev/null
  mkdir -p "$bin"
  cp -L "$("$pg_config" --bindir)"/* "$bin"/
  link_missing "$library" "$stage$library"
  link_missing "$share/extension" "$stage$share/extension"
  link_missing "$share" "$stage$share"
  # A relocatable server brings libraries of its own beside its programs.
  shared=$("$pg_config" --libdir)
  [[ $shared == /usr/lib* ]] || link_missing "$shared" "$stage$shared"
}

copy_tests() {
  mkdir "$work/source"
  cp -r "$source_folder"/{sql,expected,test,bench,docs,NOTICE,LICENSE} "$source_folder"/*.md "$work/source"/
  chmod -R u=rwX,go=rX "$work"
  [[ ${#as_user[@]} -eq 0 ]] || chown -R "$user" "$work"
}

start_server() {
  run_as_user initdb -D "$work/data" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 >"$work/initdb.log" 2>&1 ||
    { cat "$work/initdb.log" >&2; exit 1; }
  cat >>"$work/data/postgresql.conf" <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$work'
fsync = off
max_wal_size = 4GB
shared_buffers = 256MB
log_min_messages = warning
timezone = 'UTC'
${SYNTHGEN_SETTINGS:-}
SETTINGS
  run_as_user env ${SYNTHGEN_PRELOAD:+"LD_PRELOAD=$SYNTHGEN_PRELOAD"} \
    pg_ctl -D "$work/data" -l "$work/server.log" -w start >/dev/null 2>&1 || { cat "$work/server.log" >&2; exit 1; }
}

stage_server
copy_tests
[[ $with_server == false ]] || start_server

cd "$work/source"
"${as_user[@]}" env "HOME=$work" "PATH=$bin:$PATH" "PGHOST=$work" PGPORT=5432 PGUSER=postgres PGDATABASE=postgres \
  "PG_CONFIG=$bin/pg_config" "SYNTHGEN_PGXS=$("$pg_config" --pgxs)" LANG=C.UTF-8 LC_ALL=C.UTF-8 PGTZ=UTC PAGER= "$@"
