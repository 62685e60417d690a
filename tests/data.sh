#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
# SPDX-License-Identifier: Apache-2.0

# Holds the files that other programs read against other people's tools: OpenAPI, DCAT-AP, GeoJSON, iCalendar, vCard; and runs the examples
# of the page of the data.
set -euo pipefail
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --ignore-scripts --no-audit --no-fund

sites=$(mktemp -d)
trap 'rm -rf "$sites"' EXIT
export MAILLAGE_SITES=$sites
cd ..
go build -o "$sites/maillage" ./cmd/maillage
go run ./build/bench/write "$sites/network-hostile" hostile
"$sites/maillage" build --quiet --date 2020-11-18 --base-url https://example.org/reseau -o "$sites/demo"
"$sites/maillage" build --quiet --source "$sites/network-hostile" --date 2020-03-21 -o "$sites/hostile"
cd tests
node --test data/*.test.mjs
