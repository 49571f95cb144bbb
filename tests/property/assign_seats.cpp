// Seats of random small programmes against the best of all ways to seat the experts; seats of
// larger ones against what must always hold.

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include <catch2/catch.hpp>

#include "engine/assign/seats.hpp"
#include "tests/property/draws.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t cases = 300;

/// Institutions, directions, former places of work, recusals, sheets and an earlier assignment, all
/// by chance.
Study random_programme(Draws& draws, std::size_t practices, std::size_t experts) {
  StudyBuilder builder;
  builder.criterion("К1", "1");
  const auto name = [](std::string_view kind, std::size_t number) {
    return std::string(kind) + std::to_string(number);
  };
  const std::size_t institutions = 1 + draws.below(4);
  const std::size_t themes = 1 + draws.below(3);
  for (std::size_t i = 0; i < themes; ++i) builder.theme(name("Н", i), name("направление ", i));
  for (std::size_t i = 0; i < practices; ++i) {
    const auto institution = name("школа ", draws.below(static_cast<std::uint32_t>(institutions)));
    const auto theme = name("Н", draws.below(static_cast<std::uint32_t>(themes)));
    builder.practice(name("P", i), {.institution = institution,
                                    .theme = theme,
                                    .status = draws.one_in(12) ? PracticeStatus::withdrawn
                                                               : PracticeStatus::admitted});
  }
  for (std::size_t i = 0; i < experts; ++i) builder.expert(name("Э-", i));
  const bool has_sheets = draws.one_in(2);
  const bool has_earlier = draws.one_in(2);
  auto study = builder.build();
  for (const auto expert : study.experts.count()) {
    auto& facts = study.experts[expert];
    for (const auto theme : study.themes->themes.count()) {
      if (draws.one_in(3)) facts.themes.push_back(theme);
    }
    for (const auto why : {Conflict::Why::works_there, Conflict::Why::worked_there}) {
      if (draws.one_in(3)) {
        facts.conflicts.push_back(
            {why, Index<Institution>(draws.below(study.institutions.count().value())), {}});
      }
    }
  }
  for (const auto practice : study.practices.count()) {
    const auto first = study.sheets.sheets.count().value();
    for (const auto expert : study.experts.count()) {
      if (draws.one_in(12)) study.decisions.recusals.push_back({practice, expert, {}});
      const Seat seat{practice, expert};
      if (has_earlier && draws.one_in(2)) study.assignment.push_back(seat);
      if (has_sheets && draws.one_in(5) && expects_sheet(study, seat)) {
        study.sheets.sheets.push_back({practice, expert, SheetStatus::counted});
      }
    }
    study.sheets.of_practice[practice] = Range<Sheet>(first, study.sheets.sheets.count().value());
  }
  return study;
}

/// How good a seating is, by what counts more; smaller is better.
using Worth = std::array<std::int64_t, 4>;

struct Wants {
  const Study& study;
  std::uint32_t experts = 2;

  [[nodiscard]] bool has_sheet(Index<Practice> practice, Index<Expert> expert) const {
    return std::ranges::any_of(study.sheets.of_practice[practice], [&](Index<Sheet> sheet) {
      return study.sheets.sheets[sheet].expert == expert;
    });
  }
  [[nodiscard]] bool was_seated(Index<Practice> practice, Index<Expert> expert) const {
    return std::ranges::find(study.assignment, Seat{practice, expert}) != study.assignment.end();
  }
  [[nodiscard]] bool knows(Index<Practice> practice, Index<Expert> expert) const {
    const auto& themes = study.experts[expert].themes;
    return std::ranges::find(themes, *study.practices[practice].theme) != themes.end();
  }
  /// Experts a practice may have, as sets of bits.
  [[nodiscard]] std::vector<std::uint32_t> panels(Index<Practice> practice) const {
    std::uint32_t may = 0;
    std::uint32_t fixed = 0;
    for (const auto expert : study.experts.count()) {
      const auto bit = 1U << expert.value();
      if (expects_sheet(study, {practice, expert})) may |= bit;
      if (has_sheet(practice, expert)) fixed |= bit;
    }
    const auto most = std::max<int>(static_cast<int>(experts), std::popcount(fixed));
    std::vector<std::uint32_t> all;
    for (std::uint32_t set = 0; set < 1U << study.experts.count().value(); ++set) {
      const bool allowed = (set & ~may) == 0 && (fixed & ~set) == 0;
      if (allowed && std::popcount(set) <= most) all.push_back(set);
    }
    return all;
  }
};

/// Tries every way; practices that do not take part have the empty panel alone.
class BestOfAll {
 public:
  explicit BestOfAll(const Wants& wants) : wants_(wants) {
    loads_.resize(wants.study.experts.count().value());
    add(0, {});
  }
  [[nodiscard]] Worth worth() const { return best_; }

