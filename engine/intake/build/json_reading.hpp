#pragma once
// Values of our own dossier.json read back: texts and exact fractions.

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/base/points.hpp"
#include "engine/text/node.hpp"

namespace otbor {

/// "" when there is no such key.
[[nodiscard]] inline std::string_view text_at(const Node& node, std::string_view key) {
  const auto* found = node.find(key);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

/// "140/3", "45": as Ratio::exact() writes it. nullopt for anything else, and for numbers far above
/// any scale.
[[nodiscard]] std::optional<Ratio> fraction_of(std::string_view text);

}  // namespace otbor
