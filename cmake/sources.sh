#!/bin/sh
# Gets the sources of the libraries that a released program carries within, and says where they are.
# They are Debian 12's source packages: apt checks their signatures, and the archive of each is the
# upstream release checked here again; on top come Debian's corrections (of expat and libsodium, those
# of their security team), which the upstream archives of these versions lack.
#
#   sh cmake/sources.sh FOLDER      needs Debian 12, apt-get and dpkg-dev
#
# FOLDER/arguments then has one option for CMake a line; FOLDER/packages one line a library: name,
# version, source package with its version, licence (SPDX), archive, its sha256. What is there is
# not fetched again.
set -eu

# Name for CMake, source package, folder in it, upstream version, licence (with _ for blanks), and its
# archive's sha256. libxlsxwriter brings minizip and tmpfileplus, each with its own licence.
libraries='
FMT           fmtlib            .     9.1.0  MIT          84ce1c2d0be3a9863935137969dcec6970125caac032f82474640bfc81463583
DATE          howardhinnant-date .    3.0.1  MIT          2768b67c1b5cf07715978584ef174dae679e90bf420777aee4e8b09e993681f1
CLI11         cli11             .     2.1.2  BSD-3-Clause 8143d20b688e98ccce8e24562d3b68e5f47c12e896c42c7ca8553dbde5bed55d
NLOHMANN_JSON nlohmann-json3    .     3.11.2 MIT          d69f9deb6a75e2580465c6c4c5111b89c4dc2fa94e3a85fcd2ffcd9a143d9273
EXPAT         expat             expat 2.5.0  MIT          ab00ee05c7067fd10a35c5d2a4922ebba746ddd50ff83b79c828da17bbdf1757
SODIUM        libsodium         .     1.0.18 ISC          d59323c6b712a1519a5daf710b68f5e7fde57040845ffec53850911f10a5d4f4
XLSXWRITER    libxlsxwriter     .     1.1.4  BSD-2-Clause_AND_Zlib_AND_MPL-2.0 b379eb35fdd9c653ebe72485b9c992f612c7ea66f732784457997d6e782f619b
ZLIB          zlib              .     1.2.13 Zlib         71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1
DOCTEST       doctest           .     2.4.9  MIT          7cc78169975bea36e70ab9d67e7de9b03d89b38653499ad03243e3944429b1ab
'

[ $# = 1 ] || { echo 'usage: sh cmake/sources.sh FOLDER' >&2; exit 2; }
wanted=$(sha256sum <"$0" | cut -d ' ' -f 1)
scripts=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
here=$(pwd)
[ "$(cat complete 2>/dev/null || true)" != "$wanted" ] || exit 0
rm -rf complete arguments packages unpacked
mkdir -p unpacked

# shellcheck source=/dev/null
. "$scripts/debian_sources.sh"

printf '%s\n' "$libraries" | while read -r name package folder version licence sum; do
    [ -n "$name" ] || continue
    (cd unpacked && debian_source "$package")
    from_debian=$(sed -n 's/^Version: //p' "$(find unpacked -name "${package}_*.dsc")")
    archive=$(find unpacked -name "${package}_*.orig.tar.*" ! -name '*.asc')
    if [ "$(sha256sum "$archive" | cut -d ' ' -f 1)" != "$sum" ]; then
        echo "sources: $archive is not the archive that was checked" >&2
        exit 1
    fi
    unpacked=$(find "$here/unpacked" -mindepth 1 -maxdepth 1 -type d -name "$package-*")
    [ "$folder" = . ] || unpacked=$unpacked/$folder
    printf '%s=%s\n' "-DFETCHCONTENT_SOURCE_DIR_$name" "$unpacked" >>arguments
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$(printf '%s' "$name" | tr '[:upper:]' '[:lower:]')" \
        "$version" "$package $from_debian" "$(printf '%s' "$licence" | tr _ ' ')" \
        "${archive##*/}" "$sum" >>packages
done
# A correction of Debian's asks whether XML_DTD is 1, as their own build of expat defines it; the build
# by CMake defines it without a value.
sed -i 's/^#cmakedefine XML_DTD$/#cmakedefine XML_DTD 1/' unpacked/expat-*/expat/expat_config.h.cmake
printf '%s\n' "$wanted" >complete
