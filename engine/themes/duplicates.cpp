#include "engine/themes/duplicates.hpp"

#include <algorithm>
#include <iterator>

namespace otbor {
namespace {

/// FNV-1a of 64 bits: two triples of a country's texts hardly ever share one.
std::uint64_t digest(const std::string& word, std::uint64_t before) {
  constexpr std::uint64_t prime = 1099511628211ULL;
  for (const char c : word) before = (before ^ static_cast<unsigned char>(c)) * prime;
  return (before ^ 0xFFU) * prime;  // no letter has this byte: the words stay apart
}

}  // namespace

WordTriples::WordTriples(const std::vector<std::string>& stems) {
  constexpr std::uint64_t beginning = 14695981039346656037ULL;
  for (std::size_t i = 2; i < stems.size(); ++i) {
    triples_.push_back(digest(stems[i], digest(stems[i - 1], digest(stems[i - 2], beginning))));
  }
  std::ranges::sort(triples_);
  const auto repeated = std::ranges::unique(triples_);
  triples_.erase(repeated.begin(), repeated.end());
}

double WordTriples::shared_with(const WordTriples& other) const {
  constexpr std::size_t triples_min = 4;
  const auto shorter = std::min(triples_.size(), other.triples_.size());
  if (shorter < triples_min) return 0;
  std::vector<std::uint64_t> common;
  std::ranges::set_intersection(triples_, other.triples_, std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(shorter);
}

}  // namespace otbor
