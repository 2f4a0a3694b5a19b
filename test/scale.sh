#!/usr/bin/env bash
# Fills the tables of test/scale/*.txt and counts the columns whose numbers are not as large as in life.
# Runs beside a cluster: test/cluster.sh test/scale.sh [NAME...]
exec "$(dirname "${BASH_SOURCE[0]}")/broken_share.sh" scale 200 'columns of {} are not as in life' \
  known=6 unseen=16 -- "$@"
