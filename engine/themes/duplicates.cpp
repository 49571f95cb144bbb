#include "engine/themes/duplicates.hpp"

#include <algorithm>
#include <iterator>

namespace otbor {

WordTriples::WordTriples(const std::vector<std::string>& stems) {
  for (std::size_t i = 2; i < stems.size(); ++i) {
    triples_.push_back(stems[i - 2] + ' ' + stems[i - 1] + ' ' + stems[i]);
  }
  std::ranges::sort(triples_);
  const auto repeated = std::ranges::unique(triples_);
  triples_.erase(repeated.begin(), repeated.end());
}

double WordTriples::shared_with(const WordTriples& other) const {
  constexpr std::size_t triples_min = 4;
  const auto shorter = std::min(triples_.size(), other.triples_.size());
  if (shorter < triples_min) return 0;
  std::vector<std::string> common;
  std::ranges::set_intersection(triples_, other.triples_, std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(shorter);
}

}  // namespace otbor
