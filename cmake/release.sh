#!/bin/sh
# Makes everything that a release is, from the commit that is checked out, on Debian 12 as root: the
# program for Windows, for any Linux, as a page and as a Debian package; what is inside (SPDX) and SHA256SUMS.
# The same commit and the same compilers give the same bytes, in whatever folder.
#
#   sh cmake/release.sh [FOLDER]     by default build/release-files
set -eu
cd "$(dirname "$0")/.."

folder=${1:-build/release-files}
git() { command git -c safe.directory='*' "$@"; }
sh cmake/setup.sh --no-libraries git zip
if [ -n "$(git status --porcelain)" ]; then
    echo 'release: the checkout is not clean; commit first' >&2
    exit 1
fi
umask 022
export TZ=UTC LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
version=$(sed -n 's/^project(duly VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)

sh cmake/windows.sh
sh cmake/static.sh
sh cmake/page.sh
rm -rf "$folder" build/stage
mkdir -p "$folder" build/stage
folder=$(cd "$folder" && pwd)

# stamped FOLDER: every file in it has the time of the commit.
stamped() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

windows=duly-$version-windows-x86_64
mkdir "build/stage/$windows"
x86_64-w64-mingw32-strip -o "build/stage/$windows/duly.exe" build/windows/duly.exe
cp README.md CHANGELOG.md LICENSE "build/stage/$windows"
cp -r examples/small-authority "build/stage/$windows"
cp build/windows-licences.txt "build/stage/$windows/LICENCES-OF-LIBRARIES.txt"
stamped "build/stage/$windows"
(cd build/stage && find "$windows" | sort | zip -q -X -9 "$folder/$windows.zip" -@)

linux=duly-$version-linux-x86_64
cmake --install build/static --strip --component program --prefix "build/stage/$linux" >build/stage/log
tar -C build/stage --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    -cf - "$linux" | gzip -9n >"$folder/$linux.tar.gz"

if ! (cd build/static && cpack -G DEB -B "$folder/deb") >build/stage/log 2>&1; then
    cat build/stage/log >&2
    exit 1
fi
mv "$folder"/deb/*.deb "$folder"
rm -rf "$folder/deb"

cp build/page/duly.html "$folder/duly-$version.html"

sh cmake/spdx.sh "$version" "$folder" build/sources/packages >"build/stage/duly.spdx.json"
mv build/stage/duly.spdx.json "$folder/duly-$version.spdx.json"
(cd "$folder" && sha256sum duly-* duly_*) >build/stage/sums
mv build/stage/sums "$folder/SHA256SUMS"
cat "$folder/SHA256SUMS"
