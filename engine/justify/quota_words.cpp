#include "engine/justify/quota_words.hpp"

#include <iterator>

#include "engine/justify/print.hpp"

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

constexpr Words at_most_alone{"не более {0} {1|практики|практик|практик}",
                              "at most {0} {1|practice|practices}"};
constexpr Words at_least_alone{"не менее {0} {1|практики|практик|практик}",
                               "at least {0} {1|practice|practices}"};

Text of_one_group(const Text& words, const Quota& quota) {
  return format(one_group_pattern(quota.by), {words, quota.group});
}

bool names_nobody_else(const Quota& quota) {
  return !quota.group.empty() || quota.by == QuotaBy::newcomer;
}

}  // namespace

Text print_at_most(const Quota& quota) {
  const auto n = quota.at_most.value_or(0);
  if (quota.group.empty()) return format(at_most_pattern(quota.by), {genitive(n), count(n)});
  return of_one_group(format(at_most_alone, {genitive(n), count(n)}), quota);
}

Text print_at_least(const Quota& quota) {
  const auto n = quota.at_least.value_or(0);
  if (quota.group.empty()) return format(at_least_pattern(quota.by), {genitive(n), count(n)});
  return of_one_group(format(at_least_alone, {genitive(n), count(n)}), quota);
}

Text print_at_most_beside_group(const Quota& quota) {
  const auto n = quota.at_most.value_or(0);
  if (!names_nobody_else(quota)) return print_at_most(quota);
  return format(at_most_alone, {genitive(n), count(n)});
}

Text print_at_least_beside_group(const Quota& quota) {
  const auto n = quota.at_least.value_or(0);
  if (!names_nobody_else(quota)) return print_at_least(quota);
  return format(at_least_alone, {genitive(n), count(n)});
}

}  // namespace otbor
