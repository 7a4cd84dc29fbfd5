# What `cmake --install` puts where, and the packages that CPack makes of it.

include(GNUInstallDirs)
install(TARGETS duly RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
set(docs ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md CHANGELOG.md DESTINATION ${docs} COMPONENT program)
install(FILES LICENSE DESTINATION ${docs} RENAME copyright COMPONENT program)
set(DULY_NOTICES "" CACHE FILEPATH "The licences of the libraries within (cmake/bundled.sh)")
if(DULY_NOTICES)
  install(FILES ${DULY_NOTICES} DESTINATION ${docs} RENAME LICENCES-OF-LIBRARIES.txt
          COMPONENT program)
endif()
install(DIRECTORY docs/ DESTINATION ${docs}/docs COMPONENT program
        FILES_MATCHING PATTERN "*.md" PATTERN "*.png")
install(DIRECTORY examples/local examples/small-authority DESTINATION ${docs}/examples
        COMPONENT program)

if(UNIX)
  find_program(gzip gzip)
  if(gzip)  # without name and time: the same bytes every time
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/duly.1.gz
                       COMMAND ${gzip} -9nc ${PROJECT_SOURCE_DIR}/docs/duly.1
                               > ${PROJECT_BINARY_DIR}/duly.1.gz
                       DEPENDS docs/duly.1 VERBATIM)
    add_custom_target(duly_manual ALL DEPENDS ${PROJECT_BINARY_DIR}/duly.1.gz)
    set(manual ${PROJECT_BINARY_DIR}/duly.1.gz)
  else()
    set(manual docs/duly.1)
  endif()
  install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
  # What `duly completion SHELL` prints: a test compares these with it.
  foreach(place IN ITEMS bash:bash-completion/completions:duly zsh:zsh/vendor-completions:_duly
                         fish:fish/vendor_completions.d:duly.fish)
    string(REPLACE ":" ";" place ${place})
    list(GET place 0 shell)
    list(GET place 1 folder)
    list(GET place 2 name)
    install(FILES tests/golden/completion-${shell}/stdout RENAME ${name}
            DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder} COMPONENT program)
  endforeach()
endif()

# The library, for programs of others: find_package(duly), then link duly::core. Only where the
# libraries that it uses are installed too; one that was downloaded for this build stays in it.
set(DULY_INSTALL_LIBRARY ON)
foreach(library IN ITEMS fmt date nlohmann_json expat sodium xlsxwriter)
  FetchContent_GetProperties(${library} POPULATED fetched)
  if(fetched)
    set(DULY_INSTALL_LIBRARY OFF)
  endif()
endforeach()
if(DULY_INSTALL_LIBRARY)
  include(CMakePackageConfigHelpers)
  set(package ${CMAKE_INSTALL_LIBDIR}/cmake/duly)
  set(exported duly_core)
  set_target_properties(duly_core PROPERTIES EXPORT_NAME core)
  if(TARGET duly_fmt)
    list(APPEND exported duly_fmt)
  endif()
  install(TARGETS ${exported} EXPORT duly ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
          COMPONENT library)
  install(DIRECTORY include/duly DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
  install(EXPORT duly NAMESPACE duly:: FILE dulyTargets.cmake DESTINATION ${package}
          COMPONENT library)
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/dulyConfigVersion.cmake
                                   COMPATIBILITY SameMinorVersion)
  install(FILES cmake/dulyConfig.cmake ${PROJECT_BINARY_DIR}/dulyConfigVersion.cmake
          DESTINATION ${package} COMPONENT library)
endif()

# Packages: the program alone.
set(CPACK_PACKAGE_CONTACT "the authors of duly")
set(CPACK_PACKAGE_VENDOR "duly")
set(CPACK_PACKAGE_NAME duly)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Says when each child's next statutory review is due, which reviews were held in
time, and what NI64 to NI67 and the other figures of the year come to, from the
extracts that an English local authority already has.")
if(NOT DULY_BUNDLED)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
include(CPack)
