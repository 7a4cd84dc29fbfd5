#!/bin/sh
# Builds the release program and its tests in build/release and runs them all.
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

quietly cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DDULY_TESTS=ON
quietly cmake --build "$build" --parallel "$jobs"
exec ctest --test-dir "$build" --parallel "$jobs" --output-on-failure --no-tests=error
