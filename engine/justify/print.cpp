#include "engine/justify/print.hpp"

#include <algorithm>
#include <string>

namespace otbor {
namespace {

Text with_percent_sign(Text text) {
  text.ru += "\u00A0%";
  text.en += '%';
  return text;
}

}  // namespace

Text print_score(const Ratio& value, const Rounding& rounding) {
  return number(to_text(value.rounded(rounding.digits, rounding.rule), rounding.digits));
}

Text print_score(Points value, const Rounding& rounding) {
  return print_score(Ratio(value), rounding);
}

Text print_percent(const Ratio& percent, const Rounding& rounding) {
  return with_percent_sign(print_score(percent, rounding));
}

Text print_percent(Points limit) { return with_percent_sign(print_points(limit)); }

Text print_chance(double share) {
  if (share > 0 && share < 0.005) return Words{"менее чем 1 %", "less than 1%"};
  if (share < 1 && share >= 0.995) return Words{"более чем 99 %", "more than 99%"};
  return print_percent(Points::whole(static_cast<std::int64_t>(share * 100 + 0.5)));
}

Text print_points(Points value) { return number(to_text(value)); }

Text print_exact_decimal(const Ratio& value, const Ratio& other, const Rounding& rounding) {
  const Points all_digits = value.rounded(Points::digits_max, RoundingRule::down);
  const bool ends = value == Ratio(all_digits);
  for (int digits = std::min(rounding.digits + 1, Points::digits_max); digits <= Points::digits_max;
       ++digits) {
    const Points first_digits = value.rounded(digits, RoundingRule::down);
    if (first_digits == other.rounded(digits, RoundingRule::down)) continue;
    if (ends) return print_points(all_digits);
    auto text = number(to_text(first_digits, digits));
    text.ru += "…";
    text.en += "…";
    return text;
  }
  return number(value.exact());
}

Text print_place(const Place& place) {
  auto text = std::to_string(place.first);
  if (place.last != place.first) text += "–" + std::to_string(place.last);
  return {std::move(text)};
}

}  // namespace otbor
