#!/bin/sh
# Times the indicators and the checks on the extracts of a folder: what a check costs beside them.
#   sh tests/bench/checks.sh FOLDER [build/release/duly] [2015-16] [2016-03-31]
# The folder holds extracts as CSV or XML: those of examples/small-authority, or any larger set.
set -eu
folder=$1
duly=${2:-build/release/duly}
year=${3:-2015-16}
as_at=${4:-2016-03-31}

# The median wall time of five runs, in milliseconds. Findings are no failure here.
median() {
    for _ in 1 2 3 4 5; do
        from=$(date +%s%N)
        "$@" >/dev/null 2>&1 || [ $? -eq 1 ]
        echo $((($(date +%s%N) - from) / 1000000))
    done | sort -n | sed -n 3p
}

kpi=$(median "$duly" kpi --year "$year" --as-at "$as_at" "$folder"/*)
summary=$(median "$duly" check --summary --as-at "$as_at" "$folder"/*)
listing=$(median "$duly" check -f csv --as-at "$as_at" "$folder"/*)
echo "kpi              $kpi ms"
echo "check --summary  $summary ms  $((summary * 100 / (kpi + 1))) % of kpi"
echo "check -f csv     $listing ms  $((listing * 100 / (kpi + 1))) % of kpi"
