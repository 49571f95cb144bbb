#include "engine/select/exact/in_order.hpp"

#include <algorithm>

namespace otbor::exact {
namespace {

/// Items are asked in blocks: within one, each is worth more than all after it together.
constexpr std::size_t items_a_block = 56;

}  // namespace

Answer first_in_order(const Problem& problem, const std::vector<bool>& wanted,
                      const Effort& effort) {
  Problem asked = problem;
  asked.fixed.resize(problem.items(), Fixed::no);
  Answer answer;
  std::vector<std::uint32_t> order;
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    if (wanted[item]) order.push_back(item);
  }
  const auto ask = [&] {
    answer = solve(asked, effort);
    return answer.status == Status::optimal;
  };
  for (std::size_t first = 0; first < order.size(); first += items_a_block) {
    const auto last = std::min(first + items_a_block, order.size());
    std::ranges::fill(asked.worth, Wide{0});
    for (std::size_t at = first; at < last; ++at) {
      asked.worth[order[at]] = Wide{1} << (last - 1 - at);
    }
    if (!ask()) return answer;
    for (std::size_t at = first; at < last; ++at) {
      asked.fixed[order[at]] = answer.taken[order[at]] ? Fixed::in : Fixed::out;
    }
  }
  // Of the unwanted as few as the rules need, the earlier rather than the later.
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    asked.worth[item] =
        wanted[item] ? Wide{0} : -static_cast<Wide>(problem.items()) - static_cast<Wide>(item);
  }
  ask();
  return answer;
}

}  // namespace otbor::exact
