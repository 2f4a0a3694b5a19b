#!/usr/bin/env bash
# `make recognition DIR=folder`: loads every *.sql of a folder into a database of its own of a throw-away
# cluster, plans its tables, and prints how many text columns are recognised and which get generic text.
exec "$(dirname "${BASH_SOURCE[0]}")/with_schemas.sh" recognition test/recognition-count.sh
