#!/usr/bin/env bash
# `make valgrind-worker`: the background worker, and sessions that ask a model, under valgrind, against the fake
# provider: answers of every kind, limits, a worker that is stopped in the middle of a call, the extension dropped
# under it. Anything that valgrind says of our code fails the run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ ${1:-} != --inside ]]; then
  command -v valgrind >/dev/null || { echo "valgrind is missing" >&2; exit 1; }
  exec test/cluster.sh --no-server test/valgrind-worker.sh --inside
fi

# From here on within the private server installation, as a user who may run a server.
work=$HOME/valgrind
mkdir -p "$work"
initdb -D "$work/data" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 >"$work/initdb.log"
cat >>"$work/data/postgresql.conf" <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$PGHOST'
fsync = off
synthgen.worker_idle = 2
client_min_messages = warning
SETTINGS
# The server writes its log, and a cache of its catalogs, with padding that nobody has set.
for call in write pwrite64; do
  printf '{\n  padding (%s)\n  Memcheck:Param\n  %s(buf)\n  fun:*write*\n}\n' "$call" "$call"
done >"$work/suppressions"
valgrind --quiet --trace-children=yes --num-callers=30 --fullpath-after= --leak-check=full \
  --show-leak-kinds=definite --suppressions="$work/suppressions" --log-file="$work/%p.valgrind" \
  postgres -D "$work/data" >"$work/server.log" 2>&1 &
server=$!
coproc fake { exec python3 test/llm/fake_server.py; }
read -r line <&"${fake[0]}"
endpoint=http://127.0.0.1:${line##* }

sql() { psql -XAtq -v ON_ERROR_STOP=1 -c "$1"; }
await() { # a condition, for two minutes
  for _ in $(seq 240); do
    [[ $(sql "SELECT $1" 2>"$work/psql.log") != t ]] || return 0
    kill -0 "$server" || break
    sleep 0.5
  done
  tail -n 20 "$work"/*.valgrind "$work/server.log" "$work/psql.log" >&2
  echo "never came true: $1" >&2
  exit 1
}
no_jobs="NOT EXISTS (SELECT FROM synth_jobs WHERE state NOT IN ('done', 'failed'))"
generate() { sql "SELECT FROM synth_generate('shop', rows => $1, options => '{\"text\": \"$2\", \"server\": \"$3\", \"prompt\": \"$4\"}')"; }

await true
sql "CREATE EXTENSION synthgen; CREATE SCHEMA shop;
  CREATE TABLE shop.products (id serial PRIMARY KEY, name text NOT NULL UNIQUE, description text NOT NULL)"
for model in fake slow-60 fault-unavailable fault-broken_json fault-disconnect fault-quota_day fault-huge fault-truncated; do
  sql "CREATE SERVER \"$model\" FOREIGN DATA WRAPPER synthgen_llm OPTIONS (provider 'gemini', model '$model',
      endpoint '$endpoint', retry_delay '0.01'); CREATE USER MAPPING FOR PUBLIC SERVER \"$model\" OPTIONS (api_key 'test-key-4f1d9e0c77')"
done
generate 450 background fake jobs
await "$no_jobs AND EXISTS (SELECT FROM synth_jobs WHERE state = 'done' AND rows_changed > 0)"
generate 20 pool fake session
for model in fault-unavailable fault-broken_json fault-disconnect fault-quota_day fault-huge fault-truncated; do
  generate 30 background "$model" "$model"
  ! sql "SELECT * FROM synth_llm_ping('$model')" 2>/dev/null
done
await "$no_jobs"
! sql "SET statement_timeout = '2s'; SELECT * FROM synth_llm_ping('slow-60')" 2>/dev/null
generate 30 background slow-60 stopped
await "EXISTS (SELECT FROM synth_llm_log WHERE server = 'slow-60' AND purpose = 'text pool' AND state = 'sent')"
sql "SELECT synth_worker_stop()" >/dev/null
sql "SELECT synth_worker_start()" >/dev/null
await "(SELECT count(*) FROM synth_llm_log WHERE server = 'slow-60' AND purpose = 'text pool') > 1"
sql "DROP EXTENSION synthgen CASCADE"
await "NOT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type LIKE 'synthgen%')"
kill -INT "$server"
wait "$server" || true

# A finding is a paragraph that names a file of ours.
findings=$(awk 'BEGIN { RS = ""; ORS = "\n\n" } /[ (\/]src\/[a-z]+\/[a-z_]+\.[ch]pp:/' \
  <(sed -E 's/^==[0-9]+== ?//' "$work"/*.valgrind))
if [[ -n $findings ]]; then
  echo "$findings"
  echo "valgrind-worker: findings" >&2
  exit 1
fi
echo "valgrind-worker: $(ls "$work"/*.valgrind | wc -l) processes, no finding"
