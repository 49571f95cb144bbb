#include "engine/justify/print.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace otbor {
namespace {

/// «двух» (практик): small numbers are words in the genitive, as the minutes have them.
Text genitive(std::uint32_t n) {
  constexpr Words words[] = {{"одной", "one"},    {"двух", "two"},     {"трёх", "three"},
                             {"четырёх", "four"}, {"пяти", "five"},    {"шести", "six"},
                             {"семи", "seven"},   {"восьми", "eight"}, {"девяти", "nine"},
                             {"десяти", "ten"}};
  return n >= 1 && n <= std::size(words) ? Text(words[n - 1]) : count(n);
}

Words at_most_pattern(QuotaBy by) {
  switch (by) {
    case QuotaBy::institution:
      return {"не более {0} {1|практики|практик|практик} от одной организации",
              "at most {0} {1|practice|practices} from one institution"};
    case QuotaBy::platform:
      return {"не более {0} {1|практики|практик|практик} от одной площадки",
              "at most {0} {1|practice|practices} from one platform"};
    case QuotaBy::theme:
      return {"не более {0} {1|практики|практик|практик} по одному направлению",
              "at most {0} {1|practice|practices} on one theme"};
    case QuotaBy::type:
      return {"не более {0} {1|практики|практик|практик} от организаций одного типа",
              "at most {0} {1|practice|practices} from institutions of one type"};
    case QuotaBy::settlement:
      return {"не более {0} {1|практики|практик|практик} из одного населённого пункта",
              "at most {0} {1|practice|practices} from one settlement"};
    case QuotaBy::applicant:
      return {"не более {0} {1|практики|практик|практик} одного участника",
              "at most {0} {1|practice|practices} of one participant"};
    case QuotaBy::newcomer:
      return {"не более {0} {1|практики|практик|практик} новых участников",
              "at most {0} {1|practice|practices} of new participants"};
  }
  return {};
}

Words at_least_pattern(QuotaBy by) {
  switch (by) {
    case QuotaBy::institution:
      return {"не менее {0} {1|практики|практик|практик} от каждой организации",
              "at least {0} {1|practice|practices} from each institution"};
    case QuotaBy::platform:
      return {"не менее {0} {1|практики|практик|практик} от каждой площадки",
              "at least {0} {1|practice|practices} from each platform"};
    case QuotaBy::theme:
      return {"не менее {0} {1|практики|практик|практик} по каждому направлению",
              "at least {0} {1|practice|practices} on each theme"};
    case QuotaBy::type:
      return {"не менее {0} {1|практики|практик|практик} от организаций каждого типа",
              "at least {0} {1|practice|practices} from institutions of each type"};
    case QuotaBy::settlement:
      return {"не менее {0} {1|практики|практик|практик} из каждого населённого пункта",
              "at least {0} {1|practice|practices} from each settlement"};
    case QuotaBy::applicant:
      return {"не менее {0} {1|практики|практик|практик} каждого участника",
              "at least {0} {1|practice|practices} of each participant"};
    case QuotaBy::newcomer:
      return {"не менее {0} {1|практики|практик|практик} новых участников",
              "at least {0} {1|practice|practices} of new participants"};
  }
  return {};
}

/// A quota for one group names it.
constexpr Words at_most_of_group{"не более {0} {1|практики|практик|практик} из группы «{2}»",
                                 "at most {0} {1|practice|practices} of the group “{2}”"};
constexpr Words at_least_of_group{"не менее {0} {1|практики|практик|практик} из группы «{2}»",
                                  "at least {0} {1|practice|practices} of the group “{2}”"};

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

Text print_at_most(const Quota& quota) {
  const auto n = quota.at_most.value_or(0);
  if (!quota.group.empty()) return format(at_most_of_group, {genitive(n), count(n), quota.group});
  return format(at_most_pattern(quota.by), {genitive(n), count(n)});
}

Text print_at_least(const Quota& quota) {
  const auto n = quota.at_least.value_or(0);
  if (!quota.group.empty()) return format(at_least_of_group, {genitive(n), count(n), quota.group});
  return format(at_least_pattern(quota.by), {genitive(n), count(n)});
}

Text print_place(const Place& place) {
  auto text = std::to_string(place.first);
  if (place.last != place.first) text += "–" + std::to_string(place.last);
  return {std::move(text)};
}

}  // namespace otbor
