// Seats by a cheapest circulation. Every wish is a cost of its own order of magnitude, so that a
// weaker one is never paid for with a stronger one.

#include <algorithm>

#include "engine/assign/seats.hpp"
#include "engine/base/check.hpp"
#include "engine/base/num/philox.hpp"
#include "engine/select/flow.hpp"

namespace otbor::assign_steps {
namespace {

/// Loads are told apart this far from the mean; further off, one more seat costs what it costs
/// there.
constexpr std::int64_t told_apart = 32;

/// What a unit of each wish costs, weakest first: each is above what all weaker ones can come to.
struct Costs {
  static constexpr std::uint32_t chance = 1'000;  // below this, by the seed
  Wide unknown_direction;                         // a seat without knowledge of the direction
  Wide load;                                      // a seat, by the number of seats the expert has
  Wide nobody_knows;                              // a practice without anybody who knows it
  Wide given_up;                                  // an earlier seat
  Wide empty;                                     // a seat that is not filled

  explicit Costs(Wide seats)
      : unknown_direction(chance * (seats + 1)),
        load(unknown_direction * (seats + 1)),
        nobody_knows(load * (2 * told_apart + 2) * (seats + 1)),
        given_up(nobody_knows * (seats + 1)),
        empty(given_up * (seats + 1)) {}
};

/// Seats a practice has: as many as are asked for, and never fewer than have a sheet.
std::vector<std::int64_t> wanted_seats(const Pairs& pairs, const AssignOptions& options) {
  std::vector<std::int64_t> wanted;
  for (const auto practice : pairs.practices) {
    const auto fixed = std::ranges::count(pairs.fixed.row(practice), 1);
    wanted.push_back(std::max<std::int64_t>(options.experts, fixed));
  }
  return wanted;
}

std::int64_t sum(const std::vector<std::int64_t>& values) {
  std::int64_t total = 0;
  for (const auto value : values) total += value;
  return total;
}

class Network {
 public:
  Network(const Pairs& pairs, const AssignOptions& options)
      : pairs_(pairs),
        options_(options),
        wanted_(wanted_seats(pairs, options)),
        costs_(sum(wanted_)),
        flow_(2 + 3 * pairs.practices.size() + pairs.may.columns().value()) {}

  Seats solve() {
    for (std::size_t i = 0; i < pairs_.practices.size(); ++i) add_practice(i);
    add_loads();
    flow_.add(sink, source, 0, sum(wanted_), 0);
    const bool solved = flow_.solve();
    OTBOR_CHECK(solved);  // the fixed seats alone keep every bound
    Seats seats(pairs_.may.rows(), pairs_.may.columns());
    for (const auto& [arc, practice, expert] : arcs_) {
      if (flow_.flow(arc) > 0) seats(practice, expert) = 1;
    }
    return seats;
  }

 private:
  static constexpr std::size_t source = 0;
  static constexpr std::size_t sink = 1;
  struct SeatArc {
    std::size_t arc = 0;
    Index<Practice> practice;
    Index<Expert> expert;
  };

  /// A practice is three nodes: itself, those who know its direction, and the others.
  [[nodiscard]] static std::size_t node(std::size_t practice, std::size_t part) {
    return 2 + 3 * practice + part;
  }
  [[nodiscard]] std::size_t node(Index<Expert> expert) const {
    return 2 + 3 * pairs_.practices.size() + expert.value();
  }

  void add_practice(std::size_t i) {
    const auto practice = pairs_.practices[i];
    flow_.add(source, node(i, 0), 0, wanted_[i], -costs_.empty);
    flow_.add(node(i, 0), node(i, 1), 0, 1, -costs_.nobody_knows);
    flow_.add(node(i, 0), node(i, 1), 0, wanted_[i], 0);
    flow_.add(node(i, 0), node(i, 2), 0, wanted_[i], costs_.unknown_direction);
    for (const auto expert : pairs_.may.columns()) {
      if (pairs_.may(practice, expert) == 0) continue;
      const bool knows = pairs_.knows(practice, expert) != 0;
      Wide cost = num::below(Costs::chance, options_.seed, num::Stage::assignment, practice.value(),
                             expert.value());
      if (pairs_.earlier(practice, expert) != 0) cost -= costs_.given_up;
      const auto arc =
          flow_.add(node(i, knows ? 1 : 2), node(expert), pairs_.fixed(practice, expert), 1, cost);
      arcs_.push_back({arc, practice, expert});
    }
  }

  /// Each further seat of an expert is dearer, so that the cheapest loads are the most equal ones.
  void add_loads() {
    const auto experts = static_cast<std::int64_t>(pairs_.may.columns().value());
    if (experts == 0) return;
    const auto first = std::max<std::int64_t>(0, sum(wanted_) / experts - told_apart);
    const auto all = static_cast<std::int64_t>(pairs_.practices.size());
    for (const auto expert : pairs_.may.columns()) {
      flow_.add(node(expert), sink, 0, first, 0);
      for (std::int64_t step = 1; step <= 2 * told_apart && first + step <= all; ++step) {
        flow_.add(node(expert), sink, 0, 1, step * costs_.load);
      }
      flow_.add(node(expert), sink, 0, all, (2 * told_apart + 1) * costs_.load);
    }
  }

  const Pairs& pairs_;
  const AssignOptions& options_;
  std::vector<std::int64_t> wanted_;  // of pairs_.practices
  Costs costs_;
  Flow flow_;
  std::vector<SeatArc> arcs_;
};

}  // namespace

Seats seats_by_flow(const Pairs& pairs, const AssignOptions& options) {
  return Network(pairs, options).solve();
}

}  // namespace otbor::assign_steps
