#!/bin/sh
# The monthly job: looks the extracts over, then makes the figures of last month and of the year up to its
# end, the list of what falls due, the pack, and what has moved in the figures reported a month ago.
#
#     sh monthly.sh [--into FOLDER] [--as-at DATE] [--go-on] SETTINGS [EXTRACT...]
#
# SETTINGS is a file such as monthly.toml: measures, targets, timescales and what else is asked every month.
# EXTRACT is a file, a folder or KIND=FILE; without one, the `files` of the settings. `as-at` of the settings
# is the day asked about, or else today; "last month" is the one before it. In FOLDER (default: this one)
#     out/2016-03/       holds the answers. It appears whole or not at all; a second run replaces it.
#     archive/2016-03/   holds the extracts they were made of, for next month's `changes`.
# Both name children: keep FOLDER where the extracts are kept. What is printed names none, and is kept in
# out/2016-03/messages.txt. DULY names the program where it is not in the path.
#
# Exit code, the first that fits: 2 wrong usage or settings, 3 something cannot be read or written, or another
# run is under way, 4 a target is missed (or, with fail-if-overdue in the settings, a review is overdue),
# 1 errors in the data, 0 none of these. After 2 and 3, and after 1 without --go-on, all is as it was before.
# What counts as errors `fail-on` says.
set -eu
umask 027 # extracts and lists are not for everyone
as=xlsx   # or csv, md, json: how tables are written

say() { printf 'monthly: %s\n' "$*" >&2; }
stop() {
    code=$1
    shift
    say "$*"
    exit "$code"
}

into=. as_at='' go_on=no
while [ $# -gt 0 ]; do
    case $1 in
    --into | --as-at)
        [ $# -gt 1 ] || stop 2 "$1 is given nothing"
        if [ "$1" = --into ]; then into=$2; else as_at=$2; fi
        shift 2
        ;;
    --go-on) go_on=yes && shift ;;
    -*) stop 2 "there is no option $1; --into FOLDER, --as-at DATE and --go-on are those there are" ;;
    *) break ;;
    esac
done
[ $# -gt 0 ] || stop 2 'which settings? sh monthly.sh SETTINGS [EXTRACT...]'
case $1 in /*) settings=$1 ;; *) settings=$PWD/$1 ;; esac
shift
case ${DULY:=duly} in */*) DULY=$(cd "$(dirname "$DULY")" && pwd)/$(basename "$DULY") ;; esac
from=$PWD
{ mkdir -p "$into/out" "$into/archive" && into=$(cd "$into" && pwd); } || stop 3 "$into: cannot be written"

# The folder to work in is the lock too: who can make it is alone.
work=$into/.monthly
if ! mkdir "$work" 2>/dev/null; then
    [ -d "$work" ] || stop 3 "$work: cannot be made"
    process=$(cat "$work/process" 2>/dev/null || echo unknown)
    stop 3 "$work is there: another run is under way (process $process), or one was killed; if none runs, remove it"
fi
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' HUP TERM
cd "$work"
echo $$ >process
for old in "$into"/out/.before-* "$into"/archive/.before-*; do # of a run that was killed between two renames
    stood=${old%/*}/${old##*/.before-}
    if [ -d "$stood" ]; then rm -rf "$old"; elif [ -d "$old" ]; then mv "$old" "$stood"; fi
done
mkdir extracts results

# in_force NAME: a setting as the program takes it, its environment included.
in_force() {
    sed -n "s/^$1 = //p" in-force | sed 's/  *# [^"]*$//'
}
(cd "$from" && "$DULY" check --config "$settings" --show-config) >in-force 2>messages || {
    code=$?
    cat messages >&2
    [ "$code" = 2 ] || code=3
    stop "$code" 'the settings cannot be used; nothing was done'
}
[ -n "$as_at" ] || as_at=$(in_force as-at | tr -d '"')
[ -n "$as_at" ] || as_at=$(date +%Y-%m-%d)
case $as_at in
[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]) ;;
*) stop 2 "as-at $as_at: write the day as 2016-04-08" ;;
esac

# The month before, month by month: $month 2016-03 in the reporting year $year 2015-16, which runs from
# $begin; the month ends on $end.
y=${as_at%%-*}
m=${as_at#*-}
m=${m%-*}
m=${m#0}
back() {
    m=$((m - 1))
    if [ "$m" -eq 0 ]; then m=12 y=$((y - 1)); fi
    case $m in
    2) days=$((y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) ? 29 : 28)) ;;
    4 | 6 | 9 | 11) days=30 ;;
    *) days=31 ;;
    esac
    april=$((m < 4 ? y - 1 : y))
    month=$(printf '%d-%02d' "$y" "$m")
    end=$month-$days
    begin=$april-04-01
    year=$(printf '%d-%02d' "$april" $(((april + 1) % 100)))
}

