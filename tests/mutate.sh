#!/bin/sh
# Changes the program in one place at a time, and prints the changes that no test notices: flips
# comparisons, && and ||, + and -, moves numbers by one, drops statements. A developer's tool: it
# works in a copy of the tree and takes a while.
#
#   tests/mutate.sh [-t MINUTES] [--sample N] [--seed N] [FILE or FOLDER ...]
#
# By default all of src/law, src/measures, src/groups and what cases and days are made of.
# --sample tries N places of all there are, the same ones for the same --seed (default 1).
set -eu
cd "$(dirname "$0")/.."
source=$(pwd)

minutes=600
sample=0
seed=1
while [ $# -gt 0 ]; do
    case $1 in
    -t) minutes=$2 && shift 2 ;;
    --sample) sample=$2 && shift 2 ;;
    --seed) seed=$2 && shift 2 ;;
    -*) sed -n '2,9s/^# \{0,1\}//p' tests/mutate.sh && exit 2 ;;
    *) break ;;
    esac
done
[ $# -gt 0 ] || set -- src/law src/limits src/measures src/groups src/cases/periods.cpp src/cases/plans.cpp \
    src/base/calendar.cpp src/base/date.cpp src/base/read_date.cpp
files=$(find "$@" -name '*.cpp')  # one that is not there ends the run here

# The places, one a line: file:line:column, what stands there and what is put instead. Comments,
# includes and words in quotes are passed over.
list_places() {
    awk -v OFS='\t' '
        function put(old, new) { print FILENAME, FNR, at + RSTART, old, new }
        function each(pattern, left, right, a, b,    rest) {  # a for b and b for a
            rest = code; at = 0
            while (match(rest, pattern)) {
                found = substr(rest, RSTART + left, RLENGTH - left - right)
                RSTART += left
                if (pattern ~ /0-9/) { put(found, found + 1); if (found > 0) put(found, found - 1) }
                else put(found, found == a ? b : a)
                at += RSTART + length(found) - 1
                rest = substr(code, at + 1)
            }
        }
        /^[[:space:]]*(\/\/|#)/ { next }
        {
            code = $0
            sub(/\/\/.*/, "", code)
            while (match(code, /"[^"]*"/)) {
                blank = sprintf("%" RLENGTH "s", "")
                code = substr(code, 1, RSTART - 1) blank substr(code, RSTART + RLENGTH)
            }
            each(" (<|<=) ", 1, 1, "<", "<=")
            each(" (>|>=) ", 1, 1, ">", ">=")
            each(" (==|!=) ", 1, 1, "==", "!=")
            each(" (&&|\\|\\|) ", 1, 1, "&&", "||")
            each(" [+-] ", 1, 1, "+", "-")
            each("[^A-Za-z0-9_.][0-9]+[^A-Za-z0-9_.xX]", 1, 1)
            # A statement that is a line: a way out that is asked for, a call, an assignment.
            if (match(code, /^ +if \(.*\) (return|continue|break).*;$/) ||
                match(code, /^ +(if \(.*\) )?(return;|continue;|break;|[+-][+-][a-z].*;)$/) ||
                match(code, /^ +(if \(.*\) )?[a-z_][a-z_.]*( [+|-]?= |\().*;$/) && code !~ /^ +return/) {
                at = 0; RSTART = 1; put($0, ";")
            }
        }' "$@"
}

copy=${DULY_MUTANTS:-${TMPDIR:-/tmp}/duly-mutants}
mkdir -p "$copy"
tar -C "$source" --exclude=./build --exclude=./.git -cf - . | tar -C "$copy" -xf -
cd "$copy"
touch $files  # one may have been built as a mutant before
echo "building $copy"
cmake -S . -B build -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS="-O1 -g0" >/dev/null
build() { cmake --build build -j2 --target duly_tests >build.log 2>&1; }
build || { tail -20 build.log && exit 1; }
# What the unchanged tool says is what the mutants are held to.
DULY_UPDATE_GOLDEN=1 build/duly_tests --test-suite=golden >/dev/null
passes() { timeout 120 build/duly_tests --test-suite=law,unit,golden --abort-after=1 >test.log 2>&1; }
passes || { echo "the tests fail before anything is changed:" && tail -20 test.log && exit 1; }

file=
restore() { [ -z "$file" ] || cp original "$file"; }
trap 'restore' EXIT
trap 'exit 130' INT TERM

list_places $files >places
if [ "$sample" -gt 0 ]; then
    awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' places |
        sort -g | cut -f2- | head -n "$sample" | sort >sampled
    mv sampled places
fi
echo "$(wc -l <places) places"

until=$(($(date +%s) + minutes * 60))
tried=0
survived=0
tab=$(printf '\t')
while IFS="$tab" read -r next line column old new; do
    [ "$(date +%s)" -lt "$until" ] || break
    restore
    file=$next
    cp "$file" original
    what=$(sed -n "${line}p" original | sed 's/^ *//')
    awk -v line="$line" -v column="$column" -v old="$old" -v new="$new" '
        FNR == line && new == ";" { $0 = ";" }
        FNR == line && new != ";" {
            $0 = substr($0, 1, column - 1) new substr($0, column + length(old))
        }
        { print }' original >"$file"
    tried=$((tried + 1))
    [ "$new" != ";" ] || old=statement
    if ! build; then
        echo "does not build: $file:$line: $old -> $new: $what"
    elif passes; then
        survived=$((survived + 1))
        echo "survived: $file:$line: $old -> $new: $what"
    fi
done <places
echo "$tried tried, $survived survived"
