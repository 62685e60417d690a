#!/usr/bin/env bash
# Builds the demo and holds what a reader receives against other people's tools: html-validate for every page, xmllint for
# every feed and the sitemap. Boxes to tick share their name, as HTML wants of a group: html-validate.json allows it.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --silent --ignore-scripts --no-audit --no-fund

site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
(cd .. && go run ./cmd/maillage build --quiet --date 2026-11-23 -o "$site/now")
# On this day of 2020 events are to come and ads are on the board: the other half of the templates.
(cd .. && go run ./cmd/maillage build --quiet --date 2020-11-18 --base-url https://example.org/reseau -o "$site/then")

for lang in fr en; do (cd .. && go run ./cmd/maillage build --quiet --source "docs/$lang" --date 2026-11-23 -o "$site/docs-$lang"); done

npx html-validate --config html-validate.json "$site/**/*.html"
find "$site" -name '*.xml' -print0 | xargs -0 xmllint --noout --nonet
xmllint --noout --nonet --schema node_modules/sitemap/schema/sitemap.xsd "$site"/*/sitemap.xml 2>&1 | grep -v ' validates$' && exit 1
echo "$(find "$site" -name '*.html' | wc -l) pages and $(find "$site" -name '*.xml' | wc -l) XML files are valid"