# The extracts are copied once: every answer is of the same bytes, whatever is written there meanwhile.
copy() {
    [ ! -e "extracts/${1##*/}" ] || stop 2 "two extracts are named ${1##*/}: give one of them another name"
    cp -p "$1" extracts/ || stop 3 "$1: cannot be read"
}
take() {
    kind='' path=$1
    if [ ! -e "$path" ]; then
        case $path in [a-z_]*=*) kind=${path%%=*} path=${path#*=} ;; esac
    fi
    case $path in /*) ;; *) path=$from/$path ;; esac
    if [ -d "$path" ]; then
        for file in "$path"/*; do
            case $file in
            */'~$'*) ;;
            *.[cC][sS][vV] | *.[tT][sS][vV] | *.[xX][mM][lL] | *.[xX][lL][sS][xX])
                [ ! -f "$file" ] || copy "$file"
                ;;
            esac
        done
    elif [ -f "$path" ]; then
        copy "$path"
        [ -z "$kind" ] || echo "$kind=${path##*/}" >>extracts/.kinds
    else
        stop 3 "$path: there is no such file"
    fi
}
IFS='
'
if [ $# -eq 0 ]; then
    # Patterns are taken apart here, line by line; one that fits nothing stays, and is no file.
    cd "$from"
    # shellcheck disable=SC2046
    set -- $(sed -n 's/^files = \["\(.*\)"\].*/\1/p' "$work/in-force" | awk '{ gsub(/", "/, "\n"); print }')
    cd "$work"
fi
[ $# -gt 0 ] || stop 2 'which extracts? Name them behind the settings, or as files = [...] in them'
for one in "$@"; do take "$one"; done
[ -n "$(ls extracts)" ] || stop 3 'no .csv, .tsv, .xml or .xlsx file is there'

# files_in FOLDER: the extracts kept there, those first whose kind was told.
files_in() {
    [ ! -f "$1/.kinds" ] || sed "s|=|=$1/|" "$1/.kinds"
    echo "$1"
}

# step TITLE COMMAND ARGUMENT...: one run of the program; the worst exit code of all is remembered.
worst=0
step() {
    title=$1
    shift
    status=0
    "$DULY" "$@" --config "$settings" --show-values=false 2>messages || status=$?
    { echo "== $title (exit code $status)" && cat messages; } >>results/messages.txt
    case $status in
    0) ;;
    1) [ "$worst" -ne 0 ] || worst=1 ;;
    4) worst=4 ;;
    *)
        cat messages >&2
        [ "$status" -eq 2 ] || status=3
        stop "$status" "$title: not made, and all is as it was before"
        ;;
    esac
    [ "$status" -eq 0 ] || say "$title: exit code $status"
}

back
last_month=$month
# shellcheck disable=SC2046
set -- $(files_in extracts)
step 'check' check "$@" --as-at "$as_at" -o "results/check.$as"
if [ "$worst" -eq 1 ] && [ "$go_on" = no ]; then
    cat messages >&2
    "$DULY" check "$@" --config "$settings" --as-at "$as_at" --summary -f csv -q |
        cut -d, -f1-3 | grep -E '^code|,error,|,warning,' >&2 || true # code, severity, count
    stop 1 'errors in the extracts: nothing was made, and all is as it was before (--go-on makes it all the same)'
fi
step 'figures of the month' kpi "$@" --as-at "$as_at" --month "$month" -o "results/month.$as"
step 'figures of the year to date' kpi "$@" --as-at "$as_at" --from "$begin" --to "$end" -o "results/year-to-date.$as"
step 'due list' due "$@" --as-at "$as_at" -o "results/due.$as"
step 'pack' report "$@" --as-at "$as_at" --year "$year" -o results/pack.html

# What was reported a month ago, up to the month before, by the extracts kept then and by these.
back
before=$into/archive/$month
if [ -d "$before" ]; then
    ln -s "$before" before
    # shellcheck disable=SC2046
    step 'changes' changes --before $(files_in before) --before-as-at "$(cat before/.as-at)" --after "$@" \
        --as-at "$as_at" --from "$begin" --to "$end" -o "results/changes.$as"
else
    echo "== changes: no extracts of $month are kept" >>results/messages.txt
fi
chmod g+r results/* # duly writes for its owner alone; who may enter the folder may read what stands in it
echo "$as_at" >extracts/.as-at

# put NEW PLACE: what stood there before goes when the new stands, and not before.
put() {
    old=${2%/*}/.before-${2##*/}
    if [ -d "$2" ]; then rm -rf "$old" && mv "$2" "$old"; fi
    mv "$1" "$2"
    rm -rf "$old"
}
trap '' HUP INT TERM # two renames each, not to be cut short
put extracts "$into/archive/$last_month" || stop 3 "$into/archive: cannot be written"
put results "$into/out/$last_month" || stop 3 "$into/out: cannot be written"

case $worst in
0) said='nothing missed, no errors' ;;
1) said='errors in the data (check)' ;;
*) said='a target is missed or cannot be judged, or a review is overdue' ;;
esac
echo "monthly: $last_month as at $as_at: $said; see $into/out/$last_month"
exit "$worst"
