#include "engine/rate/findings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace otbor {
namespace {

// How large a difference has to be before anybody is asked about it.
constexpr double halo_ratio = 0.6;         // spread within a sheet against the colleagues'
constexpr double range_ratio = 0.5;        // the same over practices
constexpr double share_min = 0.5;          // of marks in the middle or at the ends
constexpr double share_difference = 0.15;  // above the colleagues' share
constexpr double bias_share = 0.1;         // of the scale

/// Kinds of comparison and what they found, before multiplicity is seen to.
class Search {
 public:
  Search(const MarksBySheet& marks, const FindingsOptions& options)
      : marks_(marks),
        options_(options),
        experts_(static_cast<std::uint32_t>(marks.of_expert.size())),
        use_(expert_use(marks, options.sheets_min)) {}

  [[nodiscard]] std::vector<ExpertFinding> findings() const {
    std::vector<ExpertFinding> all;
    keep(all, ExpertFlag::halo, [&](auto e) { return found_by(e, use_[e].within); });
    keep(all, ExpertFlag::criterion_bias, [&](auto e) { return criterion(e); });
    keep(all, ExpertFlag::central_tendency, [&](auto e) { return found_by(e, use_[e].middle); });
    keep(all, ExpertFlag::only_extremes, [&](auto e) { return found_by(e, use_[e].ends); });
    keep(all, ExpertFlag::restricted_range, [&](auto e) { return range(e); });
    keep(all, ExpertFlag::own_territory,
         [&](auto e) { return found_by(e, territory_pairs(e).compared(options_.sheets_min)); });
    keep(all, ExpertFlag::drift, [&](auto e) { return drift(e); });
    std::ranges::stable_sort(all, [](const ExpertFinding& a, const ExpertFinding& b) {
      if (a.expert != b.expert) return a.expert < b.expert;
      if (a.flag != b.flag) return a.flag < b.flag;
      return a.criterion.value_or(0) < b.criterion.value_or(0);
    });
    return all;
  }

  /// Distances from the colleagues on practices of the expert's territory, and the usual distance.
  [[nodiscard]] Paired territory_pairs(std::uint32_t expert) const {
    const auto home = expert < options_.expert_territory.size() ? options_.expert_territory[expert]
                                                                : std::nullopt;
    Paired at_home;
    if (!home) return at_home;
    double usual = 0;
    double elsewhere = 0;
    for (const auto at : marks_.of_expert[expert]) {
      const auto place = territory_of(marks_.sheets[at].practice);
      const auto others = mean_from_elsewhere(at, *home);
      if (!others || !place) continue;
      const double distance = marks_.sheets[at].mean - *others;
      if (place == home) {
        at_home.own.push_back(distance);
      } else {
        usual += distance;
        elsewhere += 1;
      }
    }
    if (elsewhere < 1) return {};
    at_home.others.assign(at_home.own.size(), usual / elsewhere);
    return at_home;
  }

 private:
  using Found = std::optional<ExpertFinding>;

  template <class Look>
  void keep(std::vector<ExpertFinding>& all, ExpertFlag flag, const Look& look) const {
    std::vector<ExpertFinding> found;
    std::vector<double> p_values;
    for (std::uint32_t expert = 0; expert < experts_; ++expert) {
      auto one = look(expert);
      if (!one) continue;
      one->flag = flag;
      p_values.push_back(one->p_value);
      found.push_back(*one);
    }
    const auto stands = benjamini_hochberg(p_values, options_.false_share);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (stands[i] && matters(found[i])) all.push_back(found[i]);
    }
  }

