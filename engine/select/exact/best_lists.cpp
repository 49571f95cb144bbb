#include "engine/select/exact/best_lists.hpp"

#include <algorithm>
#include <utility>

namespace otbor::exact {
namespace {

/// A part of the lists, by what is fixed, with its best one.
struct Share {
  std::vector<Fixed> fixed;
  Answer best;
};

}  // namespace

std::vector<Answer> best_lists(const Problem& problem, const Wanted& wanted, const Effort& effort) {
  std::vector<Share> shares;
  const auto add = [&](std::vector<Fixed> fixed) {
    Problem part = problem;
    part.fixed = fixed;
    auto best = solve(part, effort);
    if (best.status == Status::optimal) shares.push_back({std::move(fixed), std::move(best)});
  };
  auto free = problem.fixed;
  free.resize(problem.items(), Fixed::no);
  add(std::move(free));
  std::vector<Answer> found;
  while (!shares.empty() && found.size() < wanted.lists_max) {
    const auto at =
        std::ranges::max_element(shares, {}, [](const Share& share) { return share.best.worth; });
    const Share share = std::move(*at);
    shares.erase(at);
    if (wanted.within && !found.empty() &&
        found.front().worth - share.best.worth > *wanted.within) {
      break;
    }
    auto fixed = share.fixed;
    for (std::size_t item = 0; item < problem.items(); ++item) {
      if (fixed[item] != Fixed::no) continue;
      const bool is_taken = share.best.taken[item];
      fixed[item] = is_taken ? Fixed::out : Fixed::in;
      add(fixed);
      fixed[item] = is_taken ? Fixed::in : Fixed::out;
    }
    found.push_back(share.best);
  }
  return found;
}

std::optional<std::uint64_t> count_lists(const Problem& problem) {
  if (problem.items() > counted_items_max) return std::nullopt;
  std::uint64_t count = 0;
  std::vector<bool> taken(problem.items());
  for (std::uint64_t bits = 0; bits >> problem.items() == 0; ++bits) {
    for (std::size_t item = 0; item < problem.items(); ++item) {
      taken[item] = (bits >> item & 1U) != 0;
    }
    if (keeps_rules(problem, taken)) ++count;
  }
  return count;
}

}  // namespace otbor::exact
