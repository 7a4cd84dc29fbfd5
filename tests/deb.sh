#!/bin/sh
# Installs a Debian package in a fresh Debian without compilers, uses it, and removes it.
#
#   sh tests/deb.sh FILE.deb      needs root and debootstrap
set -eu
package=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --variant=minbase bookworm "$work/root" >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }
cp "$package" "$work/root/tmp/duly.deb"
in_root() { chroot "$work/root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }

before=$(in_root find / -xdev -path /proc -prune -o -name '*duly*' -print | grep -v '^/tmp/' || true)
[ -z "$before" ] || { echo "there already: $before" >&2; exit 1; }
if in_root sh -c 'command -v gcc || command -v g++'; then
    echo 'the fresh system has a compiler' >&2
    exit 1
fi
in_root dpkg -i /tmp/duly.deb
for file in bin/duly share/man/man1/duly.1.gz share/bash-completion/completions/duly \
    share/zsh/vendor-completions/_duly share/fish/vendor_completions.d/duly.fish \
    share/doc/duly/README.md share/doc/duly/examples/small-authority/episodes.csv; do
    [ -s "$work/root/usr/$file" ] || { echo "not installed: /usr/$file" >&2; exit 1; }
done
gzip -t "$work/root/usr/share/man/man1/duly.1.gz"
in_root bash -n /usr/share/bash-completion/completions/duly
in_root duly --version
in_root sh -c 'duly kpi /usr/share/doc/duly/examples/small-authority/*.csv --year 2015-16 -q -f csv' |
    grep -q '^NI66,' || { echo 'the program does not answer' >&2; exit 1; }
in_root dpkg -r duly
left=$(in_root find / -xdev -path /proc -prune -o -name '*duly*' -print | grep -v '^/tmp/' || true)
[ -z "$left" ] || { echo "left behind: $left" >&2; exit 1; }
echo 'installed, used and removed; nothing is left'
