#!/bin/sh
# Makes docs/pack.png, the picture of the pack in the README, from examples/pack.html. Needs chromium.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chromium --headless --no-sandbox --hide-scrollbars --window-size=1000,1200 \
    --screenshot="$folder/pack.png" "file://$PWD/examples/pack.html" >/dev/null 2>&1
mv "$folder/pack.png" docs/pack.png
size=$(wc -c <docs/pack.png)
[ "$size" -lt 200000 ] || { echo "docs/pack.png has $size bytes: 200,000 at most" >&2; exit 1; }