  [[nodiscard]] bool matters(const ExpertFinding& found) const {
    const double difference = found.own - found.colleagues;
    const double scale = options_.high - options_.low;
    switch (found.flag) {
      case ExpertFlag::halo:
        return found.own <= halo_ratio * found.colleagues;
      case ExpertFlag::restricted_range:
        return found.own <= range_ratio * found.colleagues;
      case ExpertFlag::central_tendency:
      case ExpertFlag::only_extremes:
        return found.own >= share_min && difference >= share_difference;
      case ExpertFlag::criterion_bias:
      case ExpertFlag::drift:
        return std::abs(difference) >= bias_share * scale;
      case ExpertFlag::own_territory:
        return difference >= bias_share / 2 * scale;
    }
    return false;
  }

  [[nodiscard]] static Found found_by(std::uint32_t expert, const Expected<Comparison>& compared) {
    if (!compared) return std::nullopt;
    return ExpertFinding{.expert = expert,
                         .criterion = {},
                         .own = compared->own,
                         .colleagues = compared->colleagues,
                         .p_value = p_value(*compared),
                         .sheets = compared->sheets};
  }

  [[nodiscard]] std::optional<std::uint32_t> territory_of(std::uint32_t practice) const {
    return practice < options_.practice_territory.size() ? options_.practice_territory[practice]
                                                         : std::nullopt;
  }

  /// Of the sheets of the same practice by experts who are not of `home`.
  [[nodiscard]] std::optional<double> mean_from_elsewhere(std::uint32_t sheet,
                                                          std::uint32_t home) const {
    double sum = 0;
    double count = 0;
    for (const auto other : marks_.of_practice[marks_.sheets[sheet].practice]) {
      if (other == sheet || options_.expert_territory[marks_.sheets[other].expert] == home) {
        continue;
      }
      sum += marks_.sheets[other].mean;
      count += 1;
    }
    if (count < 1) return std::nullopt;
    return sum / count;
  }

  /// Compared as squared distances, told as standard deviations.
  [[nodiscard]] Found range(std::uint32_t expert) const {
    auto found = found_by(expert, use_[expert].over);
    if (!found) return found;
    found->own = std::sqrt(found->own);
    found->colleagues = std::sqrt(found->colleagues);
    return found;
  }

  /// A criterion's distance from the colleagues less the sheet's own distance from them.
  void add_criteria(std::uint32_t sheet, std::vector<Paired>& pairs) const {
    const auto& own = marks_.sheets[sheet];
    std::vector<double> sum(marks_.criteria);
    std::vector<double> count(marks_.criteria);
    for (const auto other : marks_.of_practice[own.practice]) {
      if (other == sheet) continue;
      for (auto i = marks_.sheets[other].begin; i < marks_.sheets[other].end; ++i) {
        sum[marks_.criterion[i]] += marks_.value[i];
        count[marks_.criterion[i]] += 1;
      }
    }
    double general = 0;
    double known = 0;
    for (auto i = own.begin; i < own.end; ++i) {
      const auto criterion = marks_.criterion[i];
      if (count[criterion] < 1) continue;
      general += marks_.value[i] - sum[criterion] / count[criterion];
      known += 1;
    }
    if (known < 2) return;
    for (auto i = own.begin; i < own.end; ++i) {
      const auto criterion = marks_.criterion[i];
      if (count[criterion] < 1) continue;
      pairs[criterion].add(marks_.value[i] - general / known, sum[criterion] / count[criterion]);
    }
  }

  /// A criterion marked low lifts the others above the sheet's general distance: one criterion is
  /// named, the one that differs most, and its p pays for having been chosen (Bonferroni).
  [[nodiscard]] Found criterion(std::uint32_t expert) const {
    std::vector<Paired> pairs(marks_.criteria);
    for (const auto sheet : marks_.of_expert[expert]) add_criteria(sheet, pairs);
    Found most;
    double compared = 0;
    for (std::uint32_t criterion = 0; criterion < marks_.criteria; ++criterion) {
      auto found = found_by(expert, pairs[criterion].compared(options_.sheets_min));
      if (!found) continue;
      compared += 1;
      found->criterion = criterion;
      const auto distance = [](const ExpertFinding& one) {
        return std::abs(one.own - one.colleagues);
      };
      if (!most || distance(*found) > distance(*most)) most = found;
    }
    if (most) most->p_value = std::min(1.0, most->p_value * compared);
    return most;
  }

