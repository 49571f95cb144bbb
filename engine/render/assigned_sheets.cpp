#include "engine/render/assigned_sheets.hpp"

#include <algorithm>

#include "engine/model/obstacle.hpp"

namespace otbor {
namespace {

bool is_awaited(const Study& study, const Seat& seat) {
  return expects_sheet(study, seat) && !has_sheet(study, seat);
}

using PracticesOf = Per<Expert, std::vector<std::string>>;

}  // namespace

bool sheet_awaited(const Study& study, Index<Practice> practice) {
  return std::ranges::any_of(study.assignment, [&](const Seat& seat) {
    return seat.practice == practice && is_awaited(study, seat);
  });
}

Bullets awaited_sheets(const Narrator& narrator) {
  const auto& study = narrator.study();
  PracticesOf missing(study.experts.count());
  Per<Expert, std::size_t> all(study.experts.count());
  for (const auto& seat : study.assignment) {
    all[seat.expert] += expects_sheet(study, seat) ? 1U : 0U;
    if (is_awaited(study, seat)) missing[seat.expert].push_back(study.practices[seat.practice].id);
  }
  Bullets lines;
  for (const auto expert : study.experts.count()) {
    if (missing[expert].empty()) continue;
    const bool none = missing[expert].size() == all[expert];
    lines.items.push_back(narrator.say(
        none ? Words{"{0}: листов ещё нет, ждём {1} – {3}.",
                     "{0}: no {1|sheet|sheets} yet, {1} {1|is|are} awaited: {3}."}
             : Words{"{0}: нет {2} из {1} {1|закреплённого листа|закреплённых листов|закреплённых "
                     "листов} – {3}.",
                     "{0}: of {1} assigned {1|sheet|sheets} {2} {2|is|are} not there: {3}."},
        {study.experts[expert].id, count(all[expert]), count(missing[expert].size()),
         Speech::listed(missing[expert])}));
  }
  return lines;
}

Bullets unassigned_sheets(const Narrator& narrator) {
  const auto& study = narrator.study();
  Bullets lines;
  if (study.assignment.empty()) return lines;
  PracticesOf rated(study.experts.count());
  for (const auto& sheet : study.sheets.sheets) {
    const Seat seat{sheet.practice, sheet.expert};
    if (sheet.status == SheetStatus::recused || !expects_sheet(study, seat)) continue;
    if (!std::ranges::binary_search(study.assignment, seat)) {
      rated[sheet.expert].push_back(study.practices[sheet.practice].id);
    }
  }
  for (const auto expert : study.experts.count()) {
    if (rated[expert].empty()) continue;
    lines.items.push_back(narrator.say(
        Words{"{0}: оценены без закрепления {1}. Проверьте код эксперта и практики или дополните "
              "закрепление.",
              "{0} rated {1} without being assigned. Check the codes of expert and practice, or "
              "add to the assignment."},
        {study.experts[expert].id, Speech::listed(rated[expert])}));
  }
  return lines;
}

}  // namespace otbor
