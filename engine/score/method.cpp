#include "engine/score/method.hpp"

#include <array>

#include "engine/base/check.hpp"

namespace otbor {

namespace score_methods {
#define METHOD(id) extern const Method id;
#include "engine/score/methods.def"
#undef METHOD
}  // namespace score_methods

std::span<const Method* const> methods() {
  static constexpr std::array all{
#define METHOD(id) &score_methods::id,
#include "engine/score/methods.def"
#undef METHOD
  };
  return all;
}

const Method* find_method(std::string_view id_or_word) {
  for (const Method* method : methods()) {
    if (method->id == id_or_word || method->ru == id_or_word) return method;
  }
  return nullptr;
}

Ratio scaled(const SheetTotal& sheet, Points full_maximum) {
  if (sheet.maximum == full_maximum) return Ratio(sheet.total);
  return Ratio(sheet.total).times(full_maximum).divided_by(sheet.maximum);
}

Ratio mean_of(std::span<const SheetScore> sheets, const std::vector<bool>& used,
              Points full_maximum) {
  Points totals;
  Points maxima;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (!used[i]) continue;
    totals += sheets[i].total.total;
    maxima += sheets[i].total.maximum;
    ++count;
  }
  OTBOR_CHECK(count > 0);
  if (maxima == full_maximum * count) return Ratio(totals, count);
  return Ratio(totals).times(full_maximum).divided_by(maxima);
}

}  // namespace otbor
