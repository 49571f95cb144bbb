# otbor_registry(WORD folder [extensions…])
#
# `folder.def` lists what is registered, a line `WORD(name)` each. Stops the configuration when a
# line has no `folder/name.cpp` (or another of the extensions), so that a typing error is told
# here and not by the linker. The opposite, a file without a line, is found by tests/tidy.
# Where there is no `folder.def`, nothing is registered.

function(otbor_registry word folder)
  set(extensions ${ARGN})
  if(NOT extensions)
    set(extensions .cpp)
  endif()
  set(registry "${PROJECT_SOURCE_DIR}/${folder}.def")
  if(NOT EXISTS "${registry}")
    return()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${registry}")
  file(STRINGS "${registry}" lines REGEX "^${word}\\(")
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "^${word}\\(([a-z0-9_]+)\\)")
      message(FATAL_ERROR "${folder}.def: `${line}` is not of the form ${word}(name)")
    endif()
    set(name "${CMAKE_MATCH_1}")
    foreach(extension IN LISTS extensions)
      if(NOT EXISTS "${PROJECT_SOURCE_DIR}/${folder}/${name}${extension}")
        message(FATAL_ERROR "${folder}.def registers ${word}(${name}), but there is no file "
                            "${folder}/${name}${extension}: write it or strike the line out")
      endif()
    endforeach()
  endforeach()
endfunction()
