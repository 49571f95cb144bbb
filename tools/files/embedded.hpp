#pragma once

/// Files that travel inside the program: criteria sets, the help pages of the commands and the
/// template of a programme folder. The table is written by tools/cmake/embed.cmake at build time,
/// so that a copied binary works without anything installed beside it.

#include <span>
#include <string_view>

namespace otbor {

struct EmbeddedFile {
  std::string_view name;   // "criteria/municipal-expertise.yaml", "commands/run.md"
  std::string_view bytes;  // the file as it stands in the tree
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace otbor
