#!/bin/sh
# Installs what the build needs and this machine lacks, on Debian and Ubuntu with root or sudo.
# Anywhere else it says what is missing. Succeeds when there is a compiler and CMake to go on with:
# a missing library can still be downloaded by the build (cmake/dependencies.cmake).
#
#   sh cmake/setup.sh [--no-libraries] [more Debian packages...]
set -eu

libraries='libfmt-dev libhowardhinnant-date-dev libcli11-dev nlohmann-json3-dev libexpat1-dev libsodium-dev libxlsxwriter-dev libminizip-dev zlib1g-dev doctest-dev'
if [ "${1:-}" = --no-libraries ]; then
    libraries=''
    shift
fi

have() { command -v "$1" >/dev/null 2>&1; }
have_compiler() { have c++ || have g++ || have clang++; }

missing=''
if have dpkg-query; then
    have_compiler || missing="$missing g++"
    have cmake || missing="$missing cmake"
    have make || missing="$missing make"
    for package in $libraries "$@"; do
        case $(dpkg-query -W -f '${db:Status-Status} ' "$package" 2>/dev/null || true) in
        *'installed '*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || exit 0
fi

if [ -n "$missing" ] && have apt-get; then
    as_root=none
    if [ "$(id -u)" = 0 ]; then
        as_root='env'
    elif have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root='sudo'
    fi
    if [ "$as_root" != none ]; then
        echo "installing:$missing" >&2
        log=$(mktemp)
        trap 'rm -f "$log"' EXIT
        apt() { "$as_root" DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"; }
        apt update >"$log" 2>&1 </dev/null || true
        known=''
        for package in $missing; do
            if apt-cache show "$package" >/dev/null 2>&1; then
                known="$known $package"
            else
                echo "setup: this system has no package $package" >&2
            fi
        done
        # shellcheck disable=SC2086  # a list of words
        if [ -n "$known" ] &&
            ! apt install --yes --no-install-recommends $known >>"$log" 2>&1 </dev/null; then
            cat "$log" >&2
            echo 'setup: the packages could not be installed' >&2
        fi
    else
        echo "setup: please install:$missing" >&2
    fi
elif ! have dpkg-query; then
    # Not a Debian: the build says which library it does not find.
    if ! have cmake || ! have_compiler; then
        echo 'setup: please install a C++20 compiler (GCC 11 or clang 14, or newer), CMake 3.22 or' >&2
        echo '  newer, make, and the libraries fmt, date (Howard Hinnant), CLI11, nlohmann-json, expat, libsodium,' >&2
        echo '  libxlsxwriter, minizip, zlib, doctest' >&2
    fi
fi

if ! have cmake || ! have_compiler; then
    echo 'setup: no C++ compiler, or no CMake' >&2
    exit 1
fi
