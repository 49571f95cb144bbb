#include "engine/themes/likeness.hpp"

#include <algorithm>
#include <cmath>

#include "engine/themes/clusters/tfidf.hpp"

namespace otbor {

clusters::SparseRows likeness_rows(const clusters::SparseRows& counts) {
  constexpr std::size_t texts_few = 5;  // among so few every word may tell
  constexpr std::size_t texts_max = 2000;
  const auto quarter = counts.rows() / 4;
  const auto most = static_cast<std::uint32_t>(std::clamp(quarter, texts_few, texts_max));
  return clusters::tfidf(clusters::without_columns(counts, 2, most), {.sublinear = true});
}

std::uint32_t neighbours_of(std::size_t texts) {
  constexpr std::uint32_t least = 5;
  constexpr std::uint32_t most = 40;
  const auto root = static_cast<std::uint32_t>(std::sqrt(static_cast<double>(texts)));
  return std::clamp(root, least, most);
}

}  // namespace otbor
