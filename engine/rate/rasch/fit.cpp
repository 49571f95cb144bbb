#include "engine/rate/rasch/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/num/elementary.hpp"

namespace otbor::rasch {
namespace {

/// Sums over the ratings of one element.
struct Sums {
  double variance = 0;         // W
  double residual_square = 0;  // (x − E)²
  double standard_square = 0;  // (x − E)² / W
  double fourth_less = 0;      // Q − W²
  double fourth_ratio = 0;     // Q / W²
  double count = 0;

  void add(const Sums& other) {
    variance += other.variance;
    residual_square += other.residual_square;
    standard_square += other.standard_square;
    fourth_less += other.fourth_less;
    fourth_ratio += other.fourth_ratio;
    count += other.count;
  }
};

using SumsOfFacets = std::vector<std::vector<Sums>>;

SumsOfFacets empty_sums(const Joint& joint) {
  SumsOfFacets sums;
  for (std::size_t f = 0; f < joint.facets(); ++f) sums.emplace_back(joint.levels(f));
  return sums;
}

/// Ratings of one object that agree in every facet but the compared one: a key for each.
std::uint64_t cell_of(const Joint& joint, std::size_t compared, std::size_t i) {
  std::uint64_t key = 0;
  for (std::size_t f = 0; f < joint.facets(); ++f) {
    if (f == joint.object_facet() || f == compared) continue;
    key = key * joint.levels(f) + joint.level(f, i);
  }
  return key;
}

/// Sums of the ratings of a chunk of objects.
struct Part {
  SumsOfFacets sums;
  Agreement agreement;
};

class Filler {
 public:
  Filler(const Joint& joint, const Expectation& expectation, std::size_t compared, Part& part)
      : joint_(joint), expectation_(expectation), compared_(compared), part_(part) {}

  void object(std::size_t object) {
    order_.clear();
    for (std::size_t i = joint_.begin_of(object); i < joint_.begin_of(object + 1); ++i) {
      order_.push_back({cell_of(joint_, compared_, i), i});
    }
    std::ranges::sort(order_);
    for (std::size_t first = 0; first < order_.size();) {
      std::size_t last = first;
      while (last < order_.size() && order_[last].first == order_[first].first) ++last;
      cell(first, last);
      first = last;
    }
  }

 private:
  void cell(std::size_t first, std::size_t last) {
    const std::size_t categories = joint_.top() + 1;
    const auto probability = std::span(probability_).first(categories);
    sum_.fill(0);
    square_.fill(0);
    given_.fill(0);
    for (std::size_t at = first; at < last; ++at) {
      const std::size_t i = order_[at].second;
      expectation_.probabilities(i, probability);
      rating(i, probability);
      given_[joint_.category(i)] += 1;
      for (std::size_t k = 0; k < categories; ++k) {
        sum_[k] += probability[k];
        square_[k] += probability[k] * probability[k];
      }
    }
    // Pairs are counted without visiting them: Σ_{i<j} a_i a_j = ((Σ a)² − Σ a²) / 2.
    const auto n = static_cast<double>(last - first);
    part_.agreement.opportunities += n * (n - 1) / 2;
    for (std::size_t k = 0; k < categories; ++k) {
      part_.agreement.exact += given_[k] * (given_[k] - 1) / 2;
      part_.agreement.expected_exact += (sum_[k] * sum_[k] - square_[k]) / 2;
    }
  }

  void rating(std::size_t i, std::span<const double> probability) {
    const auto [mean, variance] = moments(probability);
    const double residual = static_cast<double>(joint_.category(i)) - mean;
    const double fourth = fourth_moment(probability, mean);
    const Sums one{.variance = variance,
                   .residual_square = residual * residual,
                   .standard_square = residual * residual / variance,
                   .fourth_less = fourth - variance * variance,
                   .fourth_ratio = fourth / (variance * variance),
                   .count = 1};
    for (std::size_t f = 0; f < joint_.facets(); ++f) part_.sums[f][joint_.level(f, i)].add(one);
  }

