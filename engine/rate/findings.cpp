#include "engine/rate/findings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/base/num/special.hpp"

namespace otbor {
namespace {

// How large a difference has to be before anybody is asked about it.
constexpr double halo_ratio = 0.6;         // spread within a sheet against the colleagues'
constexpr double range_ratio = 0.25;       // variance over practices against the colleagues'
constexpr double share_min = 0.5;          // of marks in the middle or at the ends
constexpr double share_difference = 0.15;  // above the colleagues' share
constexpr double bias_share = 0.1;         // of the scale

/// One sheet: what is compared of it.
struct SheetUse {
  std::uint32_t expert = 0;
  std::uint32_t practice = 0;
  double mean = 0;
  double spread = 0;                                    // standard deviation over criteria
  double middle = 0;                                    // share of marks in the middle third
  double ends = 0;                                      // share of marks at the ends
  std::vector<std::pair<std::uint32_t, double>> marks;  // criterion, value
};

/// Sheets by practice, then expert.
std::vector<SheetUse> sheets_of(const MarkColumns& marks, const FindingsOptions& options) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, SheetUse> found;
  for (std::size_t i = 0; i < marks.value.size(); ++i) {
    auto& sheet = found[{marks.practice[i], marks.expert[i]}];
    sheet.expert = marks.expert[i];
    sheet.practice = marks.practice[i];
    sheet.marks.emplace_back(marks.criterion[i], marks.value[i]);
  }
  const double third = (options.high - options.low) / 3;
  const double dust = 1e-9 * (options.high - options.low);
  std::vector<SheetUse> sheets;
  for (auto& [key, sheet] : found) {
    const auto n = static_cast<double>(sheet.marks.size());
    for (const auto& [criterion, value] : sheet.marks) {
      sheet.mean += value / n;
      const bool inner = value > options.low + third - dust && value < options.high - third + dust;
      const bool end = value < options.low + dust || value > options.high - dust;
      sheet.middle += inner ? 1 / n : 0;
      sheet.ends += end ? 1 / n : 0;
    }
    double squares = 0;
    for (const auto& mark : sheet.marks) {
      squares += (mark.second - sheet.mean) * (mark.second - sheet.mean);
    }
    sheet.spread = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

/// Pairs of the expert's and the colleagues' value on each shared practice.
struct Paired {
  std::vector<double> own;
  std::vector<double> others;

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(own.size()); }
  [[nodiscard]] static double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }
  /// Two-sided p of no difference, the mean difference over its error as a normal number.
  [[nodiscard]] double p_value() const {
    std::vector<double> difference;
    for (std::size_t i = 0; i < own.size(); ++i) difference.push_back(own[i] - others[i]);
    const double centre = mean(difference);
    double squares = 0;
    for (const double value : difference) squares += (value - centre) * (value - centre);
    const auto n = static_cast<double>(difference.size());
    const double variance = squares / (n - 1) / n;
    if (!(variance > 0)) return std::abs(centre) > 0 ? 0 : 1;
    return num::chi_square_upper(centre * centre / variance, 1);
  }
};

/// Kinds of comparison and what they found, before multiplicity is seen to.
class Search {
 public:
  Search(const MarkColumns& marks, const FindingsOptions& options)
      : marks_(marks), options_(options), sheets_(sheets_of(marks, options)) {
    by_expert_.resize(marks.experts);
    by_practice_.resize(marks.practices);
    for (std::uint32_t i = 0; i < sheets_.size(); ++i) {
      by_expert_[sheets_[i].expert].push_back(i);
      by_practice_[sheets_[i].practice].push_back(i);
    }
  }

  [[nodiscard]] std::vector<ExpertFinding> findings() const {
    std::vector<ExpertFinding> all;
    if (marks_.criteria > 1) {
      keep(all, ExpertFlag::halo,
           [&](auto e, auto& found) { simple(e, &SheetUse::spread, found); });
      keep(all, ExpertFlag::criterion_bias, [&](auto e, auto& found) { criteria(e, found); });
    }
    keep(all, ExpertFlag::central_tendency,
         [&](auto e, auto& found) { simple(e, &SheetUse::middle, found); });
    keep(all, ExpertFlag::only_extremes,
         [&](auto e, auto& found) { simple(e, &SheetUse::ends, found); });
    keep(all, ExpertFlag::restricted_range, [&](auto e, auto& found) { range(e, found); });
    keep(all, ExpertFlag::own_territory, [&](auto e, auto& found) { territory(e, found); });
    std::ranges::stable_sort(all, [](const ExpertFinding& a, const ExpertFinding& b) {
      if (a.expert != b.expert) return a.expert < b.expert;
      if (a.flag != b.flag) return a.flag < b.flag;
      return a.criterion.value_or(0) < b.criterion.value_or(0);
    });
    return all;
  }

