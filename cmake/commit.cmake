# Which commit a program was built from: what `duly --version` tells.
#
#   duly_commit(<source>)    defines DULY_COMMIT for that source: twelve digits, or "unknown"
#
# A new commit configures anew, so that a program rebuilt does not name the one before.

function(duly_commit source)
  set(commit "")
  find_package(Git QUIET)
  if(GIT_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
    set(git ${GIT_EXECUTABLE} -c "safe.directory=*" -C ${PROJECT_SOURCE_DIR})
    execute_process(COMMAND ${git} rev-parse --short=12 HEAD OUTPUT_VARIABLE commit
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    execute_process(COMMAND ${git} rev-parse --git-path logs/HEAD OUTPUT_VARIABLE log
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    get_filename_component(log "${log}" ABSOLUTE BASE_DIR ${PROJECT_SOURCE_DIR})
    if(EXISTS ${log})
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${log})
    endif()
  endif()
  if(NOT commit MATCHES "^[0-9a-f]+$")
    set(commit unknown)
  endif()
  string(SUBSTRING "${commit}" 0 12 commit)
  set_source_files_properties(${source} PROPERTIES COMPILE_DEFINITIONS DULY_COMMIT="${commit}")
endfunction()
