#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
# SPDX-License-Identifier: Apache-2.0

# A release, tried: tests/release.sh [ARCHIVE.tar.gz]
#
# Without an archive it makes the program of the last commit twice, in two folders with npm packages of their own, and holds that both
# have the same bytes. Then the program works alone: as nobody, in a folder that has nothing but it, without any network.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
SUDO=""
[ "$(id -u)" = 0 ] || SUDO=sudo
trap '$SUDO rm -rf "$work"' EXIT

# The flags of .goreleaser.yaml; there, too, the program says of itself which version it is.
make_program() { # make_program FOLDER
  git clone --quiet . "$1"
  (
    cd "$1"
    git -c advice.detachedHead=false checkout --quiet "$commit"
    ./release/prepare.sh
    CGO_ENABLED=0 go build -tags bundled -trimpath -ldflags "-s -w -X main.releaseVersion=v0.0.0-trial -X main.releaseSum=h1:trial" -o maillage ./cmd/maillage
  )
}

root=$work/root
mkdir -p "$root/tmp" "$root/site"
if [ $# -gt 0 ]; then
  tar -xzf "$1" -C "$root" maillage
else
  commit=$(git rev-parse HEAD)
  make_program "$work/one"
  make_program "$work/another/folder"
  first=$(sha256sum <"$work/one/maillage")
  second=$(sha256sum <"$work/another/folder/maillage")
  echo "first  $first"
  echo "second $second"
  [ "$first" = "$second" ] || { echo "the same commit gave two programs"; exit 1; }
  cp "$work/one/maillage" "$root/"
fi

# Nothing but the program: no shell, no Node, no git, no certificate, no home, no network.
chroot=$(PATH=$PATH:/usr/sbin command -v chroot)
alone() { $SUDO unshare --net env -i "$chroot" --userspec=65532:65532 "$root" /maillage "$@"; }
$SUDO chmod 1777 "$root/tmp" "$root/site"
alone version --json
alone init /site/reseau --name "Les lieux d’ici" --territory Ici --colour "#0b6e69" --forge github --forge-url https://example.org/reseau/site --quiet
cat "$root/site/reseau/maillage.lock"
cat >"$root/tmp/lieu.md" <<'PLACE'
---
name: Le Phare
summary: Un lieu au bout du monde.
activities: [coworking]
address: {postcode: "29200", city: Brest}
lat: 48.39
lon: -4.49
---
PLACE
$SUDO cp "$root/tmp/lieu.md" "$root/site/reseau/places/le-phare.md"
alone build --source /site/reseau --strict
alone check --source /site/reseau

site=$root/site/reseau/public
[ -f "$site/lieux/le-phare/index.html" ] || { echo "the place has no page"; exit 1; }
# Words that only the libraries say: the map that moves, its clusters, its style, the typeface.
grep -rql "leaflet" "$site"/assets/*.js || { echo "the site has no map that moves"; exit 1; }
grep -rql "leaflet-container" "$site"/assets/*.css || { echo "the map has no style"; exit 1; }
ls "$site"/assets/bricolage-grotesque-*.woff2 >/dev/null || { echo "the site has no typeface"; exit 1; }
echo "✔ a site of $(find "$site" -type f | wc -l) files, from one file without a network"
