#!/usr/bin/env bash
# `make check-llm-fake`: the fake provider of language models against the providers' official clients, which npm
# downloads once into build/llm-clients. Needs node and python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
clients=build/llm-clients
mkdir -p "$clients"
cp -u test/llm/clients/{package.json,package-lock.json,check_fake.mjs} "$clients"/
[[ $clients/node_modules/.package-lock.json -nt $clients/package-lock.json ]] ||
  npm --prefix "$clients" ci --ignore-scripts --no-audit --no-fund --loglevel error

# The fake lives as long as its standard input is open.
export PYTHONDONTWRITEBYTECODE=1
coproc fake { exec python3 test/llm/fake_server.py; }
read -r line <&"${fake[0]}"
node "$clients/check_fake.mjs" "http://127.0.0.1:${line##* }"
