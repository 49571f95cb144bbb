#pragma once
// What a person types next: commands with the programme's folder in them, as a shell takes it.

#include <string>
#include <string_view>

#include "engine/model/study.hpp"
#include "tools/system/shell_word.hpp"

namespace otbor {

/// «Дальше: …» for a programme whose experts have rated nothing yet; "" for any other.
[[nodiscard]] std::string next_step(const Study& study, bool assigned, const std::string& argument,
                                    Lang lang);

}  // namespace otbor
