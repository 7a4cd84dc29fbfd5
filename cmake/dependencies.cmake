# The libraries used: the installed ones where there are any, else a pinned release archive.
# Nothing is downloaded when they are installed. Without a network, unpack an archive and
# pass -DFETCHCONTENT_SOURCE_DIR_FMT=<folder> (DATE, CLI11, NLOHMANN_JSON, EXPAT, SODIUM,
# XLSXWRITER, ZLIB, DOCTEST likewise); DULY_BUNDLED=ON takes those and leaves what is installed alone:
# a released program carries all of them within (cmake/sources.sh, cmake/windows.sh, cmake/static.sh).

include(FetchContent)
if(POLICY CMP0135)
  cmake_policy(SET CMP0135 NEW)
endif()

# duly_dependency(<package> <url> <sha256> [<target> <header>])
# Sets <package>_VERSION where it is installed.
# With a header, that is all we need of the library: one installed without a CMake package will do,
# and the archive's own build is left alone.
function(duly_dependency package url sha256)
  if(NOT DULY_BUNDLED)
    find_package(${package} CONFIG QUIET)
  endif()
  if(${package}_FOUND)
    set(${package}_VERSION ${${package}_VERSION} PARENT_SCOPE)
    return()
  endif()
  if(NOT ARGN)
    message(STATUS "${package}: not installed, using ${url}")
    FetchContent_Declare(${package} URL ${url} URL_HASH SHA256=${sha256})
    FetchContent_MakeAvailable(${package})
    return()
  endif()
  list(GET ARGN 0 target)
  list(GET ARGN 1 header)
  if(NOT DULY_BUNDLED)
    find_path(${package}_HEADERS ${header})
  endif()
  if(NOT ${package}_HEADERS)
    message(STATUS "${package}: not installed, using ${url}")
    FetchContent_Declare(${package} URL ${url} URL_HASH SHA256=${sha256} SOURCE_SUBDIR headers-only)
    FetchContent_MakeAvailable(${package})
    string(TOLOWER ${package} lower)
    find_path(${package}_HEADERS ${header} NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED
              PATHS ${${lower}_SOURCE_DIR} PATH_SUFFIXES include single_include)
  endif()
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} INTERFACE ${${package}_HEADERS})
endfunction()

set(FMT_INSTALL OFF)
duly_dependency(fmt https://github.com/fmtlib/fmt/archive/9.1.0.tar.gz
                5dea48d1fcddc3ec571ce2058e13910a0d4a6bab4cc09a809d8b1dd1c88ae6f2)
duly_dependency(date https://github.com/HowardHinnant/date/archive/v3.0.1.tar.gz
                7a390f200f0ccd207e8cff6757e04817c1a0aec3e327b006b7eb451c57ee3538
                date::date date/date.h)
duly_dependency(CLI11 https://github.com/CLIUtils/CLI11/archive/v2.1.2.tar.gz
                26291377e892ba0e5b4972cdfd4a2ab3bf53af8dac1f4ea8fe0d1376b625c8cb
                CLI11::CLI11 CLI/CLI.hpp)
duly_dependency(nlohmann_json https://github.com/nlohmann/json/archive/refs/tags/v3.11.2.tar.gz
                d69f9deb6a75e2580465c6c4c5111b89c4dc2fa94e3a85fcd2ffcd9a143d9273
                nlohmann_json::nlohmann_json nlohmann/json.hpp)
# CMake itself knows how to find an installed expat, which seldom comes with a CMake package.
if(NOT DULY_BUNDLED)
  find_package(EXPAT QUIET)
