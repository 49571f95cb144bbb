#include "engine/cycle/evidence/learn_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "engine/base/num/conjugate_gradients.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/cycle/evidence/reading.hpp"
#include "engine/cycle/evidence/word_features.hpp"

namespace otbor {
namespace {

/// Which features each sample has.
struct Occurrences {
  std::vector<std::string> features;  // in the order of their bytes
  std::vector<std::vector<std::uint32_t>> of_sample;
};

/// Sentence by sentence: no pair runs across an end.
std::set<std::string> features_of(TextReader& reader, const std::string& text) {
  std::set<std::string> found;
  reader.read(text);
  for (const auto& sentence : reader.sentences()) {
    std::string before;
    for (auto at = sentence.first_token; at < sentence.last_token; ++at) {
      const auto word = feature_word(text, reader.tokens()[at]);
      const auto part = part_of_pair(word);
      if (!word.empty()) {
        for (auto& feature : features_of_word(word)) found.insert(std::move(feature));
        if (!before.empty()) found.insert(before + " " + part);
      }
      before = part;
    }
  }
  return found;
}

Occurrences occurrences_in(const Cycle& cycle, std::span<const LabelledSentence> samples,
                           std::uint32_t samples_min) {
  const auto vocabulary = vocabulary_of(cycle);
  TextReader reader(vocabulary);
  std::vector<std::set<std::string>> found;
  std::map<std::string, std::uint32_t> times;
  for (const auto& sample : samples) {
    found.push_back(features_of(reader, sample.text));
    for (const auto& feature : found.back()) ++times[feature];
  }
  std::erase_if(times, [&](const auto& one) { return one.second < samples_min; });
  Occurrences all;
  for (auto& [feature, number] : times) {
    number = static_cast<std::uint32_t>(all.features.size());
    all.features.push_back(feature);
  }
  for (const auto& one : found) {
    auto& row = all.of_sample.emplace_back();
    for (const auto& feature : one) {
      if (const auto at = times.find(feature); at != times.end()) row.push_back(at->second);
    }
  }
  return all;
}

/// One regression by Newton's method; the start is the last coefficient.
class Regression {
 public:
  /// What each sample says: yes, no, or nothing.
  Regression(const Occurrences& all, const std::vector<std::optional<bool>>& says, double penalty)
      : penalty_(penalty), at_(all.features.size() + 1) {
    for (std::size_t i = 0; i < says.size(); ++i) {
      if (!says[i]) continue;
      rows_.push_back(&all.of_sample[i]);
      tells_.push_back(*says[i]);
    }
    const auto told = static_cast<double>(std::ranges::count(tells_, true));
    const auto all_of_them = static_cast<double>(tells_.size());
    can_be_told_ = told > 0 && told < all_of_them;
    at_.back() = told > 0 ? always : -always;  // until it is learnt
    weight_told_ = all_of_them / (2 * told);
    weight_not_ = all_of_them / (2 * (all_of_them - told));
  }

  /// Nothing but a start where every sample tells of the stage, or none does.
  [[nodiscard]] std::vector<double> solve() {
    constexpr int steps_max = 50;
    constexpr double settled = 1e-9;
    if (!can_be_told_) return at_;
    at_.back() = 0;
    double loss = loss_at(at_);
    for (int step = 0; step < steps_max; ++step) {
      const auto by = newton_step();
      if (!by || !move(*by, loss)) break;  // as low as rounding lets it
      const auto longest = std::ranges::max(*by, {}, [](double x) { return std::abs(x); });
      if (std::abs(longest) < settled) break;
    }
    return at_;
  }

 private:
  static constexpr double always = 90;  // log-odds that no words outweigh

  [[nodiscard]] double sum_of(const std::vector<double>& of, std::size_t row) const {
    double sum = of.back();
    for (const auto feature : *rows_[row]) sum += of[feature];
    return sum;
  }
  static void add_to(std::vector<double>& sums, const std::vector<std::uint32_t>& row,
                     double what) {
    for (const auto feature : row) sums[feature] += what;
    sums.back() += what;
  }

  /// What is to be made small; it is convex.
  [[nodiscard]] double loss_at(const std::vector<double>& coefficients) const {
    double loss = 0;
    for (std::size_t f = 0; f + 1 < coefficients.size(); ++f) {
      loss += penalty_ / 2 * coefficients[f] * coefficients[f];
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const double sum = sum_of(coefficients, row);
      const double against = tells_[row] ? -sum : sum;  // log(1 + e^x), without a large e^x
      loss +=
          weight_of(row) * (std::max(against, 0.0) + num::log(1 + num::exp(-std::abs(against))));
    }
    return loss;
  }

