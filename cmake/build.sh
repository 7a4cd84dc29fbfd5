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

echo "building $build, $jobs files at a time: some minutes the first time" >&2
quietly cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DDULY_TESTS="$1"
quietly cmake --build "$build" --parallel "$jobs" --target "${2:-all}"
