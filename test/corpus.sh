#!/usr/bin/env bash
# `make corpus DIR=folder [ROWS=100]`: fills the schema of every *.sql of a folder, each in a database of its
# own of a throw-away cluster, and prints what became of each table. Logs go to build/corpus.
exec "$(dirname "${BASH_SOURCE[0]}")/with_schemas.sh" corpus test/corpus-fill.sh
