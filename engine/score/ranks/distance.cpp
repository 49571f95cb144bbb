#include "engine/score/ranks/distance.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/check.hpp"
#include "engine/rate/agreement/ranks.hpp"

namespace otbor::ranks {
namespace {

int sign_of(double a, double b) { return a < b ? -1 : static_cast<int>(a > b); }

Expected<double> correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double middle = (static_cast<double>(a.size()) + 1) / 2;  // mean of midranks
  double both = 0;
  double own_a = 0;
  double own_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both += (a[i] - middle) * (b[i] - middle);
    own_a += (a[i] - middle) * (a[i] - middle);
    own_b += (b[i] - middle) * (b[i] - middle);
  }
  if (!(own_a > 0) || !(own_b > 0)) return Unexpected(Undefined::no_variation);
  return both / (std::sqrt(own_a) * std::sqrt(own_b));
}

}  // namespace

std::vector<double> midranks(std::span<const double> values) {
  std::vector<double> ranks;
  for (const auto doubled : otbor::midranks(values).doubled) {
    ranks.push_back(static_cast<double>(doubled) / 2);
  }
  return ranks;
}

RankDistance distance(std::span<const double> a, std::span<const double> b) {
  OTBOR_CHECK(a.size() == b.size());
  OTBOR_CHECK(a.size() >= 2);
  RankDistance result;
  double concordance = 0;
  double untied_a = 0;
  double untied_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    result.footrule += std::abs(a[i] - b[i]);
    for (std::size_t j = i + 1; j < a.size(); ++j) {
      const int in_a = sign_of(a[i], a[j]);
      const int in_b = sign_of(b[i], b[j]);
      concordance += in_a * in_b;
      untied_a += in_a != 0 ? 1 : 0;
      untied_b += in_b != 0 ? 1 : 0;
      if (in_a * in_b < 0) result.kendall += 1;
      if ((in_a == 0) != (in_b == 0)) result.kendall_half += 0.5;
    }
  }
  result.kendall_half += result.kendall;
  if (untied_a > 0 && untied_b > 0) {
    result.tau_b = concordance / (std::sqrt(untied_a) * std::sqrt(untied_b));
  } else {
    result.tau_b = Unexpected(Undefined::no_variation);
  }
  result.spearman = correlation(midranks(a), midranks(b));
  return result;
}

}  // namespace otbor::ranks
