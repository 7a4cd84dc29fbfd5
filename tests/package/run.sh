#!/bin/sh
# Installs a build into a folder and builds a program that finds the library there.
#
#   sh tests/package/run.sh BUILD [more options for CMake...]
set -eu
build=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/usr" >"$work/log" || { cat "$work/log"; exit 1; }
"$work/usr/bin/duly" --version
for file in share/man/man1/duly.1.gz share/bash-completion/completions/duly \
    share/zsh/vendor-completions/_duly share/fish/vendor_completions.d/duly.fish \
    share/doc/duly/README.md share/doc/duly/examples/small-authority/episodes.csv; do
    [ -s "$work/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
cmake -S "$here" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/usr" "$@"
cmake --build "$work/build"
said=$("$work/build/uses_duly")
[ "$said" = 2016-04-06 ] || { echo "expected 2016-04-06, said $said"; exit 1; }
