# With DULY_UNITS, up to eight files of one folder are compiled together: most of a file's time goes
# into the headers it shares with its neighbours.
#
#   duly_units(<target> SOURCES <file>... ALONE <regular expression>...)
#
# ALONE are those that give something of their own a name that a neighbour gives to something else.

function(duly_units target)
  cmake_parse_arguments(PARSE_ARGV 1 UNITS "" "" "SOURCES;ALONE")
  foreach(source IN LISTS UNITS_SOURCES)
    set(alone FALSE)
    foreach(pattern IN LISTS UNITS_ALONE)
      if(source MATCHES "${pattern}")
        set(alone TRUE)
      endif()
    endforeach()
    if(alone)
      continue()
    endif()
    get_filename_component(folder ${source} DIRECTORY)
    get_filename_component(folder ${folder} NAME)
    if(NOT DEFINED count_${folder})
      set(count_${folder} 0)
    endif()
    math(EXPR unit "${count_${folder}} / 8")
    math(EXPR count_${folder} "${count_${folder}} + 1")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${unit})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${DULY_UNITS}
                                              UNITY_BUILD_MODE GROUP)
endfunction()
