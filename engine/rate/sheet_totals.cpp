#include "engine/rate/sheet_totals.hpp"

#include <vector>

namespace otbor {
namespace {

constexpr std::size_t sheets_per_chunk = 8192;
/// Marks begin at "not applicable"; the tables below have a place for each from there on.
constexpr int places_below_zero = -mark_not_applicable;

/// What each mark of each criterion adds to a sheet of each group of applicants: millions of marks
/// then cost an addition each.
using Contributions = Table<ApplicantGroup, Criterion, std::vector<SheetTotal>>;

Contributions contributions(const CriteriaSet& set) {
  Contributions table(set.applicant_groups.count(), set.criteria.count());
  for (const auto group : set.applicant_groups.count()) {
    for (const auto at : set.criteria.count()) {
      const Criterion& criterion = set.criteria[at];
      const Points weight = set.weights(group, at);
      auto& places = table(group, at);
      places.resize(places_below_zero);  // no mark adds nothing
      for (Mark mark = 0; mark <= criterion.scale.top(); ++mark) {
        places.push_back({.total = product(counted_value(set, criterion, mark), weight),
                          .maximum = product(criterion.scale.highest(), weight),
                          .minimum = product(criterion.scale.lowest(), weight)});
      }
    }
  }
  return table;
}

SheetTotal total_of(std::span<const Mark> marks, std::span<const std::vector<SheetTotal>> table) {
  SheetTotal sum;
  for (std::size_t at = 0; at < marks.size(); ++at) {
    const auto place = static_cast<std::size_t>(marks[at] + places_below_zero);
    OTBOR_CHECK(place < table[at].size());
    const SheetTotal& added = table[at][place];
    sum.total += added.total;
    sum.maximum += added.maximum;
    sum.minimum += added.minimum;
  }
  return sum;
}

}  // namespace

Points counted_value(const CriteriaSet& criteria, const Criterion& criterion, Mark mark) {
  const Scale& scale = criterion.scale;
  if (!scale.lower_is_better || criteria.lower_is_better) return scale.value(mark);
  return scale.lowest() + scale.highest() - scale.value(mark);
}

Per<Sheet, SheetTotal> sheet_totals(const Study& study, num::Threads threads) {
  const auto table = contributions(study.criteria);
  const auto& sheets = study.sheets.sheets;
  Per<Sheet, SheetTotal> totals(sheets.count());
  num::for_chunks(threads, sheets.count().value(), sheets_per_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto sheet : Range<Sheet>(first, last)) {
                      const auto group = study.practices[sheets[sheet].practice].group;
                      totals[sheet] = total_of(study.sheets.marks.row(sheet), table.row(group));
                    }
                  });
  return totals;
}

std::optional<Ratio> on_full_scale(const SheetTotal& sheet, Points full_maximum) {
  if (sheet.maximum == full_maximum) return Ratio(sheet.total);
  if (sheet.maximum <= Points()) return std::nullopt;
  return Ratio::of(sheet.total, sheet.maximum).times(full_maximum);
}

}  // namespace otbor