  const Joint& joint_;
  const Expectation& expectation_;
  std::size_t compared_;
  Part& part_;
  std::vector<std::pair<std::uint64_t, std::size_t>> order_;
  std::array<double, categories_max> probability_{};
  std::array<double, categories_max> sum_{};
  std::array<double, categories_max> square_{};
  std::array<double, categories_max> given_{};
};

double cube_root(double x) { return x > 0 ? num::exp(num::log(x) / 3) : 0; }

/// Wilson & Hilferty (1931): a mean square as a standard normal number, `variance` of the mean
/// square. Absent where the mean square cannot vary, as that of even odds of two categories.
std::optional<double> standardised(double mean_square, double variance) {
  constexpr double rounding = 1e-12;
  if (!(variance > rounding)) return std::nullopt;
  const double q = std::sqrt(variance);
  return (cube_root(mean_square) - 1) * (3 / q) + q / 3;
}

void put_fit(const Sums& sums, ElementFit& element) {
  if (!(sums.variance > 0)) return;
  element.se_model = 1 / std::sqrt(sums.variance);
  element.infit = sums.residual_square / sums.variance;
  element.outfit = sums.standard_square / sums.count;
  element.se_real = *element.se_model * std::sqrt(std::max(1.0, *element.infit));
  element.infit_z =
      standardised(*element.infit, sums.fourth_less / (sums.variance * sums.variance));
  element.outfit_z =
      standardised(*element.outfit, sums.fourth_ratio / (sums.count * sums.count) - 1 / sums.count);
}

/// Information about extreme elements comes from ratings that were left out of the estimation.
void put_extreme_errors(const Design& design, const Jml& fitted, FitTables& tables) {
  const auto of_set = curves(fitted.at);
  std::array<double, categories_max> room;
  const auto probability = std::span(room).first(fitted.categories.top() + 1);
  std::vector<std::vector<double>> information;
  for (const auto& facet : design.facets) information.emplace_back(facet.levels);
  for (std::size_t i = 0; i < fitted.kept.size(); ++i) {
    if (fitted.kept[i]) continue;
    double eta = 0;
    bool all_measured = true;
    for (std::size_t f = 0; f < design.facets.size(); ++f) {
      const auto level = design.facets[f].level[i];
      all_measured = all_measured && fitted.is_measured[f][level];
      eta += fitted.at.effect[f][level];
    }
    if (!all_measured) continue;
    const std::size_t set =
        design.threshold_facet ? design.facets[*design.threshold_facet].level[i] : 0;
    of_set[set].probabilities(eta, probability);
    const double variance = moments(probability).variance;
    for (std::size_t f = 0; f < design.facets.size(); ++f) {
      information[f][design.facets[f].level[i]] += variance;
    }
  }
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    for (std::size_t level = 0; level < information[f].size(); ++level) {
      if (!fitted.is_extreme[f][level] || !(information[f][level] > 0)) continue;
      auto& element = tables.elements[f][level];
      element.se_model = element.se_real = 1 / std::sqrt(information[f][level]);
    }
  }
}

/// Mean effect of the elements that are measured and not extreme.
std::vector<double> mean_effects(const Jml& fitted) {
  std::vector<double> means;
  for (std::size_t f = 0; f < fitted.at.effect.size(); ++f) {
    double sum = 0;
    double count = 0;
    for (std::size_t level = 0; level < fitted.at.effect[f].size(); ++level) {
      if (!fitted.is_measured[f][level] || fitted.is_extreme[f][level]) continue;
      sum += fitted.at.effect[f][level];
      count += 1;
    }
    means.push_back(count > 0 ? sum / count : 0);
  }
  return means;
}

/// The mean of several sets of thresholds: the scale as it is on the average level.
std::vector<double> mean_thresholds(const Jml& fitted) {
  std::vector<double> mean(fitted.categories.top());
  for (const auto& set : fitted.at.thresholds) {
    for (std::size_t k = 0; k < mean.size(); ++k) {
      mean[k] += set[k] / static_cast<double>(fitted.at.thresholds.size());
    }
  }
  return mean;
}

void put_fair_averages(const Design& design, const Jml& fitted, FitTables& tables) {
  const auto means = mean_effects(fitted);
  double all = 0;
  for (const double mean : means) all += mean;
  const Curve average(mean_thresholds(fitted));
  const auto of_set = curves(fitted.at);
  std::array<double, categories_max> room;
  const auto probability = std::span(room).first(fitted.categories.top() + 1);
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    for (std::size_t level = 0; level < fitted.at.effect[f].size(); ++level) {
      if (!fitted.is_measured[f][level]) continue;
      const Curve& curve = design.threshold_facet == f ? of_set[level] : average;
      curve.probabilities(all - means[f] + fitted.at.effect[f][level], probability);
      double score = 0;
      for (std::size_t k = 0; k < probability.size(); ++k) {
        score += probability[k] * fitted.categories.values[k];
      }
      tables.elements[f][level].fair_average = score;
    }
  }
}

