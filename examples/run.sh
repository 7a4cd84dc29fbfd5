#!/bin/sh
# Builds the program and shows its main job on a small, made-up authority.
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

quietly cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DDULY_TESTS=OFF
quietly cmake --build "$build" --parallel "$jobs" --target duly
PATH="$PWD/$build:$PATH"

# show COMMAND [LINES]: prints the command, runs it, and prints no more than so many lines.
show() {
    printf '\n$ %s\n' "$1"
    eval "$1" >"$build/run.log"
    head -n "${2:-200}" "$build/run.log"
    rest=$(($(wc -l <"$build/run.log") - ${2:-200}))
    [ "$rest" -le 0 ] || echo "... and $rest more lines"
}

show 'duly kpi examples/small-authority/*.csv --year 2015-16'
show 'duly due examples/small-authority/*.csv --as-at 2016-03-31 --within 28d' 25
