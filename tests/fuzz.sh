#!/usr/bin/env bash
# Runs every fuzz target for a while: fuzz.sh 20s
# On a busy machine go test may end a target that has found nothing with « context deadline exceeded »: that is no find.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-20s}
grep -rl --include='*_test.go' '^func Fuzz' build cmd | while read -r file; do
  sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file" | while read -r name; do
    echo "$name ($file)"
    if ! found=$(go test -run '^$' -fuzz "^$name\$" -fuzztime "$time" "./$(dirname "$file")" </dev/null 2>&1); then
      echo "$found"
      grep -q 'context deadline exceeded' <<<"$found" && ! grep -q 'Failing input' <<<"$found" || exit 1
    fi
  done
done
