#!/bin/sh
# Builds the release program and its tests in build/release and runs them all.
set -eu
cd "$(dirname "$0")/.."

sh cmake/build.sh ON
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
exec ctest --test-dir build/release --parallel "$jobs" --output-on-failure --no-tests=error
