#pragma once
// What of a practice's text is neither its title nor its abstract: the text of its own and what its
// application says in the fields for the stages of the cycle.

#include <string_view>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

/// Views into the practice, without empty ones; a field that several stages share comes once.
[[nodiscard]] inline std::vector<std::string_view> body_parts(const Practice& practice) {
  std::vector<std::string_view> parts;
  if (!practice.body.empty()) parts.push_back(practice.body);
  const std::string* last = nullptr;
  for (const auto& field : practice.stage_texts) {
    const bool told = last != nullptr && *last == field.text;
    if (!field.text.empty() && !told) parts.push_back(field.text);
    last = &field.text;
  }
  return parts;
}

}  // namespace otbor
