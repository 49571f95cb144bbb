# cmake --install: the program, the criteria, the library with its headers and its CMake package.
# A stranger's project writes find_package(otbor) and links otbor::engine; tests/install does so.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/otbor")
set(headers "${CMAKE_INSTALL_INCLUDEDIR}/otbor")  # "engine/…" is too common a word for include/

install(TARGETS otbor_engine EXPORT otbor ARCHIVE COMPONENT development
        INCLUDES DESTINATION "${headers}")
install(DIRECTORY engine DESTINATION "${headers}" COMPONENT development
        FILES_MATCHING PATTERN "*.hpp" PATTERN "*.def" PATTERN decisions EXCLUDE)
install(FILES "${PROJECT_BINARY_DIR}/generated/engine/version.hpp"
        DESTINATION "${headers}/engine" COMPONENT development)

install(EXPORT otbor NAMESPACE otbor:: FILE otbor-targets.cmake
        DESTINATION "${package}" COMPONENT development)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/otbor-config-version.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES tools/cmake/otbor-config.cmake tools/cmake/dependencies.cmake
              "${PROJECT_BINARY_DIR}/otbor-config-version.cmake"
        DESTINATION "${package}" COMPONENT development)

if(TARGET otbor)
  install(TARGETS otbor RUNTIME COMPONENT program)
  # The program writes its own manual and completions, so that they say what it understands.
  set(spoken "${PROJECT_BINARY_DIR}/spoken")
  function(otbor_install_spoken file folder name)
    list(JOIN ARGN " " arguments)
    install(CODE "
      file(MAKE_DIRECTORY \"${spoken}\")
      execute_process(COMMAND \"$<TARGET_FILE:otbor>\" ${arguments}
                      OUTPUT_FILE \"${spoken}/${file}\" COMMAND_ERROR_IS_FATAL ANY)"
            COMPONENT program)
    install(FILES "${spoken}/${file}" DESTINATION "${folder}" RENAME "${name}" COMPONENT program)
  endfunction()
  otbor_install_spoken(manual.en "${CMAKE_INSTALL_MANDIR}/man1" otbor.1 --man --lang en)
  otbor_install_spoken(manual.ru "${CMAKE_INSTALL_MANDIR}/ru/man1" otbor.1 --man --lang ru)
  otbor_install_spoken(completion.bash "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" otbor
                       --completion bash)
  otbor_install_spoken(completion.zsh "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" _otbor
                       --completion zsh)
  otbor_install_spoken(completion.fish "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" otbor.fish
                       --completion fish)
endif()
install(DIRECTORY criteria DESTINATION "${CMAKE_INSTALL_DATADIR}/otbor" COMPONENT program)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
