#pragma once
// Help on the screen, printed from the pages.

#include <string>

#include "tools/otbor/command.hpp"

namespace otbor {

/// The page of a command, or of the program with the list of its commands.
[[nodiscard]] std::string help(const Command* command, Lang lang, bool colour);

}  // namespace otbor
