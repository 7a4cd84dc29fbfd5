#!/bin/sh
# What the program asks of the machine it runs on: nothing that could send, no other program, and
# nothing written but what was named. Run by CTest.
#
#   sh tests/silent.sh PROGRAM
set -eu
program=$1
cd "$(dirname "$0")/.."

# Nothing of a network is asked for of the system's libraries.
if nm -D --undefined-only "$program" 2>/dev/null |
    grep -E ' (socket|connect|bind|listen|accept4?|sendto|sendmsg|recvfrom|recvmsg|getaddrinfo|gethostby[a-z]*|res_query)(@|$)'; then
    echo 'silent: the program can speak to a network' >&2
    exit 1
fi

# Nor is another program begun, which could.
if nm -D --undefined-only "$program" 2>/dev/null |
    grep -E ' (system|popen|fork|vfork|clone|exec[vl][pe]*|execveat|fexecve|posix_spawnp?|dlopen|dlmopen|syscall)(@|$)'; then
    echo 'silent: the program can begin another one' >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home" "$work/tmp" "$work/here" "$work/files"
cp examples/small-authority/*.csv "$work/files"
printf '%032d' 7 >"$work/key"
# Everything that stands there, with its size and when it was changed.
standing() { find "$work" -type f -exec stat -c '%n %s %Y' {} + | sort; }
run() {
    (cd "$work/here" && env -i HOME="$work/home" TMPDIR="$work/tmp" PATH="$PATH" "$program" "$@") >/dev/null 2>&1
}
before=$(standing)
ran=0
for command in due 'reviews --year 2015-16' 'kpi -m all --year 2015-16' 'readings --year 2015-16' 'check' 'files' \
    'report --year 2015-16 -f md' 'explain --child A1001' 'kpi --year 2015-16 --pseudonyms --key ../key'; do
    # shellcheck disable=SC2086  # a list of words
    run $command "$work"/files/*.csv --as-at 2016-03-31 || [ $? = 1 ] || { echo "silent: $command failed" >&2; exit 1; }
    ran=$((ran + 1))
done
if [ "$(standing)" != "$before" ]; then
    echo 'silent: something was written that was not named' >&2
    standing >&2
    exit 1
fi
run kpi -m all --year 2015-16 "$work"/files/*.csv -o "$work/here/kpi.xlsx"
rm "$work/here/kpi.xlsx"
[ "$(standing)" = "$before" ] || { echo 'silent: a workbook left something beside it' >&2; exit 1; }
echo "silent: $ran commands asked for no network and wrote nothing that was not named"