  /// Differences of own and others on practices of the expert's territory, less the usual one.
  [[nodiscard]] Paired territory_pairs(std::uint32_t expert) const {
    const auto home = expert < options_.expert_territory.size() ? options_.expert_territory[expert]
                                                                : std::nullopt;
    Paired at_home;
    if (!home) return at_home;
    double usual = 0;
    double elsewhere = 0;
    for (const auto i : by_expert_[expert]) {
      const auto place = territory_of(sheets_[i].practice);
      const auto others = mean_of_others(i, &SheetUse::mean, home);
      if (!others || !place) continue;
      if (place == home) {
        at_home.own.push_back(sheets_[i].mean - *others);
      } else {
        usual += sheets_[i].mean - *others;
        elsewhere += 1;
      }
    }
    if (elsewhere < 1) return {};
    at_home.others.assign(at_home.own.size(), usual / elsewhere);
    return at_home;
  }

 private:
  template <class Collect>
  void keep(std::vector<ExpertFinding>& all, ExpertFlag flag, const Collect& collect) const {
    std::vector<ExpertFinding> found;
    for (std::uint32_t expert = 0; expert < marks_.experts; ++expert) collect(expert, found);
    std::vector<double> p_values;
    for (auto& each : found) {
      each.flag = flag;
      p_values.push_back(each.p_value);
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
        return std::abs(difference) >= bias_share * scale;
      case ExpertFlag::own_territory:
        return difference >= bias_share / 2 * scale;
    }
    return false;
  }

  void add(std::uint32_t expert, const Paired& pairs, std::vector<ExpertFinding>& found) const {
    if (pairs.count() < options_.sheets_min) return;
    ExpertFinding& finding = found.emplace_back();
    finding.expert = expert;
    finding.own = Paired::mean(pairs.own);
    finding.colleagues = Paired::mean(pairs.others);
    finding.p_value = pairs.p_value();
    finding.sheets = pairs.count();
  }

  [[nodiscard]] std::optional<std::uint32_t> territory_of(std::uint32_t practice) const {
    return practice < options_.practice_territory.size() ? options_.practice_territory[practice]
                                                         : std::nullopt;
  }

  /// Of the colleagues' sheets of the same practice, without those from `but` when it is given.
  [[nodiscard]] std::optional<double> mean_of_others(
      std::uint32_t sheet, double SheetUse::*member,
      std::optional<std::uint32_t> but = std::nullopt) const {
    double sum = 0;
    double count = 0;
    for (const auto other : by_practice_[sheets_[sheet].practice]) {
      const auto expert = sheets_[other].expert;
      if (other == sheet || (but && options_.expert_territory[expert] == but)) continue;
      sum += sheets_[other].*member;
      count += 1;
    }
    if (count < 1) return std::nullopt;
    return sum / count;
  }

  void simple(std::uint32_t expert, double SheetUse::*member,
              std::vector<ExpertFinding>& found) const {
    Paired pairs;
    for (const auto i : by_expert_[expert]) {
      const auto others = mean_of_others(i, member);
      if (!others) continue;
      pairs.own.push_back(sheets_[i].*member);
      pairs.others.push_back(*others);
    }
    add(expert, pairs, found);
  }

  /// Squared distances of sheet means from their mean, the expert's against the colleagues'.
  void range(std::uint32_t expert, std::vector<ExpertFinding>& found) const {
    Paired means;
    for (const auto i : by_expert_[expert]) {
      const auto others = mean_of_others(i, &SheetUse::mean);
      if (!others) continue;
      means.own.push_back(sheets_[i].mean);
      means.others.push_back(*others);
    }
    if (means.count() < options_.sheets_min) return;
    const double own = Paired::mean(means.own);
    const double others = Paired::mean(means.others);
    for (auto& value : means.own) value = (value - own) * (value - own);
    for (auto& value : means.others) value = (value - others) * (value - others);
    add(expert, means, found);
  }

