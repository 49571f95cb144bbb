#pragma once
// The engine's view of a programme folder (engine/intake/intake.hpp, FileAccess). A criteria,
// cycle or theme file that the folder does not have is taken from those embedded in the program.
// Names lead nowhere outside the folder: a programme is one folder that can be handed over.

#include <string>

#include "engine/intake/intake.hpp"
#include "engine/text/limits.hpp"

namespace otbor {

/// Where the user's PROGRAMME lies: the folder and the name of its main file.
struct ProgrammePath {
  std::string folder;
  std::string file = "programme.yaml";
};

/// A folder, or the path of a programme file; nullopt when there is neither.
[[nodiscard]] std::optional<ProgrammePath> find_programme(const std::string& argument);

[[nodiscard]] FileAccess folder_access(std::string folder, const Limits& limits, Lang lang);

/// One file anywhere (`criteria check FILE`), under the name it was given by, and the embedded
/// ones.
[[nodiscard]] FileAccess single_file_access(std::string path, const Limits& limits, Lang lang);

}  // namespace otbor
