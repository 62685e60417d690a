#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
# SPDX-License-Identifier: Apache-2.0

# Holds the theme's styles against stylelint and its scripts against TypeScript and their unit tests. What stylelint.json changes of the standard:
#   import-notation, media-feature-range-notation  the browsers that we still serve know the older notations only
#   no-descending-specificity                      cascade layers order the rules, not their specificity
#   declaration-block-single-line-…                short rules that belong together are read on a line each
#   selector-type-…                                the elements of RSS, in feed.css, are no elements of HTML
#   value-keyword-case                             names of typefaces are written as they are
set -euo pipefail
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --ignore-scripts --no-audit --no-fund
npx stylelint --config stylelint.json "../themes/**/*.css"
npx tsc --project tsconfig.json
node --test unit/*.test.mjs
echo "the theme's styles and scripts are in order"
