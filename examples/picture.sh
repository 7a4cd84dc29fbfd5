#!/bin/sh
# Makes the pictures in the README, docs/pack.png from examples/pack.html and docs/page.png from
# build/page/duly.html (cmake/page.sh makes it). Needs chromium and python3.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chromium --headless --no-sandbox --hide-scrollbars --window-size=1000,1200 \
    --screenshot="$folder/pack.png" "file://$PWD/examples/pack.html" >/dev/null 2>&1
mv "$folder/pack.png" docs/pack.png
python3 tests/web/picture.py build/page/duly.html docs/page.png
for picture in docs/pack.png docs/page.png; do
    size=$(wc -c <"$picture")
    [ "$size" -lt 200000 ] || { echo "$picture has $size bytes: 200,000 at most" >&2; exit 1; }
done
