#!/bin/sh
# What each step of a run costs, on the small authority and on generated England:
#   sh tests/bench/run.sh BUILD_FOLDER [FOLDER FOR DATA]
# Seconds, rows and bytes a second, and pages of memory touched first; then, where valgrind is at
# hand, instructions of each step (of England: on a tenth of it). `cmake --build ... --target bench`
# calls it. docs/performance.md says what the figures mean.
set -eu
build=$1
data=${2:-$build/bench}
root=$(dirname "$0")/../..
small=$root/examples/small-authority

[ -e "$data/england/conferences.csv" ] || "$build/duly_bench" make "$data/england"
[ -e "$data/tenth/conferences.csv" ] || "$build/duly_bench" make "$data/tenth" 10

echo "small authority"
"$build/duly_bench" run "$small"
echo
echo "generated England, ten years"
"$build/duly_bench" run "$data/england"

command -v valgrind >/dev/null || { echo "(no valgrind: instructions are not counted)"; exit 0; }

# The instructions of the whole program, up to a step.
up_to() {
    valgrind --tool=none --log-file=/dev/null true 2>/dev/null || return 1
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$data/log" \
        "$build/duly_bench" run "$1" 2015-16 "$2" >/dev/null
    sed -n 's/.*Collected : //p' "$data/log"
}
count() {
    before=$(up_to "$1" 0)
    step=1
    for name in read characters split records histories cases 'obligations, measures'; do
        now=$(up_to "$1" $step)
        printf '%-22s %12d instructions\n' "$name" $((now - before))
        before=$now
        step=$((step + 1))
    done
}
echo
echo "small authority, instructions of each step"
count "$small"
echo
echo "a tenth of generated England, instructions of each step"
count "$data/tenth"
