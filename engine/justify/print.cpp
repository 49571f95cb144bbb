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

/// A quota for one group names it: «не менее шести практик (населённый пункт – село)».
Words one_group_pattern(QuotaBy by) {
  switch (by) {
    case QuotaBy::institution:
      return {"{0} (организация – {1})", "{0} (institution: {1})"};
    case QuotaBy::platform:
      return {"{0} (площадка – {1})", "{0} (platform: {1})"};
    case QuotaBy::theme:
      return {"{0} (направление – {1})", "{0} (theme: {1})"};
    case QuotaBy::type:
      return {"{0} (тип организации – {1})", "{0} (type of institution: {1})"};
    case QuotaBy::settlement:
      return {"{0} (населённый пункт – {1})", "{0} (settlement: {1})"};
    case QuotaBy::applicant:
      return {"{0} (участник – {1})", "{0} (participant: {1})"};
    case QuotaBy::newcomer:
      return {"{0} ({1})", "{0} ({1})"};
  }
  return {};
}

constexpr Words at_most_of_group{"не более {0} {1|практики|практик|практик}",
                                 "at most {0} {1|practice|practices}"};
constexpr Words at_least_of_group{"не менее {0} {1|практики|практик|практик}",
                                  "at least {0} {1|practice|practices}"};

Text limit_of(const Quota& quota, std::uint32_t n, Words of_group, Words of_each) {
  if (quota.group.empty()) return format(of_each, {genitive(n), count(n)});
  return format(one_group_pattern(quota.by),
                {format(of_group, {genitive(n), count(n)}), quota.group});
}

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
  return limit_of(quota, quota.at_most.value_or(0), at_most_of_group, at_most_pattern(quota.by));
}

Text print_at_least(const Quota& quota) {
  return limit_of(quota, quota.at_least.value_or(0), at_least_of_group, at_least_pattern(quota.by));
}

Text print_place(const Place& place) {
  auto text = std::to_string(place.first);
  if (place.last != place.first) text += "–" + std::to_string(place.last);
  return {std::move(text)};
}

}  // namespace otbor
