# The warnings we work under, all of them errors. Only presets turn them on (OTBOR_DEVELOPER):
# a newer compiler that warns of more must not stop someone who only wants to build.

set(OTBOR_WARNINGS
  -Werror
  -Wall -Wextra -Wpedantic
  -Wconversion -Wno-sign-conversion  # a lost digit is a lost mark; signs would drown it in casts
  -Wdouble-promotion
  -Wfloat-equal                      # nothing is decided by == on doubles
  -Wnon-virtual-dtor -Woverloaded-virtual
  -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wundef -Wunused
  -Wno-missing-field-initializers)   # {.id = "borda"} leaves the rest to the member initialisers

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND OTBOR_WARNINGS
    -Wduplicated-branches -Wduplicated-cond -Wlogical-op
    -Wshadow=local                   # plain -Wshadow of g++ 12 takes a::x of an enum class for x
    # g++ 12 sees an overlap in "a" + std::string that is not there, and in code that it has
    # precompiled reads and writes beyond strings; clang and the sanitizers look for true ones.
    -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  list(APPEND OTBOR_WARNINGS -Wextra-semi -Wmissing-prototypes -Wshadow)
endif()
