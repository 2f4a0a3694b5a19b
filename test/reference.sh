#!/usr/bin/env bash
# `make reference`: writes the lists of docs/generators.md as the code has them. With --check it changes
# nothing: it says what is not current, and which keys of rules the page or the schema does not know.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PG_CONFIG=${PG_CONFIG:-pg_config}
page=docs/generators.md

missing_keys() {
  local key missing=0
  while read -r key; do
    grep -qF "\`$key\`" "$page" || { echo "key \"$key\" is not in $page"; missing=1; }
    grep -qF "\"$key\"" docs/rule.schema.json || { echo "key \"$key\" is not in docs/rule.schema.json"; missing=1; }
  done < <(awk '/^const std::string k(Column|Table)Keys/ { on = 1 } on; /};/ { on = 0 }' src/rules/rule_parser.cpp |
    grep -oE '"[a-z_]+"' | tr -d '"')
  return $missing
}

mkdir -p build
make -s -j"$(nproc)" all >build/reference.log 2>&1 || { cat build/reference.log >&2; exit 1; }
test/cluster.sh perl test/reference.pl >build/generators.md
if [[ ${1:-} == --check ]]; then
  status=0
  missing_keys || status=1
  diff -u "$page" build/generators.md || status=1
  exit $status
else
  cp build/generators.md "$page"
fi
