# shellcheck shell=sh
# Read in by scripts that need source packages of this system's own Debian: apt checks their
# signatures, and nothing of the system is changed. Works in the folder that is the current one.
#
#   debian_source PACKAGE [OPTION of apt-get source...]     the newest version that is to be had
debian_here=$(pwd)
mkdir -p lists/partial
rm -f debian.sources debian.list
if [ -e /etc/apt/sources.list.d/debian.sources ]; then
    sed 's/^Types:.*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >debian.sources
    debian_list=$debian_here/debian.sources
else
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >debian.list
    debian_list=$debian_here/debian.list
fi
debian_apt() {
    tool=$1
    shift
    "$tool" -qq -o Dir::Etc::sourcelist="$debian_list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists="$debian_here/lists" -o APT::Sandbox::User=root "$@" </dev/null
}
debian_apt apt-get update

# An index may be ahead of the files by some hours: then the version before.
debian_source() {
    package=$1
    shift
    debian_apt apt-cache showsrc --only-source "$package" | sed -n 's/^Version: //p' | sort -u \
        >"$debian_here/versions"
    while IFS= read -r one; do
        count=0
        while IFS= read -r other; do
            if dpkg --compare-versions "$other" gt "$one"; then count=$((count + 1)); fi
        done <"$debian_here/versions"
        printf '%s %s\n' "$count" "$one"
    done <"$debian_here/versions" | sort -n | cut -d ' ' -f 2 >"$debian_here/newest_first"
    while IFS= read -r one; do
        if debian_apt apt-get source "$@" "$package=$one" >"$debian_here/log" 2>&1; then return 0; fi
        echo "sources: $package $one is not to be had" >&2
    done <"$debian_here/newest_first"
    cat "$debian_here/log" >&2
    return 1
}