  /// The step, or as much of it as makes the loss fall; false when nothing of it does.
  bool move(const std::vector<double>& by, double& loss) {
    constexpr double shortest = 1e-6;
    for (double share = 1; share > shortest; share /= 2) {
      auto next = at_;
      for (std::size_t f = 0; f < next.size(); ++f) next[f] += share * by[f];
      const double there = loss_at(next);
      if (there >= loss) continue;
      loss = there;
      at_ = std::move(next);
      return true;
    }
    return false;
  }

  [[nodiscard]] double weight_of(std::size_t row) const {
    return tells_[row] ? weight_told_ : weight_not_;
  }

  [[nodiscard]] std::optional<std::vector<double>> newton_step() const {
    std::vector<double> fall(at_.size());  // the gradient downwards
    std::vector<double> curvature(rows_.size());
    num::LinearSystem system{
        .apply = {}, .diagonal = std::vector<double>(at_.size(), penalty_), .right = {}};
    system.diagonal.back() = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const double p = 1 / (1 + num::exp(-sum_of(at_, row)));
      const double weight = weight_of(row);
      curvature[row] = weight * p * (1 - p);
      add_to(fall, *rows_[row], weight * ((tells_[row] ? 1.0 : 0.0) - p));
      add_to(system.diagonal, *rows_[row], curvature[row]);
    }
    for (std::size_t f = 0; f + 1 < at_.size(); ++f) fall[f] -= penalty_ * at_[f];
    system.right = std::move(fall);
    system.apply = [&](const std::vector<double>& v) {
      std::vector<double> product(v.size());
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        add_to(product, *rows_[row], curvature[row] * sum_of(v, row));
      }
      for (std::size_t f = 0; f + 1 < v.size(); ++f) product[f] += penalty_ * v[f];
      return product;
    };
    return num::solve(system);
  }

  double penalty_;
  bool can_be_told_ = false;
  double weight_told_ = 1;
  double weight_not_ = 1;
  std::vector<const std::vector<std::uint32_t>*> rows_;
  std::vector<bool> tells_;
  std::vector<double> at_;
};

std::int32_t hundredths(double log_odds) {
  return static_cast<std::int32_t>(std::lround(log_odds * 100));
}

using Answers = std::vector<std::optional<bool>>;

/// Whether each sample tells of the stage; labellers may leave that open.
Answers tells_of(std::span<const LabelledSentence> samples, Index<Stage> stage) {
  Answers answers;
  for (const auto& one : samples) {
    const bool tells = one.levels[stage] > 0;
    answers.push_back(!tells && one.either[stage] ? std::nullopt : std::optional(tells));
  }
  return answers;
}

/// Whether what each sample tells of is described; a sample without a stage says nothing of it.
Answers tells_it_was_done(std::span<const LabelledSentence> samples) {
  constexpr std::uint32_t described = 2;
  Answers answers;
  for (const auto& one : samples) {
    const auto level = std::ranges::max(one.levels);
    answers.push_back(level > 0 ? std::optional(level >= described) : std::nullopt);
  }
  return answers;
}

}  // namespace

StageWords learn_words(const Cycle& cycle, std::span<const LabelledSentence> samples,
                       const LearnWordsOptions& options, num::Threads threads) {
  const auto stages = std::size_t{cycle.stages.count().value()};
  const auto all = occurrences_in(cycle, samples, options.samples_min);
  std::vector<std::vector<double>> learnt(stages + 1);
  num::for_chunks(threads, learnt.size(), 1, [&](std::size_t at, std::size_t, std::size_t) {
    const auto answers =
        at < stages ? tells_of(samples, Index<Stage>(at)) : tells_it_was_done(samples);
    learnt[at] = Regression(all, answers, options.penalty).solve();
  });
  StageWords words;
  for (const auto& one : learnt) words.start.push_back(hundredths(one.back()));
  for (std::size_t stage = 0; stage < stages; ++stage) words.start[stage] -= options.caution;
  for (std::size_t f = 0; f < all.features.size(); ++f) {
    StageWords::Row row{.feature = all.features[f], .weights = {}};
    for (const auto& one : learnt) row.weights.push_back(hundredths(one[f]));
    const bool says_much = std::ranges::any_of(
        row.weights, [&](std::int32_t weight) { return std::abs(weight) >= options.weight_min; });
    if (says_much) words.rows.push_back(std::move(row));
  }
  return words;
}

}  // namespace otbor
