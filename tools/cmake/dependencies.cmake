# Every library otbor uses, found in one place. The packaged otbor includes this file too, with
# OTBOR_PACKAGE set: a stranger's project needs only what libotbor.a must be linked with.

find_package(fmt 9 REQUIRED)          # in our headers
find_package(tl-expected REQUIRED)    # in our headers
find_package(yaml-cpp 0.7 REQUIRED)
find_package(Threads REQUIRED)

# A library whose distribution package brings no CMake file: target, header, library or nothing.
macro(otbor_plain_library target header library)
  if(NOT TARGET ${target})
    string(MAKE_C_IDENTIFIER "OTBOR_${target}" plain)
    find_path(${plain}_INCLUDE ${header} REQUIRED)
    mark_as_advanced(${plain}_INCLUDE)
    add_library(${target} INTERFACE IMPORTED)
    target_include_directories(${target} SYSTEM INTERFACE "${${plain}_INCLUDE}")
    if(NOT "${library}" STREQUAL "")
      find_library(${plain}_LIBRARY ${library} REQUIRED)
      mark_as_advanced(${plain}_LIBRARY)
      target_link_libraries(${target} INTERFACE "${${plain}_LIBRARY}")
    endif()
  endif()
endmacro()

otbor_plain_library(utf8proc::utf8proc utf8proc.h utf8proc)
otbor_plain_library(snowball::stemmer libstemmer.h stemmer)
# Debian's CMake file of libzip asks for command-line tools that come in another package.
otbor_plain_library(libzip::zip zip.h zip)
if(WIN32)  # an archive there, and an archive does not say what it needs itself
  find_library(OTBOR_ZLIB z REQUIRED)
  mark_as_advanced(OTBOR_ZLIB)
  target_link_libraries(libzip::zip INTERFACE "${OTBOR_ZLIB}")
endif()
otbor_plain_library(pugixml::pugixml pugixml.hpp pugixml)

if(NOT OTBOR_PACKAGE)
  find_package(Eigen3 3.4 REQUIRED NO_MODULE)
  find_package(Boost 1.74 REQUIRED)
  otbor_plain_library(rapidjson::rapidjson rapidjson/document.h "")
  if(OTBOR_PROGRAM)
    find_package(CLI11 REQUIRED)
    if(NOT WIN32)  # which has digests of its own
      find_package(OpenSSL REQUIRED COMPONENTS Crypto)
    endif()
  endif()
endif()
