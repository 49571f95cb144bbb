#include "engine/model/scale.hpp"

#include <algorithm>

namespace otbor {

std::optional<Mark> Scale::category(Points value) const {
  const auto at = std::ranges::lower_bound(values, value);
  if (at == values.end() || *at != value) return std::nullopt;
  return static_cast<Mark>(at - values.begin());
}

std::string Scale::range_text() const {
  bool even = values.size() > 1;
  for (std::size_t i = 2; i < values.size(); ++i) {
    even = even && values[i] - values[i - 1] == values[1] - values[0];
  }
  if (even) return to_text(lowest()) + "–" + to_text(highest());
  std::string text;
  for (const auto value : values) text += (text.empty() ? "" : ", ") + to_text(value);
  return text;
}

}  // namespace otbor
