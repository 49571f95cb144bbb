#include <algorithm>

#include "engine/assign/assignment.hpp"
#include "engine/assign/seats.hpp"
#include "engine/base/check.hpp"

namespace otbor {
namespace {

using assign_steps::Pairs;
using assign_steps::Seats;

bool knows_theme(const Study& study, Index<Practice> practice, Index<Expert> expert) {
  const auto& theme = study.practices[practice].theme;
  const auto& known = study.experts[expert].themes;
  return theme && std::ranges::find(known, *theme) != known.end();
}

Pairs pairs_of(const Study& study) {
  const auto practices = study.practices.count();
  const auto experts = study.experts.count();
  Pairs pairs{.may = {practices, experts},
              .knows = {practices, experts},
              .earlier = {practices, experts},
              .fixed = {practices, experts},
              .practices = {}};
  for (const auto practice : practices) {
    if (!takes_part(study.practices[practice].status)) continue;
    pairs.practices.push_back(practice);
    for (const auto expert : experts) {
      pairs.may(practice, expert) = obstacle(study, practice, expert) ? 0 : 1;
      pairs.knows(practice, expert) = knows_theme(study, practice, expert) ? 1 : 0;
    }
  }
  for (const auto& seat : study.assignment) {
    if (expects_sheet(study, seat)) pairs.earlier(seat.practice, seat.expert) = 1;
  }
  for (const auto& sheet : study.sheets.sheets) {
    const Seat seat{sheet.practice, sheet.expert};
    if (sheet.status != SheetStatus::recused && expects_sheet(study, seat)) {
      pairs.fixed(seat.practice, seat.expert) = 1;
    }
  }
  return pairs;
}

/// Seats before and after the swaps.
struct Made {
  Seats by_flow;
  Seats seats;
};

Made made_of(const Pairs& pairs, const AssignOptions& options) {
  auto by_flow = assign_steps::seats_by_flow(pairs, options);
  auto seats = by_flow;
  assign_steps::link_experts(pairs, seats);
  return {std::move(by_flow), std::move(seats)};
}

void add_experts(const Pairs& pairs, const Made& made, Index<Practice> practice,
                 Assignment& result) {
  for (const auto expert : made.seats.columns()) {
    if (made.seats(practice, expert) == 0) continue;
    result.experts[practice].push_back({.expert = expert,
                                        .knows_theme = pairs.knows(practice, expert) != 0,
                                        .has_sheet = pairs.fixed(practice, expert) != 0,
                                        .kept = pairs.earlier(practice, expert) != 0,
                                        .links = made.by_flow(practice, expert) == 0});
    ++result.load[expert];
  }
}

std::vector<Barred> barred_from(const Study& study, Index<Practice> practice) {
  std::vector<Barred> barred;
  for (const auto expert : study.experts.count()) {
    if (const auto why = obstacle(study, practice, expert)) barred.push_back({expert, *why});
  }
  return barred;
}

/// What the practice should have and has not.
void tell_lacks(const Study& study, const Pairs& pairs, Index<Practice> practice,
                Assignment& result) {
  const auto& seated = result.experts[practice];
  auto barred = barred_from(study, practice);
  result.barred += static_cast<std::uint32_t>(barred.size());
  if (seated.size() < result.experts_wanted) {
    result.shortages.push_back(
        {practice, static_cast<std::uint32_t>(seated.size()), std::move(barred)});
  }
  const bool some_theme_known = std::ranges::any_of(
      study.experts, [](const Expert& expert) { return !expert.themes.empty(); });
  if (!study.practices[practice].theme || !some_theme_known) return;
  if (std::ranges::any_of(seated, &AssignedExpert::knows_theme)) return;
  bool could = false;
  for (const auto expert : pairs.may.columns()) {
    could = could || (pairs.may(practice, expert) != 0 && pairs.knows(practice, expert) != 0);
  }
  result.nobody_knows.push_back({practice, could});
}

void count_links(const Pairs& pairs, const Seats& seats, Assignment& result) {
  const auto seated = static_cast<std::uint32_t>(
      std::ranges::count_if(result.load, [](std::uint32_t load) { return load > 0; }));
  result.pairs_possible = seated * (seated - std::min(seated, 1U)) / 2;
  Table<Expert, Expert, std::uint8_t> share(seats.columns(), seats.columns());
  for (const auto practice : pairs.practices) {
    for (const auto& a : result.experts[practice]) {
      for (const auto& b : result.experts[practice]) {
        if (a.expert < b.expert) share(a.expert, b.expert) = 1;
      }
    }
  }
  for (const auto expert : seats.columns()) {
    result.pairs_linked += static_cast<std::uint32_t>(std::ranges::count(share.row(expert), 1));
  }
  result.panels = assign_steps::panels_of(pairs, seats);
}

}  // namespace

std::uint32_t usual_experts(const Study& study) {
  Per<Practice, std::uint32_t> seats(study.practices.count());
  for (const auto& seat : study.assignment) ++seats[seat.practice];
  std::vector<std::uint32_t> practices_with(study.experts.count().value() + 1U);
  for (const auto number : seats) ++practices_with[number];
  practices_with[0] = 0;
  // Of equally usual numbers the largest.
  const auto usual = std::max_element(practices_with.rbegin(), practices_with.rend());
  if (*usual > 0) return static_cast<std::uint32_t>(practices_with.rend() - usual) - 1;
  return std::max(study.rules.experts_min, 2U);
}

std::vector<Seat> Assignment::seats() const {
  std::vector<Seat> all;
  for (const auto practice : experts.count()) {
    for (const auto& one : experts[practice]) all.push_back({practice, one.expert});
  }
  return all;
}

Assignment assign(const Study& study, const AssignOptions& options) {
  OTBOR_CHECK(options.experts >= 1);
  OTBOR_CHECK(std::uint64_t{study.practices.count().value()} * study.experts.count().value() <=
              assign_pairs_max);
  const auto pairs = pairs_of(study);
  const auto made = made_of(pairs, options);
  Assignment result;
  result.experts_wanted = options.experts;
  result.seed = options.seed;
  result.experts = Per<Practice, std::vector<AssignedExpert>>(study.practices.count());
  result.load = Per<Expert, std::uint32_t>(study.experts.count());
  for (const auto practice : pairs.practices) {
    add_experts(pairs, made, practice, result);
    tell_lacks(study, pairs, practice, result);
  }
  count_links(pairs, made.seats, result);
  for (const auto& seat : study.assignment) {
    if (made.seats(seat.practice, seat.expert) != 0) continue;
    const bool out = !takes_part(study.practices[seat.practice].status);
    result.given_up.push_back({seat, obstacle(study, seat.practice, seat.expert), out});
  }
  return result;
}

}  // namespace otbor