std::optional<FacetFit> facet_fit(const std::vector<ElementFit>& elements,
                                  const std::vector<double>& effect,
                                  const std::vector<bool>& is_extreme) {
  double n = 0;
  double mean = 0;
  double error = 0;
  double weight = 0;
  double weighted = 0;
  double weighted_square = 0;
  const auto is_used = [&](std::size_t i) { return !is_extreme[i] && elements[i].se_model; };
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!is_used(i)) continue;
    const double variance = *elements[i].se_model * *elements[i].se_model;
    n += 1;
    mean += effect[i];
    error += variance;
    weight += 1 / variance;
    weighted += effect[i] / variance;
    weighted_square += effect[i] * effect[i] / variance;
  }
  if (n < 2) return std::nullopt;
  mean /= n;
  error /= n;
  double observed = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (is_used(i)) observed += (effect[i] - mean) * (effect[i] - mean) / (n - 1);
  }
  const double truth = std::max(0.0, observed - error);
  FacetFit result;
  result.separation = std::sqrt(truth / error);
  result.reliability = observed > 0 ? truth / observed : 0;
  result.strata = (4 * result.separation + 1) / 3;
  result.chi_square = weighted_square - weighted * weighted / weight;
  result.degrees_of_freedom = static_cast<std::uint32_t>(n) - 1;
  return result;
}

}  // namespace

FitTables fit_tables(const Design& design, const Jml& fitted, num::Threads threads) {
  const Joint joint(design, fitted.categories, fitted.kept);
  const std::size_t compared = design.object == 0 ? 1 : 0;
  const Expectation expectation(joint, fitted.at);
  std::vector<Part> parts(num::chunk_count(joint.objects(), joint.chunk_size()));
  num::for_chunks(threads, joint.objects(), joint.chunk_size(),
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    parts[chunk].sums = empty_sums(joint);
                    Filler filler(joint, expectation, compared, parts[chunk]);
                    for (std::size_t o = first; o < last; ++o) filler.object(o);
                  });
  FitTables tables;
  auto sums = empty_sums(joint);
  for (const auto& part : parts) {
    for (std::size_t f = 0; f < sums.size(); ++f) {
      for (std::size_t i = 0; i < sums[f].size(); ++i) sums[f][i].add(part.sums[f][i]);
    }
    tables.agreement.opportunities += part.agreement.opportunities;
    tables.agreement.exact += part.agreement.exact;
    tables.agreement.expected_exact += part.agreement.expected_exact;
  }
  for (std::size_t f = 0; f < design.facets.size(); ++f) {
    auto& elements = tables.elements.emplace_back(design.facets[f].levels);
    for (std::size_t i = 0; i < design.score.size(); ++i) {
      elements[design.facets[f].level[i]].total_score += design.score[i];
      ++elements[design.facets[f].level[i]].ratings;
    }
    for (std::size_t i = 0; i < elements.size(); ++i) put_fit(sums[f][i], elements[i]);
    tables.facets.push_back(facet_fit(elements, fitted.at.effect[f], fitted.is_extreme[f]));
  }
  put_extreme_errors(design, fitted, tables);
  put_fair_averages(design, fitted, tables);
  return tables;
}

}  // namespace otbor::rasch