  /// A criterion's distance from the colleagues less the sheet's own distance from them.
  void criteria(std::uint32_t expert, std::vector<ExpertFinding>& found) const {
    std::vector<Paired> pairs(marks_.criteria);
    for (const auto i : by_expert_[expert]) {
      std::vector<double> sum(marks_.criteria);
      std::vector<double> count(marks_.criteria);
      for (const auto other : by_practice_[sheets_[i].practice]) {
        if (other == i) continue;
        for (const auto& [criterion, value] : sheets_[other].marks) {
          sum[criterion] += value;
          count[criterion] += 1;
        }
      }
      double general = 0;
      double known = 0;
      for (const auto& [criterion, value] : sheets_[i].marks) {
        if (count[criterion] < 1) continue;
        general += value - sum[criterion] / count[criterion];
        known += 1;
      }
      if (known < 2) continue;
      for (const auto& [criterion, value] : sheets_[i].marks) {
        if (count[criterion] < 1) continue;
        pairs[criterion].own.push_back(value - general / known);
        pairs[criterion].others.push_back(sum[criterion] / count[criterion]);
      }
    }
    // A criterion marked low lifts the others above the sheet's general distance: one criterion is
    // named, the one that differs most, and its p pays for having been chosen (Bonferroni).
    std::vector<ExpertFinding> compared;
    for (std::uint32_t criterion = 0; criterion < marks_.criteria; ++criterion) {
      const auto before = compared.size();
      add(expert, pairs[criterion], compared);
      if (compared.size() > before) compared.back().criterion = criterion;
    }
    if (compared.empty()) return;
    const auto most = std::ranges::max_element(compared, {}, [](const ExpertFinding& each) {
      return std::abs(each.own - each.colleagues);
    });
    found.push_back(*most);
    found.back().p_value =
        std::min(1.0, found.back().p_value * static_cast<double>(compared.size()));
  }

  void territory(std::uint32_t expert, std::vector<ExpertFinding>& found) const {
    add(expert, territory_pairs(expert), found);
  }

  const MarkColumns& marks_;
  const FindingsOptions& options_;
  std::vector<SheetUse> sheets_;
  std::vector<std::vector<std::uint32_t>> by_expert_;
  std::vector<std::vector<std::uint32_t>> by_practice_;
};

}  // namespace

std::vector<ExpertFinding> expert_findings(const MarkColumns& marks,
                                           const FindingsOptions& options) {
  return Search(marks, options).findings();
}

Expected<TerritoryBias> territory_bias(const MarkColumns& marks, const FindingsOptions& options) {
  const Search search(marks, options);
  std::vector<double> differences;
  for (std::uint32_t expert = 0; expert < marks.experts; ++expert) {
    const auto pairs = search.territory_pairs(expert);
    for (std::size_t i = 0; i < pairs.own.size(); ++i) {
      differences.push_back(pairs.own[i] - pairs.others[i]);
    }
  }
  if (differences.size() < std::max(options.sheets_min, 2U)) {
    return Unexpected(Undefined::too_few_data);
  }
  TerritoryBias result{.points = Paired::mean(differences), .se = 0, .sheets = 0};
  double squares = 0;
  for (const double value : differences)
    squares += (value - result.points) * (value - result.points);
  const auto n = static_cast<double>(differences.size());
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

std::string_view code_of(ExpertFlag flag) {
  switch (flag) {
    case ExpertFlag::halo:
      return "halo";
    case ExpertFlag::central_tendency:
      return "central_tendency";
    case ExpertFlag::only_extremes:
      return "only_extremes";
    case ExpertFlag::restricted_range:
      return "restricted_range";
    case ExpertFlag::criterion_bias:
      return "criterion_bias";
    case ExpertFlag::own_territory:
      return "own_territory";
  }
  return "";
}

Words sentence_of(ExpertFlag flag) {
  switch (flag) {
    case ExpertFlag::halo:
      return {"Оценки одного листа почти не различаются по критериям: возможен эффект ореола.",
              "Marks of one sheet hardly differ over criteria: a halo effect is possible."};
    case ExpertFlag::central_tendency:
      return {"Оценки держатся середины шкалы заметно чаще, чем у коллег.",
              "Marks keep to the middle of the scale clearly more often than the colleagues'."};
    case ExpertFlag::only_extremes:
      return {"Оценки чаще, чем у коллег, стоят на краях шкалы.",
              "Marks stand at the ends of the scale more often than the colleagues'."};
    case ExpertFlag::restricted_range:
      return {"Практики различаются по оценкам эксперта гораздо меньше, чем по оценкам коллег.",
              "The expert's marks tell practices apart much less than the colleagues' do."};
    case ExpertFlag::criterion_bias:
      return {
          "Один из критериев эксперт оценивает иначе, чем остальные, если сравнивать с коллегами.",
          "One criterion is marked otherwise than the rest, as compared with the colleagues."};
    case ExpertFlag::own_territory:
      return {"Практики своей территории эксперт оценивает выше, чем коллеги с других территорий.",
              "Practices of the expert's own territory are marked higher than colleagues from "
              "elsewhere mark them."};
  }
  return {};
}

}  // namespace otbor
