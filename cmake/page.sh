#!/bin/sh
# Builds build/page/duly.html, the program in one page for any browser of 2023 or later, on Debian 12
# as root: the same sources, compiled to WebAssembly by Debian's emscripten.
#
#   sh cmake/page.sh                       the page
#   sh cmake/page.sh test [PROGRAM]        opens it in a headless Chromium, and compares what it shows and
#                                          saves with PROGRAM (build/release/duly)
set -eu
cd "$(dirname "$0")/.."

# Its optimiser needs acorn where Debian keeps it, and a fetch that it does not know to be away.
export NODE_PATH=/usr/share/nodejs
sh cmake/setup.sh --no-libraries nodejs
if node --no-experimental-fetch -e 0 2>/dev/null; then
    export NODE_OPTIONS=--no-experimental-fetch
fi
sh cmake/bundled.sh page OFF duly emscripten node-acorn python3
python3 src/web/assemble.py build/page build/page-licences.txt build/page/duly.html
[ "${1:-}" = test ] || exit 0
sh cmake/setup.sh --no-libraries chromium
exec python3 tests/web/door.py build/page/duly.html "${2:-build/release/duly}"
