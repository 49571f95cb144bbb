# otbor_embed(target globs…)
#
# The files travel inside the target, to be read through tools/files/embedded.hpp. Names are
# relative to the tree, without the leading `tools/otbor/`: `criteria/cycles/pdca.yaml`,
# `commands/run.md`, `template/programme.yaml`. Globs descend into folders; a new file is noticed
# by the next build, a changed one rebuilds one small source.
#
# The same file is also the script that writes that source: cmake -P with ROOT, FILES, OUTPUT.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(otbor_embed_script "${CMAKE_CURRENT_LIST_FILE}")

  function(otbor_embed target)
    file(GLOB_RECURSE files RELATIVE "${PROJECT_SOURCE_DIR}" CONFIGURE_DEPENDS ${ARGN})
    list(SORT files)  # the same table on every machine
    set(output "${PROJECT_BINARY_DIR}/generated/embedded.cpp")
    string(REPLACE ";" "|" joined "${files}")
    list(TRANSFORM files PREPEND "${PROJECT_SOURCE_DIR}/" OUTPUT_VARIABLE paths)
    add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" "-DROOT=${PROJECT_SOURCE_DIR}" "-DFILES=${joined}"
              "-DOUTPUT=${output}" -P "${otbor_embed_script}"
      DEPENDS ${paths} "${otbor_embed_script}"
      COMMENT "Embedding criteria, help pages and the template"
      VERBATIM)
    # A file is one literal; the standard asks for 65 536 bytes of it, both compilers take any number.
    set_source_files_properties("${output}" PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
    target_sources(${target} PRIVATE "${output}")
  endfunction()
  return()
endif()

# Every byte is written as \xNN: no quoting to get wrong, and a line of the file stays a line.
string(REPLACE "|" ";" FILES "${FILES}")
set(table "")
set(count 0)
foreach(file IN LISTS FILES)
  file(READ "${ROOT}/${file}" bytes HEX)
  file(SIZE "${ROOT}/${file}" size)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
  string(REPLACE "\\x0a" "\\x0a\"\n     \"" bytes "${bytes}")
  string(REGEX REPLACE "^tools/otbor/" "" name "${file}")
  string(APPEND table "    {\"${name}\",\n     {\"${bytes}\", ${size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE "${OUTPUT}"
"// Written by tools/cmake/embed.cmake.
#include \"tools/files/embedded.hpp\"

#include <array>

namespace otbor {
namespace {

constexpr std::array<EmbeddedFile, ${count}> files{{
${table}}};

}  // namespace

std::span<const EmbeddedFile> embedded_files() { return files; }

}  // namespace otbor
")
