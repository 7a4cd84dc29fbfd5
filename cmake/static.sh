#!/bin/sh
# Builds build/static/duly, one file for any Linux on x86-64, on Debian 12 as root.
#
#   sh cmake/static.sh         the program
#   sh cmake/static.sh test    the tests too, and runs them
set -eu
cd "$(dirname "$0")/.."

if [ "${1:-}" = test ]; then
    sh cmake/bundled.sh static ON all g++
else
    sh cmake/bundled.sh static OFF all g++
fi
if ldd build/static/duly >/dev/null 2>&1; then
    echo 'build/static/duly asks for libraries:' >&2
    ldd build/static/duly >&2
    exit 1
fi
echo 'build/static/duly asks for no library'
[ "${1:-}" = test ] || exit 0
exec ctest --test-dir build/static --output-on-failure --no-tests=error
