#pragma once
// What a person types next: commands with the programme's folder in them, as a shell takes it.

#include <string>
#include <string_view>

#include "engine/model/study.hpp"

namespace otbor {

/// A path as one word of a command line: in quotes where it has blanks or signs of the shell.
[[nodiscard]] std::string shell_word(std::string_view path);

/// «Дальше: …» for a programme whose experts have rated nothing yet; "" for any other.
[[nodiscard]] std::string next_step(const Study& study, bool assigned, const std::string& argument,
                                    Lang lang);

}  // namespace otbor
