#!/bin/sh
# Runs duly.exe, and the tests where they are built, under Wine.
#
#   sh tests/windows.sh [BUILD] [SUITE...]      by default build/windows, and every suite
#
# What Wine cannot show: the console (colours, code page) and paths of more than 260 letters, which
# Windows allows where an administrator has switched them on. Tests left out there: those that speak to
# the program through a shell of Linux (cli_test.cpp; exit codes and streams are looked at here), and
# those of links and of names with a star or control characters, which Windows has not.
set -eu
cd "$(dirname "$0")/.."

build=$(cd "${1:-build/windows}" && pwd)
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- unit law checks golden property cli documents
wine=/usr/lib/wine/wine64
work=$(mktemp -d)
# Its own folder for what Wine keeps; names of files are UTF-8 there only if they are here.
export WINEPREFIX="$work/wine" WINEDEBUG=-all LC_ALL=C.UTF-8
trap '/usr/lib/wine/wineserver64 -k || true; rm -rf "$work"' EXIT
"$wine" wineboot -i >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }

failed=0
fail() {
    echo "FAILED $1" >&2
    failed=$((failed + 1))
}
duly() { "$wine" "$build/duly.exe" "$@"; }
# same NAME EXPECTED SAID: two files, byte for byte.
same() {
    if cmp -s "$2" "$3"; then echo "ok     $1"; else
        diff "$2" "$3" | head -n 5 >&2
        fail "$1"
    fi
}
# exits NAME CODE COMMAND...
exits() {
    name=$1 wanted=$2 code=0
    shift 2
    "$@" >"$work/out" 2>"$work/err" || code=$?
    if [ "$code" = "$wanted" ]; then echo "ok     $name"; else fail "$name: exit code $code"; fi
}

# The program as a shell of Windows starts it: no pattern is taken apart beforehand.
extracts=$work/Größe–Zoë
mkdir "$extracts"
cp examples/small-authority/*.csv "$extracts"
(
    cd examples/small-authority
    duly kpi '*.csv' --year 2015-16 -f csv >"$work/kpi.csv" 2>"$work/messages"
)
exits 'a pattern is expanded' 0 [ "$(wc -l <"$work/kpi.csv")" -gt 6 ]
exits 'a finished run is exit 0' 0 duly kpi "$extracts/*.csv" --year 2015-16 -f csv
same 'a folder of letters beyond ASCII' "$work/kpi.csv" "$work/out"
cd "$extracts"
exits 'a folder by its name' 0 duly kpi . --year 2015-16 -f csv
same 'a folder is read' "$work/kpi.csv" "$work/out"
exits 'a file that is not there is exit 3' 3 duly kpi 'nö–where.csv' --year 2015-16
printf "duly: nö–where.csv: there is no such file\n" >"$work/wanted"
same 'it is named as it was typed' "$work/wanted" "$work/err"
exits 'wrong usage is exit 2' 2 duly du
exits '-o writes a file' 0 duly kpi . --year 2015-16 -q -o '../ausgabe–ö.csv'
same 'in a name of letters beyond ASCII, with LF' "$work/kpi.csv" '../ausgabe–ö.csv'
echo old >'../ausgabe–ö.csv'
exits '-o replaces a file' 0 duly kpi . --year 2015-16 -q -o '../ausgabe–ö.csv'
same 'whole' "$work/kpi.csv" '../ausgabe–ö.csv'
exits 'no half of it is left' 1 sh -c 'ls .. | grep part'
rm '../ausgabe–ö.csv'
exits '-o writes a workbook' 0 duly kpi . --year 2015-16 -q -o '../mappe–ö.xlsx'
exits 'which is a zip archive' 0 sh -c 'head -c 2 ../mappe*.xlsx | grep -q PK'
rm '../mappe–ö.xlsx'
mkdir ../crlf
for file in *.csv; do sed 's/$/\r/' "$file" >"../crlf/$file"; done
exits 'extracts with line ends of Windows' 0 duly kpi ../crlf --year 2015-16 -f csv
same 'give the same figures' "$work/kpi.csv" "$work/out"
exits 'threads' 0 duly kpi . --year 2015-16 -f csv --threads 4
same 'give the same figures as one' "$work/kpi.csv" "$work/out"
duly due - --as-at 2016-03-31 -q -f csv reviews.csv <episodes.csv >"$work/piped" || fail 'due -'
exits 'standard input' 0 duly due episodes.csv reviews.csv --as-at 2016-03-31 -q -f csv
same 'is read as bytes' "$work/out" "$work/piped"
cd - >/dev/null

if [ -e "$build/duly_tests.exe" ]; then
    for suite in "$@"; do
        start=$(date +%s)
        code=0
        "$wine" "$build/duly_tests.exe" --test-suite="$suite" >"$work/$suite" 2>&1 || code=$?
        ran=$(tr -d '\r' <"$work/$suite" | sed -n 's/.*test cases: *\([0-9]* | [^|]*|[^|]*\).*/\1/p')
        if [ "$code" != 0 ] || [ "${ran%% *}" = 0 ]; then
            tail -n 200 "$work/$suite" >&2
            fail "suite $suite: $ran"
        else
            echo "ok     suite $suite: $ran, $(($(date +%s) - start)) s"
        fi
    done
fi
[ "$failed" = 0 ] || { echo "$failed failed" >&2; exit 1; }