 private:
  void add(std::size_t at, Worth so_far) {
    if (at == wants_.study.practices.count().value()) {
      for (const auto load : loads_) so_far[3] += load * load;
      best_ = std::min(best_, so_far);
      return;
    }
    const Index<Practice> practice(at);
    for (const auto set : wants_.panels(practice)) {
      Worth worth = so_far;
      bool known = false;
      for (const auto expert : wants_.study.experts.count()) {
        if ((set >> expert.value() & 1U) == 0) continue;
        ++loads_[expert.value()];
        worth[0] -= 1;
        worth[1] -= wants_.was_seated(practice, expert) ? 1 : 0;
        known = known || wants_.knows(practice, expert);
      }
      worth[2] -= known ? 1 : 0;
      add(at + 1, worth);
      for (const auto expert : wants_.study.experts.count()) {
        loads_[expert.value()] -= set >> expert.value() & 1U;
      }
    }
  }

  const Wants& wants_;
  std::vector<std::int64_t> loads_;
  Worth best_{1, 1, 1, 1};
};

Worth worth_of(const Wants& wants, const Assignment& made) {
  Worth worth{};
  for (const auto practice : wants.study.practices.count()) {
    bool known = false;
    for (const auto& seat : made.experts[practice]) {
      worth[0] -= 1;
      worth[1] -= wants.was_seated(practice, seat.expert) ? 1 : 0;
      known = known || wants.knows(practice, seat.expert);
    }
    worth[2] -= known ? 1 : 0;
  }
  for (const auto load : made.load) worth[3] += std::int64_t{load} * load;
  return worth;
}

}  // namespace

TEST_CASE("No way to seat experts fills more seats, changes less, or has more equal loads") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    INFO("case " << number);
    Draws draws(number);
    const auto study = random_programme(draws, 1 + draws.below(4), 1 + draws.below(4));
    const Wants wants{study, 1 + draws.below(3)};
    const auto made = assign(study, {.experts = wants.experts, .seed = number});
    CHECK(worth_of(wants, made) == BestOfAll(wants).worth());
  }
}

TEST_CASE("Nobody is seated where anything speaks against it, and no sheet loses its seat") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    INFO("case " << number);
    Draws draws(cases + number);
    const auto study = random_programme(draws, 1 + draws.below(30), 1 + draws.below(12));
    const Wants wants{study, 1 + draws.below(4)};
    const auto made = assign(study, {.experts = wants.experts, .seed = number});
    for (const auto practice : study.practices.count()) {
      std::uint32_t fixed = 0;
      for (const auto& seat : made.experts[practice]) {
        CHECK(expects_sheet(study, {practice, seat.expert}));
        CHECK(seat.has_sheet == wants.has_sheet(practice, seat.expert));
        fixed += seat.has_sheet ? 1 : 0;
      }
      CHECK(fixed == study.sheets.of_practice[practice].size());
      CHECK(made.experts[practice].size() <= std::max(wants.experts, fixed));
    }
    CHECK(std::accumulate(made.load.begin(), made.load.end(), std::size_t{0}) ==
          made.seats().size());
    CHECK(made.seats() == assign(study, {.experts = wants.experts, .seed = number}).seats());
  }
}

TEST_CASE("Swaps keep loads, numbers of experts and what is known, and leave no more panels") {
  for (std::uint32_t number = 0; number < cases; ++number) {
    INFO("case " << number);
    Draws draws(2 * cases + number);
    const Count<Practice> practices(2 + draws.below(20));
    const Count<Expert> experts(2 + draws.below(8));
    assign_steps::Pairs pairs{.may = {practices, experts},
                              .knows = {practices, experts},
                              .earlier = {practices, experts},
                              .fixed = {practices, experts},
                              .practices = {}};
    for (const auto practice : practices) {
      pairs.practices.push_back(practice);
      for (const auto expert : experts) {
        pairs.may(practice, expert) = draws.one_in(6) ? 0 : 1;
        pairs.knows(practice, expert) = draws.one_in(3) ? 1 : 0;
      }
    }
    const auto before = assign_steps::seats_by_flow(pairs, {.experts = 2, .seed = number});
    auto after = before;
    assign_steps::link_experts(pairs, after);
    CHECK(assign_steps::panels_of(pairs, after) <= assign_steps::panels_of(pairs, before));
    Per<Expert, int> load(experts);
    for (const auto practice : practices) {
      bool knew = false;
      bool known = false;
      int more = 0;
      for (const auto expert : experts) {
        CHECK(after(practice, expert) <= pairs.may(practice, expert));
        const int change = after(practice, expert) - before(practice, expert);
        load[expert] += change;
        more += change;
        knew = knew || before(practice, expert) * pairs.knows(practice, expert) != 0;
        known = known || after(practice, expert) * pairs.knows(practice, expert) != 0;
      }
      CHECK(more == 0);
      CHECK((known || !knew));
    }
    CHECK(std::ranges::all_of(load, [](int change) { return change == 0; }));
  }
}

}  // namespace otbor
