# otbor_static: the program in one file that asks for no library of the computer. OTBOR_STATIC is the
# folder with the archives that Debian's packages lack; tools/portable linux makes it.

set(archives "")
foreach(name IN ITEMS fmt yaml-cpp utf8proc stemmer zip z pugixml crypto)
  find_library(OTBOR_ARCHIVE_${name} "lib${name}.a" HINTS "${OTBOR_STATIC}/lib" REQUIRED)
  mark_as_advanced(OTBOR_ARCHIVE_${name})
  list(APPEND archives "${OTBOR_ARCHIVE_${name}}")
endforeach()

add_executable(otbor_static EXCLUDE_FROM_ALL $<TARGET_OBJECTS:otbor>)
add_dependencies(otbor_static otbor_engine)
set_target_properties(otbor_static PROPERTIES LINKER_LANGUAGE CXX)
target_link_options(otbor_static PRIVATE -static)
target_link_libraries(otbor_static PRIVATE "$<TARGET_FILE:otbor_engine>" ${archives})
