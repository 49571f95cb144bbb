#pragma once
// A display name that somebody has looked at and given to an institution: forum/aliases.csv.

#include <cstdint>
#include <optional>
#include <string>

#include "engine/model/study.hpp"

namespace otbor {

enum class SettledAs : std::uint8_t { institution, organiser, none };

/// It wins over whatever the program would say.
struct SettledName {
  std::string name;
  SettledAs is = SettledAs::none;
  std::optional<Index<Institution>> institution;
};

}  // namespace otbor
