#!/bin/sh
# Every command with its memory and its threads watched: the thread sanitizer with eight threads on
# extracts large enough for them, and on the made-up authority valgrind, and the memory sanitizer, under
# which all tests run too. The last builds each library that the program uses, the C++ library among
# them, so that it sees what they write (expat reads its random number from /dev/urandom there, since
# it does not see what the kernel writes otherwise): on Debian 12, as root. The others need g++ and
# valgrind.
#
#   sh tests/watched.sh thread|valgrind|memory
set -eu
cd "$(dirname "$0")/.."
how=$1
build=build/watched-$how
case $how in
thread) flags=-fsanitize=thread ;;
valgrind) flags='' ;;
memory) build=build/memory ;;
*) echo 'usage: sh tests/watched.sh thread|valgrind|memory' >&2; exit 2 ;;
esac

log=$(mktemp)
files=$(mktemp -d)
trap 'rm -rf "$log" "$files"' EXIT
if [ "$how" = memory ]; then
    sh cmake/setup.sh --no-libraries clang dpkg-dev libclang-rt-14-dev ninja-build python3
    sh cmake/libcxx.sh build/libcxx
    sh cmake/bundled.sh memory ON all clang
elif ! { cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DDULY_UNITS=ON "-DCMAKE_CXX_FLAGS=$flags" &&
    cmake --build "$build" --parallel "$(getconf _NPROCESSORS_ONLN)" --target duly duly_bench; } >"$log" 2>&1; then
    tail -n 50 "$log" >&2
    exit 1
fi

case $how in
thread) "$build/duly_bench" make "$files" 10 >"$log" ;;
*) cp examples/small-authority/*.csv "$files" ;;
esac
watched() {
    case $how in
    thread) TSAN_OPTIONS='halt_on_error=1 exitcode=99' "$build/duly" "$@" ;;
    valgrind) valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite "$build/duly" "$@" ;;
    memory) MSAN_OPTIONS=exitcode=99 "$build/duly" "$@" ;;
    esac
}
ran=0
for asked in 'due' 'reviews --year 2015-16' 'kpi -m all --year 2015-16' 'kpi -m all --monthly --year 2015-16 --suppress 6' \
    'kpi --by age_band,sex --year 2015-16' 'readings --year 2015-16' 'check' 'files' 'report --year 2015-16 -f html'; do
    code=0
    # shellcheck disable=SC2086  # a list of words
    watched $asked "$files"/*.csv --as-at 2016-03-31 --threads 8 >"$files/answer" 2>"$log" || code=$?
    if [ "$code" -gt 1 ]; then
        echo "watched: $asked ended with $code" >&2
        tail -n 60 "$log" >&2
        exit 1
    fi
    # shellcheck disable=SC2086
    "$build/duly" $asked "$files"/*.csv --as-at 2016-03-31 --threads 1 >"$files/alone" 2>/dev/null || true
    cmp "$files/answer" "$files/alone"
    ran=$((ran + 1))
done
if [ "$how" = memory ]; then
    "$build/duly_tests" >"$log" || { tail -n 60 "$log" >&2; exit 1; }
    tail -n 3 "$log"
fi
echo "watched: $ran commands under $how, nothing found, and the answers of one thread"
