#include "engine/forum/talk_ratings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace otbor {
namespace {

std::optional<Index<Criterion>> criterion_of(const Study& study, std::string_view code) {
  if (code.empty()) return std::nullopt;
  for (const auto at : study.criteria.criteria.count()) {
    if (study.criteria.criteria[at].id == code) return at;
  }
  return std::nullopt;
}

/// Of a practice's counted sheets: how many have a mark of the criterion, how many below the best.
struct Marks {
  std::uint32_t given = 0;
  std::uint32_t below = 0;
};

Marks marks_of(const Study& study, Index<Practice> practice, Index<Criterion> criterion) {
  const auto& scale = study.criteria.criteria[criterion].scale;
  const Mark best = scale.lower_is_better ? Mark{0} : scale.top();
  Marks marks;
  for (const auto sheet : study.sheets.of_practice[practice]) {
    if (study.sheets.sheets[sheet].status != SheetStatus::counted) continue;
    const auto mark = study.sheets.marks(sheet, criterion);
    if (mark < 0) continue;  // blank, or not applicable
    ++marks.given;
    if (mark != best) ++marks.below;
  }
  return marks;
}

}  // namespace

std::vector<RatedShortcoming> rated_shortcomings(const Study& study, const TalkCriteria& criteria) {
  std::vector<RatedShortcoming> found;
  if (criteria.set.empty() || study.criteria.id != criteria.set) return found;
  const std::array<std::pair<TalkFault, std::string_view>, 4> asked{
      {{TalkFault::theory, criteria.theory},
       {TalkFault::time_limit, criteria.time_limit},
       {TalkFault::readiness, criteria.readiness},
       {TalkFault::listeners, criteria.listeners}}};
  for (const auto& [fault, code] : asked) {
    const auto criterion = criterion_of(study, code);
    if (!criterion) continue;
    RatedShortcoming one{.fault = fault, .criterion = *criterion, .practices = {}};
    for (const auto practice : study.practices.count()) {
      if (!takes_part(study.practices[practice].status)) continue;
      const auto marks = marks_of(study, practice, *criterion);
      if (marks.given == 0) continue;
      ++one.marked;
      if (marks.below * 2 >= marks.given) one.practices.push_back(practice);
    }
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace otbor
