#include "engine/themes/learn.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/num/elementary.hpp"
#include "engine/base/utf8.hpp"
#include "engine/themes/stem.hpp"
#include "engine/themes/themes.hpp"
#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

/// A stem, or two that follow one another, and the forms in which it was met.
struct Term {
  std::vector<double> counts;                // by direction
  std::map<std::string, std::size_t> forms;  // how often each
};

/// Reads labelled texts into counts of terms.
class Counter {
 public:
  Counter(const std::vector<std::string>& function_words, const LearnOptions& options)
      : options_(options) {
    for (const auto& word : function_words) silent_.insert(lower_form(plain_form(word)));
  }

  void add(const LabelledText& text, std::size_t direction, std::size_t directions) {
    std::map<std::string, std::uint32_t> in_text;
    for (const auto* part : {&text.title, &text.abstract, &text.body}) {
      read(*part, directions, in_text);
    }
    for (const auto& [term, times] : in_text) {
      terms_[term].counts[direction] += std::min(times, options_.occurrences_max);
    }
  }
  [[nodiscard]] const std::map<std::string, Term>& terms() const { return terms_; }

 private:
  struct Read {
    std::string term;
    std::string form;
    std::uint32_t sentence = 0;
    bool silent = false;  // tells nothing alone
  };

  void read(std::string_view text, std::size_t directions,
            std::map<std::string, std::uint32_t>& in_text) {
    const auto note = [&](const std::string& term, const std::string& form) {
      ++in_text[term];
      auto& known = terms_[term];
      known.counts.resize(directions);
      ++known.forms[form];
    };
    Read before;
    for (const auto& word : words_of(text)) {
      const auto now = look_up(word);
      if (!now.silent) note(now.term, now.form);
      const bool follows = !now.term.empty() && !before.term.empty() &&
                           before.sentence == now.sentence && !(before.silent && now.silent);
      if (follows) note(before.term + ' ' + now.term, before.form + ' ' + now.form);
      before = now;
    }
  }

  /// A function word tells nothing alone, yet it may in a pair.
  [[nodiscard]] Read look_up(const Word& word) {
    const auto plain = plain_form(word.text);
    const auto lower = lower_form(plain);
    if (utf8::length(plain) < 2) return {{}, {}, 0, true};
    if (is_abbreviation(plain)) return {plain, plain, word.sentence};
    return {stemmer_.stem(plain), lower, word.sentence, silent_.contains(lower)};
  }

  LearnOptions options_;
  std::set<std::string, std::less<>> silent_;
  Lemmas no_lemmas_;
  Stemmer stemmer_{no_lemmas_};
  std::map<std::string, Term> terms_;
};

struct Weighed {
  std::string form;
  std::uint32_t weight = 0;
  double confidence = 0;
};

/// The log-odds of a term in one direction against all others, equation 16 with the prior in
/// proportion to all texts, and their standard error, equation 19.
Weighed weighed(const Term& term, std::size_t direction, const std::vector<double>& totals,
                const LearnOptions& options) {
  double everywhere = 0;
  for (const double count : term.counts) everywhere += count;
  double all = 0;
  for (const double total : totals) all += total;
  const double imaginary = std::min(options.prior, options.prior_share_max * all);
  const double prior = imaginary * everywhere / all;
  const double inside = term.counts[direction] + prior;
  const double outside = everywhere - term.counts[direction] + prior;
  const double log_odds = num::log(inside / (totals[direction] + imaginary - inside)) -
                          num::log(outside / (all - totals[direction] + imaginary - outside));
  const double points = std::min(log_odds, options.log_odds_max) * options.points_a_unit;
  return {
      .form = std::ranges::max_element(term.forms, {}, [](const auto& form) { return form.second; })
                  ->first,
      .weight = points > 0 ? static_cast<std::uint32_t>(points + 0.5) : 0,
      .confidence = log_odds / std::sqrt(1 / inside + 1 / outside)};
}

std::vector<std::pair<std::string, std::uint32_t>> entries_of(
    const std::map<std::string, Term>& terms, std::size_t direction,
    const std::vector<double>& totals, const LearnOptions& options) {
  std::vector<Weighed> found;
  for (const auto& [name, term] : terms) {
    if (term.counts[direction] < options.occurrences_min) continue;
    auto one = weighed(term, direction, totals, options);
    if (one.weight > 0 && one.confidence > options.confidence_min) found.push_back(std::move(one));
  }
  std::ranges::sort(found, {}, [](const Weighed& one) {
    return std::tuple(-one.confidence, std::string_view(one.form));
  });
  if (found.size() > options.entries_max) found.resize(options.entries_max);
  std::vector<std::pair<std::string, std::uint32_t>> entries;
  for (auto& one : found) entries.emplace_back(std::move(one.form), one.weight);
  return entries;
}

/// A short label is a code itself; long ones are numbered.
std::string code_of(const std::string& label, std::size_t number) {
  constexpr std::size_t letters_max = 12;
  return utf8::length(label) <= letters_max ? label : std::to_string(number);
}

}  // namespace

ThemeSet learn(const std::vector<LabelledText>& texts,
               const std::vector<std::string>& function_words, const LearnOptions& options) {
  std::map<std::string, std::size_t> directions;
  for (const auto& text : texts) directions.emplace(text.theme, 0);
  std::size_t number = 0;
  for (auto& [label, at] : directions) at = number++;
  Counter counter(function_words, options);
  for (const auto& text : texts) {
    counter.add(text, directions.at(text.theme), directions.size());
  }
  std::vector<double> totals(directions.size());
  for (const auto& [name, term] : counter.terms()) {
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += term.counts[i];
  }
  ThemeSet set;
  set.weight_title = 1;
  set.weight_abstract = 1;
  set.weight_body = 1;
  set.occurrences_max = 1;
  set.function_words = function_words;
  for (const auto& [label, at] : directions) {
    Theme theme;
    theme.id = code_of(label, at + 1);
    theme.title = label;
    theme.weighted = entries_of(counter.terms(), at, totals, options);
    set.themes.push_back(std::move(theme));
  }
  return set;
}

Recognition recognition(const ThemeSet& set, const std::vector<LabelledText>& texts) {
  Study study;
  study.themes = set;
  for (const auto& text : texts) {
    Practice practice;
    practice.title = text.title;
    practice.abstract = text.abstract;
    practice.body = text.body;
    study.practices.push_back(std::move(practice));
  }
  const auto found = themes(study, {});
  struct Score {
    double known = 0;
    double found = 0;
    double right = 0;
  };
  std::map<std::string, Score> scores;
  Recognition result{.texts = texts.size()};
  for (const auto at : study.practices.count()) {
    const auto& label = texts[at.value()].theme;
    const auto& best = found.practices[at].best;
    ++scores[label].known;
    if (!best) continue;
    const auto& title = set.themes[*best].title;
    ++scores[title].found;
    if (title != label) continue;
    ++scores[label].right;
    ++result.right;
  }
  double labels = 0;
  for (const auto& [label, score] : scores) {
    if (score.known <= 0) continue;
    ++labels;
    result.macro_f1 += 2 * score.right / (score.known + score.found);
  }
  if (texts.empty()) return result;
  result.macro_f1 /= labels;
  result.accuracy = static_cast<double>(result.right) / static_cast<double>(result.texts);
  return result;
}

}  // namespace otbor
