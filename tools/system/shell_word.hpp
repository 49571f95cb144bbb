#pragma once
// What a person types, as the shell of their system takes it.

#include <string>
#include <string_view>

namespace otbor {

/// A path as one word of a command line: in quotes where it has blanks or signs of the shell.
[[nodiscard]] std::string shell_word(std::string_view path);

}  // namespace otbor
