#include "engine/score/robust/mark_rows.hpp"

#include "engine/base/approximate.hpp"
#include "engine/rate/sheet_totals.hpp"

namespace otbor::robust {

bool add_row(const Study& study, Index<Sheet> sheet, bool with_smallest, MarkRows& rows) {
  bool complete = true;
  for (const auto at : study.criteria.criteria.count()) {
    const Mark mark = study.sheets.marks(sheet, at);
    const auto& criterion = study.criteria.criteria[at];
    const bool given = is_mark(mark);
    complete = complete && given;
    const auto or_none = [&](Points points) { return given ? approximate(points) : 0; };
    rows.values.push_back(given ? approximate(counted_value(study.criteria, criterion, mark)) : 0);
    rows.largest.push_back(or_none(criterion.scale.highest()));
    if (with_smallest) rows.smallest.push_back(or_none(criterion.scale.lowest()));
  }
  return complete;
}

}  // namespace otbor::robust
