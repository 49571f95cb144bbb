// Flips of a decision against every change there is.

#include <cstdlib>
#include <set>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "engine/score/robust/flips.hpp"
#include "tests/property/draws.hpp"

namespace otbor::robust {
namespace {

LinearProgramme random_programme(Draws& draws) {
  LinearProgramme programme;
  const std::size_t criteria = 2 + draws.below(3);
  for (std::size_t c = 0; c < criteria; ++c) {
    programme.weights.push_back(Points::whole(draws.between(0, 4)));
    Scale scale;
    for (std::int64_t value = 0; value <= 3; ++value) {
      scale.values.push_back(Points::whole(value) + Points::millionths(c == 0 ? 500'000 : 0));
    }
    programme.scales.push_back(scale);
  }
  programme.weights[0] = Points::whole(draws.between(1, 4));
  const std::size_t practices = 3 + draws.below(4);
  for (std::size_t p = 0; p < practices; ++p) {
    programme.practices.emplace_back();
    for (std::uint32_t expert = 0; expert < 4; ++expert) {
      if (draws.one_in(3)) continue;
      LinearSheet sheet{.expert = expert, .marks = {}};
      for (std::size_t c = 0; c < criteria; ++c) {
        sheet.marks.push_back(static_cast<Mark>(draws.below(4)));
      }
      programme.practices.back().push_back(sheet);
    }
  }
  programme.practices[0].push_back({.expert = 4, .marks = std::vector<Mark>(criteria, 1)});
  programme.places = 1 + draws.below(static_cast<std::uint32_t>(practices - 1));
  programme.lower_is_better = draws.one_in(4);
  return programme;
}

bool inside(const LinearProgramme& programme, std::size_t practice) {
  return in_list(programme, linear_totals(programme), practice);
}

/// Criterion k weighs `part` of `parts` of the sum, the others what is left in proportion: all
/// weights times parts · (W − w_k), which changes no order.
LinearProgramme reweighted(LinearProgramme programme, std::size_t k, std::int64_t part,
                           std::int64_t parts) {
  std::int64_t all = 0;
  for (const auto weight : programme.weights) all += weight.millionths() / Points::unit;
  const std::int64_t own = programme.weights[k].millionths() / Points::unit;
  for (std::size_t c = 0; c < programme.weights.size(); ++c) {
    const std::int64_t weight = programme.weights[c].millionths() / Points::unit;
    programme.weights[c] = Points::whole(c == k ? part * all * (all > own ? all - own : 1)
                                                : (parts - part) * all * weight);
  }
  return programme;
}

/// "140/3" as its two numbers.
std::pair<std::int64_t, std::int64_t> fraction(const Ratio& ratio) {
  const auto text = ratio.exact();
  const auto bar = text.find('/');
  if (bar == std::string::npos) return {std::stoll(text), 1};
  return {std::stoll(text.substr(0, bar)), std::stoll(text.substr(bar + 1))};
}

TEST_CASE("Mark flip: no single change by fewer steps moves the practice across the line") {
  std::size_t found = 0;
  for (std::uint32_t number = 0; number < 300; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto programme = random_programme(draws);
    const bool was = inside(programme, 0);
    int fewest = 100;
    for (std::size_t s = 0; s < programme.practices[0].size(); ++s) {
      for (std::size_t c = 0; c < programme.weights.size(); ++c) {
        for (Mark to = 0; to < 4; ++to) {
          auto changed = programme;
          const Mark from = std::exchange(changed.practices[0][s].marks[c], to);
          if (inside(changed, 0) != was) fewest = std::min(fewest, std::abs(to - from));
        }
      }
    }
    const auto flip = mark_flip(programme, 0);
    REQUIRE(flip.has_value() == (fewest < 100));
    if (!flip) continue;
    ++found;
    REQUIRE(std::abs(flip->to - flip->from) == fewest);
    auto changed = programme;
    REQUIRE(changed.practices[0][flip->sheet].marks[flip->criterion] == flip->from);
    changed.practices[0][flip->sheet].marks[flip->criterion] = flip->to;
    REQUIRE(inside(changed, 0) != was);
    REQUIRE(linear_totals(changed)[0] == flip->total);
  }
  CHECK(found > 100);
}

TEST_CASE("Expert flips: exactly the experts without whom the practice is on the other side") {
  std::size_t found = 0;
  for (std::uint32_t number = 0; number < 300; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto programme = random_programme(draws);
    std::set<std::uint32_t> expected;
    for (std::uint32_t expert = 0; expert < 5; ++expert) {
      auto without = programme;
      for (auto& sheets : without.practices) {
        std::erase_if(sheets, [&](const auto& sheet) { return sheet.expert == expert; });
      }
      if (without.practices[0].empty()) continue;
      if (inside(without, 0) != inside(programme, 0)) expected.insert(expert);
    }
    const auto flips = expert_flips(programme, 0);
    REQUIRE(std::set(flips.begin(), flips.end()) == expected);
    found += flips.size();
  }
  CHECK(found > 30);
}

TEST_CASE("Weight flip: the weights on a fine grid change sides first where it says") {
  constexpr std::int64_t parts = 240;
  std::size_t found = 0;
  for (std::uint32_t number = 0; number < 200; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto programme = random_programme(draws);
    std::int64_t all = 0;
    for (const auto weight : programme.weights) all += weight.millionths() / Points::unit;
    const bool was = inside(programme, 0);
    const auto flip = weight_flip(programme, 0);
    REQUIRE(flip.has_value());
    const auto distance = [&](const Ratio& weight, std::size_t k) {
      const Ratio difference = weight - Ratio(programme.weights[k]);
      return difference.sign() < 0 ? Ratio() - difference : difference;
    };
    for (std::size_t k = 0; k < programme.weights.size(); ++k) {
      if (programme.weights[k] == Points::whole(all)) continue;  // the others have no proportions
      for (std::int64_t part = 0; part <= parts; ++part) {
        const bool is = inside(reweighted(programme, k, part, parts), 0);
        const Ratio weight = Ratio(Points::whole(all * part), parts);
        if (is == was) continue;
        // Somewhere on the way the side changed, so the nearest change is no further.
        REQUIRE(flip->has_value());
        REQUIRE(distance((*flip)->weight, (*flip)->criterion) <= distance(weight, k));
      }
    }
    if (!*flip) continue;
    ++found;
    const auto& [k, weight, beyond] = **flip;
    REQUIRE(beyond == was);
    if (programme.weights[k] == Points::whole(all)) continue;
    const auto [above, below] = fraction(weight);
    if (!was) REQUIRE(inside(reweighted(programme, k, above, below * all), 0));
    constexpr std::int64_t fine = 10'000;  // nothing else happens within a step beyond
    const bool up = weight > Ratio(programme.weights[k]);
    const bool at_once = weight == Ratio(programme.weights[k]);
    bool changed = !was;
    for (const std::int64_t step : {1, -1}) {
      if (!at_once && up != (step > 0)) continue;
      const std::int64_t part = above * fine + step;
      if (part < 0 || part > below * all * fine) continue;
      changed = changed || !inside(reweighted(programme, k, part, below * all * fine), 0);
    }
    REQUIRE(changed);
  }
  CHECK(found > 60);
}

TEST_CASE("Weight intervals: within them the list stays, on a fine grid beyond them it does not") {
  constexpr std::int64_t parts = 240;
  for (std::uint32_t number = 0; number < 150; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto programme = random_programme(draws);
    std::int64_t all = 0;
    for (const auto weight : programme.weights) all += weight.millionths() / Points::unit;
    const auto intervals = list_weight_intervals(programme);
    REQUIRE(intervals.has_value());
    const auto totals = linear_totals(programme);
    for (std::size_t k = 0; k < programme.weights.size(); ++k) {
      const auto& [low, high] = (*intervals)[k];
      REQUIRE(low <= Ratio(programme.weights[k]));
      REQUIRE(high >= Ratio(programme.weights[k]));
      if (programme.weights[k] == Points::whole(all)) continue;
      for (std::int64_t part = 0; part <= parts; ++part) {
        const auto changed = reweighted(programme, k, part, parts);
        const auto then = linear_totals(changed);
        bool kept = true;
        for (std::size_t in = 0; in < totals.size(); ++in) {
          for (std::size_t out = 0; out < totals.size(); ++out) {
            if (!totals[in] || !totals[out]) continue;
            if (!in_list(programme, totals, in) || in_list(programme, totals, out)) continue;
            kept = kept &&
                   (programme.lower_is_better ? *then[in] <= *then[out] : *then[in] >= *then[out]);
          }
        }
        const Ratio weight = Ratio(Points::whole(all * part), parts);
        REQUIRE(kept == (weight >= low && weight <= high));
      }
    }
  }
}

}  // namespace
}  // namespace otbor::robust
