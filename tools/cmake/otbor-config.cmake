# find_package(otbor): the libraries libotbor.a is linked with, then the library itself.

set(OTBOR_PACKAGE ON)
include("${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake")
unset(OTBOR_PACKAGE)
include("${CMAKE_CURRENT_LIST_DIR}/otbor-targets.cmake")
