#include "engine/rate/panels.hpp"

#include <vector>

#include <boost/pending/disjoint_sets.hpp>

namespace otbor {

Panels panels(const Ratings& ratings) {
  // Vertices are experts: a practice links all who rated it.
  const std::size_t experts = ratings.experts().value();
  std::vector<std::uint32_t> rank(experts);
  std::vector<std::uint32_t> parent(experts);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::uint32_t expert = 0; expert < experts; ++expert) sets.make_set(expert);
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    for (const auto& rating : unit) {
      sets.union_set(unit.front().expert.value(), rating.expert.value());
    }
  }
  Panels result{.of_practice = Per<Practice, std::uint32_t>(ratings.practices())};
  std::vector<std::uint32_t> number_of(experts);  // of the panel, by its representative
  for (const auto practice : ratings.practices()) {
    const auto unit = ratings.of(practice);
    if (unit.empty()) continue;
    auto& number = number_of[sets.find_set(unit.front().expert.value())];
    if (number == 0) number = ++result.count;
    result.of_practice[practice] = number;
  }
  return result;
}

}  // namespace otbor
