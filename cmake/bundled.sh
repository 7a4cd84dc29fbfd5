#!/bin/sh
# Builds a program that carries its libraries within, by a preset of CMakePresets.json, in
# build/PRESET, on a bare Debian 12 as root. cmake/windows.sh, cmake/static.sh and cmake/page.sh call
# it.
#
#   sh cmake/bundled.sh windows|static|page ON|OFF TARGET [Debian packages...]    with the tests or without
set -eu
cd "$(dirname "$0")/.."

preset=$1 tests=$2 target=$3
shift 3
sh cmake/setup.sh --no-libraries ca-certificates dpkg-dev git ninja-build "$@"
sh cmake/sources.sh build/sources

# Whose work is inside, in their words; what the compiler puts in comes last.
case $preset in
windows) compiler='gcc-mingw-w64-base mingw-w64-common' ;;
page) compiler='emscripten' ;;
*) compiler='libgcc-12-dev libc6-dev' ;;
esac
notices=build/$preset-licences.txt
{
    for copyright in build/sources/unpacked/*/debian/copyright; do
        library=${copyright#build/sources/unpacked/}
        case $library in doctest-*) continue ;; esac
        printf '==== %s ====\n\n' "${library%%/*}"
        cat "$copyright"
        printf '\n'
    done
    for package in $compiler; do
        printf '==== %s ====\n\n' "$package"
        cat "/usr/share/doc/$package/copyright"
        printf '\n'
    done
} >"$notices"

set -- "-DDULY_NOTICES=$PWD/$notices"
while IFS= read -r argument; do
    set -- "$@" "$argument"
done <build/sources/arguments
log=build/$preset.log
jobs=${DULY_JOBS:-$(getconf _NPROCESSORS_ONLN)}
# DULY_JOBS=1 leaves a shared machine to others.
if ! { cmake --preset "$preset" -G Ninja -DDULY_TESTS="$tests" "$@" &&
    cmake --build "build/$preset" --parallel "$jobs" --target "$target"; } >"$log" 2>&1; then
    tail -n 100 "$log" >&2
    echo "failed: the build of $preset (all of it in $log)" >&2
    exit 1
fi
