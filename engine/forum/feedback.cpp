#include "engine/forum/feedback.hpp"

#include <algorithm>

namespace otbor {
namespace {

constexpr std::size_t straight_from = 3;  // two equal marks are no pattern

bool is_straight(const FeedbackSheet& sheet) {
  std::size_t n = 0;
  std::optional<std::uint32_t> first;
  for (const auto& mark : sheet.marks) {
    if (!mark) continue;
    if (first && *first != *mark) return false;
    first = mark;
    ++n;
  }
  return n >= straight_from;
}

/// The value in the middle of the counts, or the mean of the two there.
Ratio median_of(const std::vector<std::uint32_t>& by_mark, std::uint32_t low, std::uint32_t n) {
  const auto at_place = [&](std::uint32_t place) {
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < by_mark.size(); ++i) {
      seen += by_mark[i];
      if (seen > place) return std::int64_t{low} + static_cast<std::int64_t>(i);
    }
    return std::int64_t{low};
  };
  return Ratio(Points::whole(at_place((n - 1) / 2) + at_place(n / 2)), 2);
}

void add(const std::optional<std::uint32_t>& mark, const Monitoring& rules, MarksSummary& to) {
  if (!mark) return;
  ++to.n;
  ++to.by_mark[*mark - rules.feedback_low];
  if (*mark >= rules.feedback_good) ++to.good;
}

void finish(const Monitoring& rules, MarksSummary& summary) {
  if (summary.n == 0) return;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < summary.by_mark.size(); ++i) {
    sum += summary.by_mark[i] * (std::int64_t{rules.feedback_low} + static_cast<std::int64_t>(i));
  }
  summary.mean = Ratio(Points::whole(sum), summary.n);
  summary.median = median_of(summary.by_mark, rules.feedback_low, summary.n);
}

}  // namespace

Ratio MarksSummary::good_percent() const {
  return Ratio(Points::whole(std::int64_t{good} * 100), n);
}

FeedbackResult feedback_result(const Study& study, const Feedback& feedback,
                               const Monitoring& rules) {
  const MarksSummary none{
      .by_mark = std::vector<std::uint32_t>(rules.feedback_high - rules.feedback_low + 1)};
  FeedbackResult result{.all = none, .varied = none};
  result.questions.assign(feedback.questions.size(), none);
  const std::size_t platforms = study.themes ? study.themes->platforms.count().value() : 0;
  result.of_platform = Per<Platform, std::uint32_t>(Count<Platform>(platforms));
  result.of_institution = Per<Institution, std::uint32_t>(study.institutions.count());
  for (const auto& sheet : feedback.sheets) {
    ++result.received;
    if (sheet.superseded) {
      ++result.superseded;
      continue;
    }
    ++result.counted;
    const bool straight = is_straight(sheet);
    if (straight) ++result.straight;
    for (std::size_t i = 0; i < sheet.marks.size(); ++i) {
      add(sheet.marks[i], rules, result.questions[i]);
      add(sheet.marks[i], rules, result.all);
      if (!straight) add(sheet.marks[i], rules, result.varied);
    }
    ++(sheet.institution ? result.of_institution[*sheet.institution] : result.of_no_institution);
    ++(sheet.platform ? result.of_platform[*sheet.platform] : result.of_no_platform);
  }
  for (auto& question : result.questions) finish(rules, question);
  finish(rules, result.all);
  finish(rules, result.varied);
  return result;
}

}  // namespace otbor
