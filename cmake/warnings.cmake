# The warnings our own targets are built with. Errors only with DULY_WERROR=ON (presets, CI):
# never forced on someone who packages the program with a newer compiler.

# duly_warnings(TARGET [TESTS])
function(duly_warnings target)
  set(strict ${DULY_WERROR})
  # GCC 12's optimiser finds overlaps in strings where there are none: tests are strict in debug.
  if("TESTS" IN_LIST ARGN AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(strict OFF)
  endif()
  if(MSVC)
    target_compile_options(${target} PRIVATE /W4 /permissive- /utf-8 $<$<BOOL:${strict}>:/WX>)
    return()
  endif()
  target_compile_options(
    ${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
    -Wnon-virtual-dtor -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough
    $<$<BOOL:${strict}>:-Werror>)
  # From 13 on, GCC's finds its null pointers inside the standard library.
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wnull-dereference)
  endif()
endfunction()