  /// Dated sheets in their order, cut into two halves where the date changes; the distance from the
  /// colleagues in the later half against the earlier one (B. L. Welch, Biometrika 34 (1947)).
  [[nodiscard]] Found drift(std::uint32_t expert) const {
    struct Dated {
      Moment date;
      double distance = 0;
    };
    std::vector<Dated> dated;
    for (const auto at : marks_.of_expert[expert]) {
      const auto& sheet = marks_.sheets[at];
      const auto others = marks_.colleagues(at, &SheetUse::mean);
      if (sheet.date && others) dated.push_back({*sheet.date, sheet.mean - *others});
    }
    std::ranges::stable_sort(dated, {}, &Dated::date);
    std::size_t cut = dated.size() / 2;
    while (cut > 0 && cut < dated.size() && dated[cut].date == dated[cut - 1].date) ++cut;
    const std::size_t least = std::max(options_.sheets_min, 2U);
    if (cut < least || dated.size() - cut < least) return std::nullopt;
    const auto moments = [&](std::size_t first, std::size_t last) {
      double mean = 0;
      for (auto i = first; i < last; ++i) mean += dated[i].distance;
      const auto n = static_cast<double>(last - first);
      mean /= n;
      double squares = 0;
      for (auto i = first; i < last; ++i) {
        squares += (dated[i].distance - mean) * (dated[i].distance - mean);
      }
      return std::pair(mean, squares / (n - 1) / n);
    };
    const auto [early, early_variance] = moments(0, cut);
    const auto [late, late_variance] = moments(cut, dated.size());
    const Comparison halves{.own = late,
                            .colleagues = early,
                            .se = std::sqrt(early_variance + late_variance),
                            .sheets = static_cast<std::uint32_t>(dated.size())};
    return found_by(expert, halves);
  }

  const MarksBySheet& marks_;
  const FindingsOptions& options_;
  std::uint32_t experts_;
  std::vector<ExpertUse> use_;
};

}  // namespace

std::vector<ExpertFinding> expert_findings(const MarksBySheet& marks,
                                           const FindingsOptions& options) {
  return Search(marks, options).findings();
}

Expected<TerritoryBias> territory_bias(const MarksBySheet& marks, const FindingsOptions& options) {
  const Search search(marks, options);
  std::vector<double> differences;
  for (std::uint32_t expert = 0; expert < marks.of_expert.size(); ++expert) {
    const auto pairs = search.territory_pairs(expert);
    for (std::size_t i = 0; i < pairs.own.size(); ++i) {
      differences.push_back(pairs.own[i] - pairs.others[i]);
    }
  }
  if (differences.size() < std::max(options.sheets_min, 2U)) {
    return Unexpected(Undefined::too_few_data);
  }
  double sum = 0;
  for (const double value : differences) sum += value;
  const auto n = static_cast<double>(differences.size());
  TerritoryBias result{.points = sum / n, .se = 0, .sheets = 0};
  double squares = 0;
  for (const double value : differences) {
    squares += (value - result.points) * (value - result.points);
  }
  result.se = std::sqrt(squares / (n - 1) / n);
  result.sheets = static_cast<std::uint32_t>(differences.size());
  return result;
}

std::vector<bool> benjamini_hochberg(std::span<const double> p_values, double share) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p_values[i]; });
  std::size_t standing = 0;
  for (std::size_t rank = 1; rank <= order.size(); ++rank) {
    const double limit = share * static_cast<double>(rank) / static_cast<double>(order.size());
    if (p_values[order[rank - 1]] <= limit) standing = rank;
  }
  std::vector<bool> stands(p_values.size());
  for (std::size_t rank = 0; rank < standing; ++rank) stands[order[rank]] = true;
  return stands;
}

}  // namespace otbor
