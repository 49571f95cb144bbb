#include "engine/justify/sections.hpp"
#include "engine/rate/sheet_totals.hpp"

namespace otbor {
namespace {

constexpr std::size_t named_usually = 2;
constexpr std::size_t named_max = 4;  // when more of them are equal

/// What experts gave on one criterion over the sheets the total rests on.
struct Contribution {
  Index<Criterion> criterion;
  std::int64_t marks = 0;
  Points values;
  Points points;   // values × weight
  Points maximum;  // the most that many marks could give, × weight
};

__extension__ using Wide = __int128;

/// Shares of the maximum, compared without division.
std::strong_ordering compare_shares(const Contribution& a, const Contribution& b) {
  return Wide{a.points.millionths()} * b.maximum.millionths() <=>
         Wide{b.points.millionths()} * a.maximum.millionths();
}

/// From one end of the shares; of equal ones the heavier criterion first.
bool heavier_first(const Contribution& a, const Contribution& b) {
  return a.maximum != b.maximum ? a.maximum > b.maximum : a.criterion < b.criterion;
}
bool nearer_first(const Contribution& a, const Contribution& b) {
  const auto order = compare_shares(a, b);
  return order == 0 ? heavier_first(a, b) : order > 0;
}
bool farther_first(const Contribution& a, const Contribution& b) {
  const auto order = compare_shares(a, b);
  return order == 0 ? heavier_first(a, b) : order < 0;
}

std::vector<Contribution> contributions_of(const Facts& facts, Index<Practice> at) {
  const auto& set = facts.study.criteria;
  const auto group = facts.practice(at).group;
  std::vector<Contribution> all;
  all.reserve(set.criteria.count().value());
  for (const auto of : set.criteria.count()) {
    const auto& criterion = set.criteria[of];
    Contribution one{.criterion = of};
    for (const auto sheet : facts.score(at).used) {
      const auto mark = facts.study.sheets.marks(sheet, of);
      if (!is_mark(mark)) continue;
      one.values += counted_value(set, criterion, mark);
      ++one.marks;
    }
    const auto weight = set.weights(group, of);
    one.points = product(one.values, weight);
    one.maximum = product(criterion.scale.highest(), weight) * one.marks;
    if (one.maximum > Points()) all.push_back(one);
  }
  return all;
}

/// What a point of these sheets counts for in the total; absent when contributions do not add up to
/// it (a median, say).
std::optional<Ratio> scale_to_total(const Facts& facts, Index<Practice> at,
                                    const std::vector<Contribution>& all) {
  Points points;
  Points maximum;
  for (const auto& one : all) {
    points += one.points;
    maximum += one.maximum;
  }
  const auto scale = facts.maximum_of(at).divided_by(maximum);
  return scale.times(points) == facts.score(at).total ? std::optional(scale) : std::nullopt;
}

/// К6 «Результативность» (8,00 из 9).
Text with_points(const Facts& facts, const Contribution& one, const Ratio& scale) {
  constexpr Words pattern = {"{0} ({1} из {2})", "{0} ({1} of {2})"};
  const auto maximum = scale.times(one.maximum);
  const auto whole = maximum.rounded(Points::digits_max, RoundingRule::half_up);
  return format(
      pattern,
      {facts.criterion_names[one.criterion], print_score(scale.times(one.points), facts.rounding),
       Ratio(whole) == maximum ? print_points(whole) : print_score(maximum, facts.rounding)});
}

/// К6 «Результативность» (среднее 2,67 из 3).
Text with_mean(const Facts& facts, const Contribution& one) {
  constexpr Words pattern = {"{0} (среднее {1} из {2})", "{0} (mean {1} of {2})"};
  const auto& criterion = facts.study.criteria.criteria[one.criterion];
  return format(pattern, {facts.criterion_names[one.criterion],
                          print_score(Ratio(one.values, one.marks), facts.rounding),
                          print_points(criterion.scale.highest())});
}

/// The first few and those equal to the last of them; what equals the other end, or more than can
/// be named, does not stand out.
std::span<const Contribution> outstanding(std::span<const Contribution> ordered) {
  const auto equal = [&](std::size_t a, std::size_t b) {
    return compare_shares(ordered[a], ordered[b]) == 0;
  };
  const std::size_t last = ordered.size() - 1;
  const std::size_t most = std::min(named_max, ordered.size() / 2);
  std::size_t n = 0;
  while (n < most && !equal(n, last) && (n < named_usually || equal(n - 1, n))) ++n;
  if (n > 0 && equal(n - 1, n)) {
    const std::size_t unnamed = n;
    while (n > 0 && equal(n - 1, unnamed)) --n;
  }
  return ordered.first(n);
}

void write_named(const Facts& facts, Index<Practice> at, ReasonCode code,
                 std::span<const Contribution> criteria, const std::optional<Ratio>& scale,
                 Reasons& reasons) {
  if (criteria.empty()) return;
  std::vector<Text> names;
  for (const auto& one : criteria) {
    names.push_back(scale ? with_points(facts, one, *scale) : with_mean(facts, one));
  }
  std::vector<Index<Criterion>> cited;
  for (const auto& one : criteria) cited.push_back(one.criterion);
  reasons.add(code, join(names), one_or_many(names.size())).on(cited).on(facts.score(at).used);
}

}  // namespace

void write_criteria(const Facts& facts, Index<Practice> at, Reasons& reasons) {
  if (!facts.score(at).scored() || facts.study.criteria.lower_is_better) return;
  auto all = contributions_of(facts, at);
  if (all.size() < 2) return;
  const auto scale = facts.score(at).by_chair ? std::nullopt : scale_to_total(facts, at, all);
  std::ranges::sort(all, nearer_first);
  write_named(facts, at,
              scale ? ReasonCode::strongest_criteria : ReasonCode::highest_rated_criteria,
              outstanding(all), scale, reasons);
  std::ranges::sort(all, farther_first);
  write_named(facts, at, scale ? ReasonCode::weakest_criteria : ReasonCode::lowest_rated_criteria,
              outstanding(all), scale, reasons);
}

}  // namespace otbor
