#!/bin/sh
# Prints what is inside the files of a release, as SPDX 2.3: each library with its version, licence
# and the sha256 of the archive it was built from. release.sh calls it.
#
#   SOURCE_DATE_EPOCH=... sh cmake/spdx.sh VERSION FOLDER PACKAGES     PACKAGES: of cmake/sources.sh
set -eu

version=$1 folder=$2 packages=$3
commit=$(git -c safe.directory='*' rev-parse HEAD)
relations=''

# relation FROM KIND TO
relation() {
    relations="$relations${relations:+,}
    { \"spdxElementId\": \"SPDXRef-$1\", \"relationshipType\": \"$2\", \"relatedSpdxElement\": \"SPDXRef-$3\" }"
}
# package ID NAME VERSION LICENCE MORE: MORE is more of its fields
package() {
    printf '%s\n    {\n      "SPDXID": "SPDXRef-%s",\n      "name": "%s",\n      "versionInfo": "%s",\n' \
        "$comma" "$1" "$2" "$3"
    printf '      "downloadLocation": "NOASSERTION",\n      "filesAnalyzed": false,\n'
    printf '      "licenseConcluded": "%s",\n      "licenseDeclared": "%s",\n' "$4" "$4"
    printf '      "copyrightText": "NOASSERTION"%s\n    }' "$5"
    comma=,
}
checksum() { printf ',\n      "checksums": [{ "algorithm": "SHA256", "checksumValue": "%s" }]' "$1"; }
# purl SOURCE VERSION: where it is in Debian
purl() {
    printf ',\n      "externalRefs": [{ "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",'
    printf ' "referenceLocator": "pkg:deb/debian/%s@%s?arch=source" }]' "$1" \
        "$(printf '%s' "$2" | sed 's/+/%2B/g; s/:/%3A/g')"
}
# of_debian NAME LICENCE PACKAGE: what the compiler puts into a program
of_debian() {
    given=$(dpkg-query -W -f '${source:Package} ${source:Version}' "$3")
    package "$1" "$1" "${given#* }" "$2" "$(purl "${given% *}" "${given#* }")"
}

cat <<END
{
  "spdxVersion": "SPDX-2.3",
  "dataLicense": "CC0-1.0",
  "SPDXID": "SPDXRef-DOCUMENT",
  "name": "duly-$version",
  "documentNamespace": "https://spdx.org/spdxdocs/duly-$version-$commit",
  "creationInfo": {
    "created": "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)",
    "creators": ["Tool: cmake/spdx.sh of duly $version"]
  },
  "packages": [
END

comma=''
for file in "$folder"/*.zip "$folder"/*.tar.gz "$folder"/*.deb; do
    name=${file##*/}
    case $name in
    *.zip) id=windows ;;
    *.tar.gz) id=linux ;;
    *) id=deb ;;
    esac
    package "$id" "$name" "$version" MIT ",
      \"packageFileName\": \"$name\",
      \"sourceInfo\": \"commit $commit\"$(checksum "$(sha256sum "$file" | cut -d ' ' -f 1)")"
    relation DOCUMENT DESCRIBES "$id"
done
tab=$(printf '\t')
while IFS="$tab" read -r name upstream source licence archive sum; do
    [ "$name" != doctest ] || continue # of the tests alone
    id=$(printf '%s' "$name" | tr _ -)
    package "$id" "$name" "$upstream" "$licence" ",
      \"sourceInfo\": \"built from Debian's source package $source, of which the archive is $archive\"$(
        checksum "$sum")$(purl "${source% *}" "${source#* }")"
    for file in windows linux deb; do relation "$file" CONTAINS "$id"; done
done <"$packages"
of_debian gcc-runtime 'GPL-3.0-or-later WITH GCC-exception-3.1' libgcc-12-dev
of_debian glibc 'LGPL-2.1-or-later' libc6-dev
of_debian gcc-mingw-w64-runtime 'GPL-3.0-or-later WITH GCC-exception-3.1' gcc-mingw-w64-x86-64-posix-runtime
of_debian mingw-w64-runtime NOASSERTION mingw-w64-x86-64-dev
for file in linux deb; do
    relation "$file" CONTAINS gcc-runtime
    relation "$file" CONTAINS glibc
done
relation windows CONTAINS gcc-mingw-w64-runtime
relation windows CONTAINS mingw-w64-runtime
printf '\n  ],\n  "relationships": [%s\n  ]\n}\n' "$relations"
