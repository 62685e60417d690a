#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
# SPDX-License-Identifier: Apache-2.0

# Makes what a released program carries and what lies beside it: themes/packages.zip, for the build tag "bundled", and release/out/ with
# the licences of Go modules and the bills of materials of npm packages. Git ignores both. The packages come from npm by their checksums.
set -euo pipefail
cd "$(dirname "$0")/.."

cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
rm -rf release/out
mkdir -p release/out

XDG_CACHE_HOME=$cache go run ./cmd/maillage theme pack themes/packages.zip

go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/maillage | sort -u |
  while read -r path version folder; do
    printf '══ %s %s\n\n' "$path" "$version"
    find "$folder" -maxdepth 1 -type f \( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' \) | LC_ALL=C sort | xargs -r -d '\n' cat
    printf '\n'
  done >release/out/NOTICES.txt

# npm describes only what has a version; the folders of themes/ are no packages and have none.
for folder in maillage cms; do
  mkdir -p "$cache/sbom/$folder"
  cp "themes/$folder/package.json" "themes/$folder/package-lock.json" "$cache/sbom/$folder/"
  (cd "$cache/sbom/$folder" && npm pkg set version=0.0.0 && npm sbom --sbom-format cyclonedx --package-lock-only --omit dev) >"release/out/npm-$folder.cdx.json"
done
