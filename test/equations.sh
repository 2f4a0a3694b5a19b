#!/usr/bin/env bash
# Fills the tables of test/equations/*.txt and counts the equations between their columns that do not hold.
# Runs beside a cluster: test/cluster.sh test/equations.sh [NAME...]
exec "$(dirname "${BASH_SOURCE[0]}")/broken_share.sh" equations 100 'of {} do not hold' \
  known=20 unseen=30 later=40 -- "$@"
