#!/bin/sh
# Builds build/windows/duly.exe, one file for Windows 10 and later, on Debian 12 as root. Says which
# of the system's libraries it asks for.
#
#   sh cmake/windows.sh         the program
#   sh cmake/windows.sh test    the tests too, run under Wine
set -eu
cd "$(dirname "$0")/.."

if [ "${1:-}" = test ]; then
    sh cmake/bundled.sh windows ON all g++-mingw-w64-x86-64-posix wine64
else
    sh cmake/bundled.sh windows OFF duly g++-mingw-w64-x86-64-posix
fi

# Nothing but what every Windows has.
asked=$(x86_64-w64-mingw32-objdump -p build/windows/duly.exe | sed -n 's/^.*DLL Name: //p')
for library in $asked; do
    case $library in
    KERNEL32.dll | ADVAPI32.dll | SHELL32.dll | USER32.dll | msvcrt.dll) ;;
    *)
        echo "duly.exe asks for $library, which may not be there" >&2
        exit 1
        ;;
    esac
done
# shellcheck disable=SC2086  # one line of words
echo build/windows/duly.exe asks for $asked
[ "${1:-}" = test ] || exit 0
exec sh tests/windows.sh build/windows
