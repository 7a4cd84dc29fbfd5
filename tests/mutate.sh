#!/bin/sh
# Flips each comparison of the law, one at a time, and prints those no test notices. A developer's
# tool: it works in a copy of the tree and takes a while.
#
#   tests/mutate.sh [-t MINUTES] [FILE...]     files as src/law/chain.cpp; by default all that count
set -eu
cd "$(dirname "$0")/.."
source=$(pwd)

minutes=600
if [ "${1:-}" = "-t" ]; then
    minutes=$2
    shift 2
fi
[ $# -gt 0 ] || set -- src/law/*.cpp src/limits/*.cpp src/cases/periods.cpp src/cases/plans.cpp \
    src/measures/*.cpp src/base/calendar.cpp

copy=${DULY_MUTANTS:-${TMPDIR:-/tmp}/duly-mutants}
mkdir -p "$copy"
tar -C "$source" --exclude=./build --exclude=./.git -cf - . | tar -C "$copy" -xf -
cd "$copy"
touch "$@"  # one may have been built as a mutant before
cmake -S . -B build -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS="-O1 -g0" >/dev/null
cmake --build build -j2 --target duly_tests >build.log 2>&1 || {
    tail -20 build.log
    exit 1
}
# What the unchanged tool says is what the mutants are held to.
DULY_UPDATE_GOLDEN=1 build/duly_tests --test-suite=golden >/dev/null
passes() { timeout 120 build/duly_tests --test-suite=law,unit,golden --abort-after=1 >test.log 2>&1; }
passes || {
    echo "the tests fail before anything is changed:"
    tail -20 test.log
    exit 1
}

until=$(($(date +%s) + minutes * 60))
tried=0
survived=0
for file in "$@"; do
    cp "$file" original
    # line:column:operator of every comparison; comments and includes are passed over
    awk '
        /^[[:space:]]*(\/\/|#)/ { next }
        {
            rest = $0; at = 0
            sub(/\/\/.*/, "", rest)
            while (match(rest, / (<=|>=|<|>) /)) {
                op = substr(rest, RSTART + 1, RLENGTH - 2)
                print FNR ":" at + RSTART ":" op
                at += RSTART + RLENGTH - 2
                rest = substr(rest, RSTART + RLENGTH - 1)
            }
        }' "$file" >places
    while IFS=: read -r line column op; do
        [ "$(date +%s)" -lt "$until" ] || break 2
        case $op in
        '<=') new='<' ;;
        '<') new='<=' ;;
        '>=') new='>' ;;
        '>') new='>=' ;;
        esac
        awk -v line="$line" -v column="$column" -v old="$op" -v new="$new" '
            FNR == line {
                $0 = substr($0, 1, column) new substr($0, column + length(old) + 1)
            }
            { print }' original >"$file"
        tried=$((tried + 1))
        if ! cmake --build build -j2 --target duly_tests >build.log 2>&1; then
            echo "does not build: $file:$line $op -> $new"
        elif passes; then
            survived=$((survived + 1))
            echo "survived: $file:$line $op -> $new: $(sed -n "${line}p" original | sed 's/^ *//')"
        fi
    done <places
    cp original "$file"
done
echo "$tried tried, $survived survived"
