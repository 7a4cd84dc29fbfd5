#!/bin/sh
# Builds a C++ library in which the memory sanitizer sees each byte that is set: the compiler's own,
# from Debian 12's source package. Without it whatever that library writes would be told as unset.
# FOLDER/include/c++/v1 and FOLDER/lib/libc++.a are what `cmake --preset memory` takes. What is there
# is not built again. As root, for apt.
#
#   sh cmake/libcxx.sh FOLDER
set -eu
[ $# = 1 ] || { echo 'usage: sh cmake/libcxx.sh FOLDER' >&2; exit 2; }
scripts=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
[ ! -e complete ] || exit 0
# shellcheck source=/dev/null
. "$scripts/debian_sources.sh"
debian_source llvm-toolchain-14 --download-only
rm -rf from
mkdir from
tar -xJf llvm-toolchain-14_*.orig.tar.xz -C from --strip-components=1 --wildcards \
    --no-wildcards-match-slash 'llvm-*/cmake' 'llvm-*/libcxx' 'llvm-*/libcxxabi' 'llvm-*/llvm/cmake' \
    'llvm-*/runtimes' 'llvm-*/utils'
{
    cmake -S from/runtimes -B . -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DLLVM_USE_SANITIZER=Memory \
        '-DLLVM_ENABLE_RUNTIMES=libcxx;libcxxabi' -DLLVM_INCLUDE_TESTS=OFF \
        -DLIBCXX_ENABLE_SHARED=OFF -DLIBCXX_ENABLE_STATIC_ABI_LIBRARY=ON -DLIBCXX_INCLUDE_TESTS=OFF \
        -DLIBCXX_INCLUDE_BENCHMARKS=OFF -DLIBCXXABI_ENABLE_SHARED=OFF \
        -DLIBCXXABI_INCLUDE_TESTS=OFF -DLIBCXXABI_USE_LLVM_UNWINDER=OFF &&
        cmake --build . --target cxx
} >build.log 2>&1 || { tail -n 50 build.log >&2; exit 1; }
touch complete
