# What makes the daily build quick or strict and changes nothing in the result.

find_program(OTBOR_CCACHE ccache)
if(OTBOR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without these two the cache keeps nothing of a file that reads precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${OTBOR_CCACHE}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-fpch-preprocess)
  endif()
endif()

find_program(OTBOR_MOLD mold)
if(OTBOR_MOLD AND NOT WIN32)
  add_link_options(-fuse-ld=mold)
endif()

if(OTBOR_SANITIZE)
  # Undefined behaviour ends the program: a line in a log that scrolled by has failed nothing.
  add_compile_options(-fsanitize=${OTBOR_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  if(OTBOR_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-Wno-tsan)  # Asio's fences are more than this sanitizer follows
  endif()
  add_link_options(-fsanitize=${OTBOR_SANITIZE})
endif()