endif()
if(NOT EXPAT_FOUND)
  foreach(off IN ITEMS BUILD_TOOLS BUILD_EXAMPLES BUILD_TESTS BUILD_DOCS SHARED_LIBS ENABLE_INSTALL)
    set(EXPAT_${off} OFF)
  endforeach()
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)    # let these settings count
  set(CMAKE_POLICY_VERSION_MINIMUM 3.5)    # the archive is older than CMake 4
  duly_dependency(expat
                  https://github.com/libexpat/libexpat/releases/download/R_2_5_0/expat-2.5.0.tar.bz2
                  6f0e6e01f7b30025fa05c85fdad1e5d0ec7fd35d9f61b22f34998de11969ff67)
  if(NOT TARGET EXPAT::EXPAT)
    if(TARGET expat::expat)  # an installed package
      add_library(EXPAT::EXPAT ALIAS expat::expat)
    else()
      add_library(EXPAT::EXPAT ALIAS expat)
    endif()
  endif()
endif()
# libsodium comes without a CMake package wherever it is installed, and its archive without a CMake
# build: its sources are compiled as its own Visual Studio project compiles them.
if(NOT DULY_BUNDLED)
  find_path(sodium_HEADERS sodium.h)
  find_library(sodium_LIBRARY NAMES sodium libsodium)
