#include "engine/themes/label.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/themes/body_parts.hpp"
#include "engine/themes/clusters/telling.hpp"
#include "engine/themes/lexicon.hpp"
#include "engine/themes/matches.hpp"
#include "engine/themes/stem.hpp"
#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

constexpr std::size_t words_max = 3;
constexpr std::size_t candidates_max = 24;
/// A phrase that a methodologist wrote says more than one of its words.
constexpr double phrase_bonus = 2.5;

struct Candidate {
  std::string words;
  double weight = 0;
};

/// The entries of the lexicons that each text holds.
clusters::Terms entries_of(const Study& study, const Lexicon& lexicon,
                           const std::vector<Index<Practice>>& which, num::Threads threads) {
  constexpr std::size_t chunk_size = 2048;
  std::vector<clusters::TermCounter> counters(num::chunk_count(which.size(), chunk_size));
  num::for_chunks(threads, which.size(), chunk_size,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    ThemeReader reader(lexicon);
                    for (auto i = first; i < last; ++i) {
                      const auto& practice = study.practices[which[i]];
                      const auto add = [&](std::string_view text) {
                        for (const auto entry : reader.read(text)) {
                          const auto& found = lexicon.entries[entry];
                          if (!found.terms.empty()) counters[chunk].add(found.name);
                        }
                      };
                      add(practice.title);
                      add(practice.abstract);
                      std::ranges::for_each(body_parts(practice), add);
                      counters[chunk].end_text();
                    }
                  });
  return clusters::joined(std::move(counters));
}

/// Words whose beginnings agree are of one family (профессия, профессиональный): a label needs one
/// of them.
std::set<std::string> families_of(const std::string& phrase) {
  constexpr std::size_t letters = 6;
  std::set<std::string> found;
  for (const auto& word : words_of(phrase)) {
    const auto lower = lower_form(plain_form(word.text));
    found.emplace(utf8::prefix(lower, letters));
  }
  return found;
}

/// Words and phrases of which none says what another one says.
class Label {
 public:
  [[nodiscard]] bool is_full() const { return parts_.size() == words_max; }

  /// A phrase takes the place of a word that is in it; what is said already is left out.
  void add(std::string words) {
    auto families = families_of(words);
    const auto says = [](const Part& part, const std::set<std::string>& other) {
      return std::ranges::includes(part.families, other);
    };
    for (const auto& part : parts_) {
      if (says(part, families)) return;
    }
    Part fresh{std::move(words), std::move(families)};
    const auto said =
        std::ranges::find_if(parts_, [&](const Part& part) { return says(fresh, part.families); });
    if (said == parts_.end()) {
      parts_.push_back(std::move(fresh));
    } else {
      *said = std::move(fresh);
    }
  }

  [[nodiscard]] std::vector<std::string> take() {
    std::vector<std::string> words;
    for (auto& part : parts_) words.push_back(std::move(part.words));
    return words;
  }

 private:
  struct Part {
    std::string words;
    std::set<std::string> families;
  };
  std::vector<Part> parts_;
};

std::vector<std::string> best_of(std::vector<Candidate> candidates) {
  std::ranges::sort(candidates, {}, [](const Candidate& one) {
    return std::tuple(-one.weight, std::string_view(one.words));
  });
  Label label;
  for (auto& candidate : candidates) {
    if (label.is_full()) break;
    label.add(std::move(candidate.words));
  }
  return label.take();
}

}  // namespace

std::vector<std::vector<std::string>> labels_of(const Study& study,
                                                const std::vector<Index<Practice>>& which,
                                                const TermCounts& words,
                                                const clusters::Partition& groups,
                                                num::Threads threads) {
  const auto entries = entries_of(study, lexicon(*study.themes), which, threads);
  const auto telling = clusters::telling_columns(
      clusters::beside(words.terms.counts, entries.counts), groups, candidates_max);
  std::set<std::string> nameless;
  for (const auto& word : study.themes->not_in_labels) {
    nameless.insert(lower_form(plain_form(word)));
  }
  std::vector<std::vector<std::string>> labels;
  for (std::uint32_t group = 0; group < groups.groups; ++group) {
    std::vector<Candidate> candidates;
    for (const auto& one : telling[group]) {
      if (one.column < words.forms.size()) {
        if (words.forms[one.column].empty()) continue;
        if (nameless.contains(lower_form(plain_form(words.forms[one.column])))) continue;
        candidates.push_back({words.forms[one.column], one.weight});
      } else {
        const auto& entry = entries.names[one.column - words.forms.size()];
        candidates.push_back({entry, one.weight * phrase_bonus});
      }
    }
    labels.push_back(best_of(std::move(candidates)));
  }
  return labels;
}

}  // namespace otbor
