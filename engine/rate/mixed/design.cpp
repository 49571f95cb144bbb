#include "engine/rate/mixed/design.hpp"

#include <algorithm>

#include "engine/base/check.hpp"

namespace otbor::mixed {

Interaction interaction(const Factor& a, const Factor& b) {
  OTBOR_CHECK(a.level.size() == b.level.size());
  std::vector<std::uint64_t> pairs(a.level.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i] = std::uint64_t{a.level[i]} << 32U | b.level[i];
  }
  auto distinct = pairs;
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());

  Interaction result;
  result.factor.levels = static_cast<std::uint32_t>(distinct.size());
  for (const auto pair : distinct) {
    result.first.push_back(static_cast<std::uint32_t>(pair >> 32U));
    result.second.push_back(static_cast<std::uint32_t>(pair));
  }
  for (const auto pair : pairs) {
    const auto found = std::ranges::lower_bound(distinct, pair);
    result.factor.level.push_back(static_cast<std::uint32_t>(found - distinct.begin()));
  }
  return result;
}

}  // namespace otbor::mixed
