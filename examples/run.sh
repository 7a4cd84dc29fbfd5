#!/bin/sh
# Builds the program and shows its main job on a small, made-up authority.
set -eu
cd "$(dirname "$0")/.."

sh cmake/build.sh OFF duly
build=build/release
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
show "duly report examples/small-authority/*.csv --year 2015-16 --as-at 2016-03-31 -o $build/pack.html"
echo "The year as one page: $build/pack.html, to be opened in a browser"
