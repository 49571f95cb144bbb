# What makes the daily build quick or strict and changes nothing in the result.

find_program(OTBOR_CCACHE ccache)
if(OTBOR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${OTBOR_CCACHE}")
endif()

find_program(OTBOR_MOLD mold)
if(OTBOR_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(OTBOR_SANITIZE)
  # Undefined behaviour ends the program: a line in a log that scrolled by has failed nothing.
  add_compile_options(-fsanitize=${OTBOR_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${OTBOR_SANITIZE})
endif()
