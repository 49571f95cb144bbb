#include "engine/rate/roles.hpp"

#include <vector>

#include "engine/base/approximate.hpp"

namespace otbor {
namespace {

/// Calls add(sheet) for the panel's sheets of each practice in turn.
template <class Add>
Ratings gathered(const Study& study, const Per<Sheet, SheetRole>& roles, const Add& add) {
  Ratings ratings(study.experts.count());
  ratings.reserve(study.practices.count().value(), roles.count().value());
  for (const auto practice : study.practices.count()) {
    ratings.begin_practice();
    for (const auto sheet : study.sheets.of_practice[practice]) {
      if (roles[sheet] == SheetRole::panel) add(ratings, practice, sheet);
    }
  }
  return ratings;
}

}  // namespace

Per<Sheet, SheetRole> sheet_roles(const Study& study) {
  const auto& sheets = study.sheets.sheets;
  Per<Sheet, SheetRole> roles(sheets.count(), SheetRole::left_out);
  for (const auto practice : study.practices.count()) {
    if (!takes_part(study.practices[practice].status)) continue;
    for (const auto sheet : study.sheets.of_practice[practice]) {
      if (sheets[sheet].status == SheetStatus::counted) roles[sheet] = SheetRole::panel;
    }
  }
  for (const auto& third : study.decisions.third_experts) {
    for (const auto sheet : study.sheets.of_practice[third.practice]) {
      const bool is_theirs = sheets[sheet].expert == third.expert;
      if (is_theirs && roles[sheet] == SheetRole::panel) roles[sheet] = SheetRole::additional;
    }
  }
  return roles;
}

Ratings ratings_of_totals(const Study& study, const Per<Sheet, SheetTotal>& totals,
                          const Per<Sheet, SheetRole>& roles) {
  return gathered(study, roles,
                  [&](Ratings& ratings, Index<Practice> practice, Index<Sheet> sheet) {
                    const Points full = study.criteria.maximum[study.practices[practice].group];
                    const SheetTotal& total = totals[sheet];
                    const auto expert = study.sheets.sheets[sheet].expert;
                    if (total.maximum == full) {  // nearly always: no fraction to reduce
                      ratings.add({expert, approximate(total.total)});
                    } else if (const auto scaled = on_full_scale(total, full)) {
                      ratings.add({expert, scaled->approximate()});
                    }
                  });
}

Ratings ratings_of(const Study& study, Index<Criterion> criterion,
                   const Per<Sheet, SheetRole>& roles) {
  std::vector<double> values;
  for (const auto value : study.criteria.criteria[criterion].scale.values) {
    values.push_back(approximate(value));
  }
  auto marks = gathered(study, roles, [&](Ratings& ratings, Index<Practice>, Index<Sheet> sheet) {
    const Mark mark = study.sheets.marks(sheet, criterion);
    if (!is_mark(mark)) return;
    ratings.add({study.sheets.sheets[sheet].expert, values[static_cast<std::size_t>(mark)]});
  });
  marks.set_scale(std::move(values));
  return marks;
}

}  // namespace otbor
