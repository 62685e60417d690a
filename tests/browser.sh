#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
# SPDX-License-Identifier: Apache-2.0

# Builds the sites that browsers judge, then runs node's test runner, or the script named as first argument.
set -euo pipefail
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --ignore-scripts --no-audit --no-fund

sites=$(mktemp -d)
trap 'rm -rf "$sites"' EXIT
export MAILLAGE_SITES=$sites
cd ..
go build -o "$sites/maillage" ./cmd/maillage
go run ./build/bench/write "$sites/network-large" 500
for name in hostile awkward alone; do go run ./build/bench/write "$sites/network-$name" "$name"; done
"$sites/maillage" build --quiet --date 2020-11-18 --base-url https://example.org/reseau -o "$sites/demo"
"$sites/maillage" build --quiet --source "$sites/network-large" --date 2020-11-18 -o "$sites/large"
"$sites/maillage" build --quiet --source "$sites/network-hostile" --date 2020-03-21 -o "$sites/hostile"
for name in awkward alone; do "$sites/maillage" build --quiet --source "$sites/network-$name" --date 2026-11-23 -o "$sites/$name"; done
for lang in fr en; do "$sites/maillage" build --quiet --source "docs/$lang" --date 2026-11-23 -o "$sites/docs-$lang"; done
cd tests
if [ $# -gt 0 ]; then node "$@"; else node --test --test-force-exit --test-concurrency=1 browser/*.test.mjs; fi
