# Puts the data files into the program, so that results never depend on what is installed.
#
#   duly_embed(<target> <folder>)   object library defining duly::embedded_file (duly/embedded.hpp)
#                                   over every .csv, .css and .js of <folder>, named relative to it
#
# The same file, run with -P, writes the C++ source at build time. Bytes are read as hexadecimal and
# written as character constants: no list separators, quoting, encodings or literal limits to trip
# over. CRLF becomes LF, so a checkout on Windows embeds the same bytes.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(DULY_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

  function(duly_embed target folder)
    set(root ${CMAKE_CURRENT_SOURCE_DIR}/${folder})
    set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${root}/*.csv ${root}/*.css ${root}/*.js)
    # A list of the files: its change (one added or removed) writes the source anew.
    set(names "")
    foreach(file IN LISTS files)
      file(RELATIVE_PATH name ${root} ${file})
      string(APPEND names "${name}\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/embedded.txt CONTENT "${names}" @ONLY)
    add_custom_command(
      OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -DROOT=${root} -DNAMES=${CMAKE_CURRENT_BINARY_DIR}/embedded.txt
              -DOUTPUT=${output} -P ${DULY_EMBED_SCRIPT}
      DEPENDS ${files} ${CMAKE_CURRENT_BINARY_DIR}/embedded.txt ${DULY_EMBED_SCRIPT}
      COMMENT "Embedding ${folder}/"
      VERBATIM)
    add_library(${target} OBJECT ${output})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/include)
    set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "")
  endfunction()
  return()
endif()

cmake_minimum_required(VERSION 3.22)
set(arrays "")
set(entries "")
set(index 0)
file(STRINGS ${NAMES} names)
foreach(name IN LISTS names)
  file(READ ${ROOT}/${name} bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(REPLACE "'\\x0d','\\x0a'," "'\\x0a'," bytes "${bytes}")
  string(REPLACE "'\\x0a'," "'\\x0a',\n    " bytes "${bytes}")
  # One more byte, outside the view: an empty file would make an empty array.
  string(APPEND arrays "constexpr char k${index}[] = {  // ${name}\n    ${bytes}'\\0'};\n")
  string(APPEND entries "    {\"${name}\", {k${index}, sizeof k${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE ${OUTPUT} "// Written by cmake/embed.cmake from data/; change the data, not this.
#include \"duly/embedded.hpp\"

#include <cstdio>
#include <cstdlib>

namespace duly {
namespace {

struct File {
  std::string_view name;
  std::string_view text;
};

${arrays}
constexpr File kFiles[] = {
${entries}    {{}, {}}};

}  // namespace

std::string_view embedded_file(std::string_view name) {
  for (const File& file : kFiles) {
    if (!file.name.empty() && file.name == name) return file.text;
  }
  std::fprintf(stderr, \"duly: no embedded file '%.*s'\\n\", static_cast<int>(name.size()),
               name.data());
  std::abort();
}

}  // namespace duly
")
