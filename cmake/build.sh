#!/bin/sh
# Installs what is missing and builds the release program in build/release. Says what it is doing,
# and shows what the build said only where it fails.
#
#   sh cmake/build.sh ON|OFF [TARGET]     with the tests or without; by default all there is
set -eu
cd "$(dirname "$0")/.."

sh cmake/setup.sh

build=build/release
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
mkdir -p "$build"

quietly() {
    if ! "$@" >"$build/run.log" 2>&1; then
        cat "$build/run.log" >&2
        echo "failed: $*" >&2
        exit 1
    fi
}

# Each tenth of the way as it is reached.
show_tenths() {
    shown=0
    while IFS= read -r line; do
        printf '%s\n' "$line"
        case $line in '['*'%]'*) ;; *) continue ;; esac
        percent=${line%%\%*}
        percent=${percent##*[![:digit:]]}
        if [ "$percent" -ge $((shown + 10)) ]; then
            shown=$((percent - percent % 10))
            printf ' %s%%' "$shown" >&3
        fi
    done
    echo >&3
}

build_it() {
    { cmake --build "$build" --parallel "$jobs" --target "$1" 2>&1 || touch "$build/failed"; } |
        show_tenths
    [ ! -e "$build/failed" ]
}

echo "building $build, $jobs files at a time: some minutes the first time" >&2
rm -f "$build/failed"
quietly cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DDULY_TESTS="$1" -DDULY_UNITS=ON
exec 3>&2
quietly build_it "${2:-all}"