endif()
if(sodium_HEADERS AND sodium_LIBRARY)
  add_library(sodium::sodium UNKNOWN IMPORTED)
  set_target_properties(sodium::sodium PROPERTIES IMPORTED_LOCATION ${sodium_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${sodium_HEADERS})
else()
  set(sodium_url https://github.com/jedisct1/libsodium/releases/download/1.0.18-RELEASE/libsodium-1.0.18.tar.gz)
  message(STATUS "sodium: not installed, using ${sodium_url}")
  enable_language(C)
  FetchContent_Declare(sodium URL ${sodium_url} SOURCE_SUBDIR no-cmake-build URL_HASH
                       SHA256=6f504490b342a4f8a4c4a02fc9b866cbef8622d5df4e5452b46be121e46636c1)
  FetchContent_MakeAvailable(sodium)
  set(sodium_folder ${sodium_SOURCE_DIR}/src/libsodium)
  configure_file(${sodium_SOURCE_DIR}/builds/msvc/version.h
                 ${sodium_BINARY_DIR}/include/sodium/version.h COPYONLY)
  file(GLOB_RECURSE sodium_sources ${sodium_folder}/*.c)
  add_library(sodium STATIC ${sodium_sources})
  target_compile_definitions(sodium PRIVATE CONFIGURED=1 PUBLIC SODIUM_STATIC)
  target_include_directories(sodium PRIVATE ${sodium_folder}/include/sodium
                                            ${sodium_BINARY_DIR}/include/sodium
                             PUBLIC ${sodium_folder}/include ${sodium_BINARY_DIR}/include)
  set_target_properties(sodium PROPERTIES C_CLANG_TIDY "")
  add_library(sodium::sodium ALIAS sodium)
endif()
# zlib: gzip, and what zips hold.
if(NOT DULY_BUNDLED)
  find_package(ZLIB)
endif()
if(FETCHCONTENT_SOURCE_DIR_ZLIB AND NOT ZLIB_FOUND)
  enable_language(C)
  set(zlib_sources adler32 compress crc32 deflate inffast inflate inftrees trees zutil)
  list(TRANSFORM zlib_sources REPLACE "(.+)" "${FETCHCONTENT_SOURCE_DIR_ZLIB}/\\1.c")
  add_library(zlib STATIC ${zlib_sources})
  target_include_directories(zlib SYSTEM PUBLIC ${FETCHCONTENT_SOURCE_DIR_ZLIB})
  set_target_properties(zlib PROPERTIES C_CLANG_TIDY "")
  add_library(ZLIB::ZLIB ALIAS zlib)
elseif(NOT ZLIB_FOUND)
  message(FATAL_ERROR "Workbooks and packed files are read with zlib, which is not installed. On Debian:"
                      " apt-get install zlib1g-dev")
endif()
# libxlsxwriter writes workbooks, minizip opens them. Neither has a CMake package; the archive of the
# first holds the second, and its own build looks for tools that it needs for its tests alone, so that
# its sources are compiled here.
if(NOT DULY_BUNDLED)
  find_path(xlsxwriter_HEADERS xlsxwriter.h)
  find_library(xlsxwriter_LIBRARY NAMES xlsxwriter libxlsxwriter)
  find_path(minizip_HEADERS minizip/unzip.h)
  find_library(minizip_LIBRARY NAMES minizip libminizip)
endif()
foreach(library IN ITEMS xlsxwriter minizip)
  if(NOT ${library}_HEADERS OR NOT ${library}_LIBRARY)
    continue()
  endif()
  add_library(${library}::${library} UNKNOWN IMPORTED)
  set_target_properties(${library}::${library} PROPERTIES IMPORTED_LOCATION ${${library}_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${${library}_HEADERS})
  if(${library}_LIBRARY MATCHES "[.](a|lib)$")
    target_link_libraries(${library}::${library} INTERFACE ZLIB::ZLIB)
  endif()
endforeach()
if(NOT TARGET xlsxwriter::xlsxwriter OR NOT TARGET minizip::minizip)
  set(xlsxwriter_url https://github.com/jmcnamara/libxlsxwriter/archive/RELEASE_1.1.4.tar.gz)
  message(STATUS "xlsxwriter or minizip: not installed, using ${xlsxwriter_url}")
  enable_language(C)
  FetchContent_Declare(xlsxwriter URL ${xlsxwriter_url} SOURCE_SUBDIR no-cmake-build URL_HASH
                       SHA256=b379eb35fdd9c653ebe72485b9c992f612c7ea66f732784457997d6e782f619b)
  FetchContent_MakeAvailable(xlsxwriter)
  set(xlsxwriter_parts ${xlsxwriter_SOURCE_DIR}/third_party)
endif()
if(NOT TARGET minizip::minizip)
  add_library(minizip STATIC ${xlsxwriter_parts}/minizip/ioapi.c ${xlsxwriter_parts}/minizip/unzip.c
              ${xlsxwriter_parts}/minizip/zip.c
              $<$<BOOL:${WIN32}>:${xlsxwriter_parts}/minizip/iowin32.c>)
  target_compile_definitions(minizip PRIVATE NOUNCRYPT)  # what a password locks is refused
  target_include_directories(minizip SYSTEM PUBLIC ${xlsxwriter_parts})
  target_link_libraries(minizip PUBLIC ZLIB::ZLIB)
  set_target_properties(minizip PROPERTIES C_CLANG_TIDY "")
  add_library(minizip::minizip ALIAS minizip)
endif()
if(NOT TARGET xlsxwriter::xlsxwriter)
  file(GLOB xlsxwriter_sources ${xlsxwriter_SOURCE_DIR}/src/*.c)
  add_library(xlsxwriter STATIC ${xlsxwriter_sources} ${xlsxwriter_parts}/md5/md5.c
              ${xlsxwriter_parts}/tmpfileplus/tmpfileplus.c)
  target_include_directories(xlsxwriter SYSTEM PUBLIC ${xlsxwriter_SOURCE_DIR}/include)
  target_link_libraries(xlsxwriter PRIVATE minizip::minizip ZLIB::ZLIB)
  set_target_properties(xlsxwriter PROPERTIES C_CLANG_TIDY "")
  add_library(xlsxwriter::xlsxwriter ALIAS xlsxwriter)
endif()
if(DULY_TESTS)
  duly_dependency(doctest https://github.com/doctest/doctest/archive/refs/tags/v2.4.11.tar.gz
                  632ed2c05a7f53fa961381497bf8069093f0d6628c5f26286161fbd32a560186
                  doctest::doctest doctest/doctest.h)
endif()

# Programs are linked as C++, which takes in what C needs: CMake would add gcc_s, which is never static.
if(CMAKE_EXE_LINKER_FLAGS MATCHES "-static")
  set(CMAKE_C_IMPLICIT_LINK_LIBRARIES "")
endif()

# However they came, they are not ours to warn about.
foreach(library IN ITEMS fmt expat sodium)
  if(TARGET ${library})
    get_target_property(headers ${library} INTERFACE_INCLUDE_DIRECTORIES)
    set_target_properties(${library} PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${headers}")
  endif()
endforeach()
