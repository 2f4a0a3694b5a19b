#!/usr/bin/env bash
# Writes the greatest private memory of a process, in kB, once that process has ended.
#   watch_memory.sh PID FILE
set -u
peak=0
while read -r _ kilobytes _ < <(grep RssAnon "/proc/$1/status" 2>/dev/null); do
  ((kilobytes > peak)) && peak=$kilobytes
  sleep 0.02
done
echo "$peak" >"$2"
