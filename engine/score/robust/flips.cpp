#include "engine/score/robust/flips.hpp"

#include <algorithm>
#include <compare>
#include <cstdlib>
#include <set>

#include "engine/base/check.hpp"

namespace otbor::robust {
namespace {

using Totals = std::vector<std::optional<Ratio>>;

Points total_of(const LinearProgramme& programme, const LinearSheet& sheet) {
  OTBOR_CHECK(sheet.marks.size() == programme.weights.size());
  Points sum;
  for (std::size_t c = 0; c < sheet.marks.size(); ++c) {
    sum += product(programme.scales[c].value(sheet.marks[c]), programme.weights[c]);
  }
  return sum;
}

bool better(const LinearProgramme& programme, const Ratio& a, const Ratio& b) {
  return programme.lower_is_better ? a < b : a > b;
}

/// The total of the last place among the others: who is not worse is in the list. Nothing when
/// there are fewer others than places.
std::optional<Ratio> line_for(const LinearProgramme& programme, const Totals& totals,
                              std::size_t practice) {
  std::vector<Ratio> others;
  for (std::size_t p = 0; p < totals.size(); ++p) {
    if (p != practice && totals[p]) others.push_back(*totals[p]);
  }
  if (others.size() < programme.places || programme.places == 0) return std::nullopt;
  const auto last = others.begin() + static_cast<std::ptrdiff_t>(programme.places - 1);
  std::ranges::nth_element(others, last,
                           [&](const Ratio& a, const Ratio& b) { return better(programme, a, b); });
  return *last;
}

Ratio size_of(const Ratio& difference) {
  return difference.sign() < 0 ? Ratio() - difference : difference;
}

}  // namespace

Totals linear_totals(const LinearProgramme& programme) {
  OTBOR_CHECK(programme.scales.size() == programme.weights.size());
  OTBOR_CHECK(programme.fixed.empty() || programme.fixed.size() == programme.practices.size());
  Totals totals;
  for (std::size_t p = 0; p < programme.practices.size(); ++p) {
    const auto& sheets = programme.practices[p];
    Points sum;
    for (const auto& sheet : sheets) sum += total_of(programme, sheet);
    totals.emplace_back();
    if (!sheets.empty()) totals.back() = Ratio(sum, static_cast<std::int64_t>(sheets.size()));
    if (!programme.fixed.empty() && programme.fixed[p]) totals.back() = Ratio(*programme.fixed[p]);
  }
  return totals;
}

bool in_list(const LinearProgramme& programme, const Totals& totals, std::size_t practice) {
  OTBOR_CHECK(totals[practice].has_value());
  const auto ahead = std::ranges::count_if(totals, [&](const std::optional<Ratio>& total) {
    return total && better(programme, *total, *totals[practice]);
  });
  return static_cast<std::size_t>(ahead) < programme.places;
}

std::optional<MarkFlip> mark_flip(const LinearProgramme& programme, std::size_t practice) {
  const auto totals = linear_totals(programme);
  const auto line = line_for(programme, totals, practice);
  if (!line) return std::nullopt;
  const Ratio now = *totals[practice];
  const bool inside = in_list(programme, totals, practice);
  const auto& sheets = programme.practices[practice];
  std::optional<MarkFlip> found;
  const auto steps = [](const MarkFlip& flip) { return std::abs(flip.to - flip.from); };
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    for (std::size_t c = 0; c < programme.scales.size(); ++c) {
      const auto& scale = programme.scales[c];
      const Mark from = sheets[s].marks[c];
      for (Mark to = 0; to <= scale.top(); ++to) {
        const Points step = product(scale.value(to) - scale.value(from), programme.weights[c]);
        const Ratio then = now + Ratio(step, static_cast<std::int64_t>(sheets.size()));
        const bool inside_then = !better(programme, *line, then);
        if (inside_then == inside) continue;
        const MarkFlip flip{s, c, from, to, then};
        const bool fewer = !found || steps(flip) < steps(*found);
        const bool as_few = found && steps(flip) == steps(*found);
        if (fewer || (as_few && size_of(then - now) < size_of(found->total - now))) found = flip;
      }
    }
  }
  return found;
}

std::vector<std::uint32_t> expert_flips(const LinearProgramme& programme, std::size_t practice) {
  std::set<std::uint32_t> experts;
  for (const auto& sheets : programme.practices) {
    for (const auto& sheet : sheets) experts.insert(sheet.expert);
  }
  const bool inside = in_list(programme, linear_totals(programme), practice);
  std::vector<std::uint32_t> found;
  for (const auto expert : experts) {
    LinearProgramme without = programme;
    for (auto& sheets : without.practices) {
      std::erase_if(sheets, [&](const LinearSheet& sheet) { return sheet.expert == expert; });
    }
    const auto totals = linear_totals(without);
    if (totals[practice] && in_list(without, totals, practice) != inside) found.push_back(expert);
  }
  return found;
}

}  // namespace otbor::robust
