#include "engine/rate/comparisons.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/check.hpp"
#include "engine/base/num/distributions.hpp"
#include "engine/base/num/special.hpp"

namespace otbor {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double squares_around(std::span<const double> values, double centre) {
  double squares = 0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  return squares;
}

/// Marks in the order of practices, then experts; as they stand when they come so already.
std::vector<std::uint32_t> order_of(const MarkColumns& marks) {
  std::vector<std::uint32_t> order(marks.value.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (marks.practice[a] != marks.practice[b]) return marks.practice[a] < marks.practice[b];
    if (marks.expert[a] != marks.expert[b]) return marks.expert[a] < marks.expert[b];
    return a < b;
  };
  if (!std::ranges::is_sorted(order, before)) std::ranges::sort(order, before);
  return order;
}

void describe(SheetUse& sheet, std::span<const double> values, double low, double high) {
  const double third = (high - low) / 3;
  const double dust = 1e-9 * (high - low);
  double middle = 0;
  double ends = 0;
  for (const double value : values) {
    if (value > low + third - dust && value < high - third + dust) middle += 1;
    if (value < low + dust || value > high - dust) ends += 1;
  }
  const auto n = static_cast<double>(values.size());
  sheet.mean = mean_of(values);
  sheet.spread = n > 1 ? std::sqrt(squares_around(values, sheet.mean) / (n - 1)) : 0;
  sheet.middle = middle / n;
  sheet.ends = ends / n;
}

Paired pairs_of(const MarksBySheet& marks, std::uint32_t expert, double SheetUse::*member) {
  Paired pairs;
  for (const auto at : marks.of_expert[expert]) {
    if (const auto others = marks.colleagues(at, member)) {
      pairs.add(marks.sheets[at].*member, *others);
    }
  }
  return pairs;
}

/// Squared distances of sheet means from their mean, the expert's against the colleagues'.
Paired distances(Paired means) {
  if (means.own.empty()) return means;
  const double own = mean_of(means.own);
  const double others = mean_of(means.others);
  for (auto& value : means.own) value = (value - own) * (value - own);
  for (auto& value : means.others) value = (value - others) * (value - others);
  return means;
}

}  // namespace

Interval interval_of(const Comparison& compared, double confidence) {
  OTBOR_CHECK(compared.sheets >= 2);
  const double t = num::t_quantile((1 + confidence) / 2, compared.sheets - 1);
  return {compared.difference() - t * compared.se, compared.difference() + t * compared.se};
}

double p_value(const Comparison& compared) {
  const double difference = compared.difference();
  if (!(compared.se > 0)) return std::abs(difference) > 0 ? 0 : 1;
  return num::chi_square_upper(difference * difference / (compared.se * compared.se), 1);
}

std::optional<double> MarksBySheet::colleagues(std::uint32_t sheet,
                                               double SheetUse::*member) const {
  double sum = 0;
  double count = 0;
  for (const auto other : of_practice[sheets[sheet].practice]) {
    if (other == sheet) continue;
    sum += sheets[other].*member;
    count += 1;
  }
  if (count < 1) return std::nullopt;
  return sum / count;
}

MarksBySheet marks_by_sheet(const MarkColumns& marks, double low, double high) {
  MarksBySheet out;
  out.criteria = marks.criteria;
  out.criterion.reserve(marks.value.size());
  out.value.reserve(marks.value.size());
  for (const auto i : order_of(marks)) {
    const bool same = !out.sheets.empty() && out.sheets.back().practice == marks.practice[i] &&
                      out.sheets.back().expert == marks.expert[i];
    if (!same) {
      SheetUse& sheet = out.sheets.emplace_back();
      sheet.expert = marks.expert[i];
      sheet.practice = marks.practice[i];
      sheet.begin = out.value.size();
      if (!marks.date.empty()) sheet.date = marks.date[i];
    }
    out.criterion.push_back(marks.criterion[i]);
    out.value.push_back(marks.value[i]);
    out.sheets.back().end = out.value.size();
  }
  out.of_expert.resize(marks.experts);
  out.of_practice.resize(marks.practices);
  for (std::uint32_t at = 0; at < out.sheets.size(); ++at) {
    auto& sheet = out.sheets[at];
    describe(sheet, std::span(out.value).subspan(sheet.begin, sheet.end - sheet.begin), low, high);
    out.of_expert[sheet.expert].push_back(at);
    out.of_practice[sheet.practice].push_back(at);
  }
  return out;
}

Expected<Comparison> Paired::compared(std::uint32_t sheets_min) const {
  if (own.size() < std::max(sheets_min, 2U)) return Unexpected(Undefined::too_few_data);
  std::vector<double> differences;
  for (std::size_t i = 0; i < own.size(); ++i) differences.push_back(own[i] - others[i]);
  const auto n = static_cast<double>(own.size());
  const double variance = squares_around(differences, mean_of(differences)) / (n - 1) / n;
  return Comparison{.own = mean_of(own),
                    .colleagues = mean_of(others),
                    .se = std::sqrt(variance),
                    .sheets = static_cast<std::uint32_t>(own.size())};
}

std::vector<ExpertUse> expert_use(const MarksBySheet& marks, std::uint32_t sheets_min) {
  std::vector<ExpertUse> all(marks.of_expert.size());
  for (std::uint32_t expert = 0; expert < all.size(); ++expert) {
    ExpertUse& use = all[expert];
    const auto compared = [&](double SheetUse::*member) {
      return pairs_of(marks, expert, member).compared(sheets_min);
    };
    use.level = compared(&SheetUse::mean);
    if (marks.criteria > 1) use.within = compared(&SheetUse::spread);
    use.over = distances(pairs_of(marks, expert, &SheetUse::mean)).compared(sheets_min);
    use.middle = compared(&SheetUse::middle);
    use.ends = compared(&SheetUse::ends);
  }
  return all;
}

}  // namespace otbor
