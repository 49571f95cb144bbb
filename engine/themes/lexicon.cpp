#include "engine/themes/lexicon.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

/// Numbers the terms of one theme set while its entries are read.
class Compiler {
 public:
  explicit Compiler(const ThemeSet& set) : set_(&set) {
    made_.lemmas = lemmas_of(set);
    for (const auto& entry : set.ambiguous) ambiguous_.insert(terms(entry));
  }

  [[nodiscard]] Lexicon lexicon() {
    add_entries();
    add_objects();
    index_entries();
    return std::move(made_);
  }

 private:
  void add_entries();
  void add_objects();
  void add_object(const std::string& head, const std::string& word, Index<Theme> theme);
  void index_entries();

  [[nodiscard]] LexiconEntry entry(const std::string& name, Index<Theme> theme,
                                   std::uint32_t weight, bool strong) {
    auto row = terms(name);
    const bool ambiguous = ambiguous_.contains(row);
    return {.name = name,
            .terms = std::move(row),
            .theme = theme,
            .weight = weight,
            .strong = strong,
            .ambiguous = ambiguous,
            .unbroken = is_exact(name)};
  }

  [[nodiscard]] bool is_exact(const std::string& name) const {
    return std::ranges::find(set_->exact, name) != set_->exact.end();
  }

  [[nodiscard]] std::vector<TermId> terms(const std::string& name) {
    std::vector<TermId> row;
    const bool exact = is_exact(name);
    for (const auto& word : words_of(name)) {
      const auto plain = plain_form(word.text);
      const bool as_written = exact || is_abbreviation(plain);
      auto& numbers = as_written ? made_.exacts : made_.stems;
      const auto [at, fresh] = numbers.try_emplace(as_written ? plain : stemmer_.stem(plain), 0);
      if (fresh) at->second = ++terms_;
      row.push_back(at->second);
    }
    return row;
  }

  const ThemeSet* set_;
  Lexicon made_;
  Stemmer stemmer_{made_.lemmas};
  std::set<std::vector<TermId>> ambiguous_;
  TermId terms_ = 0;
};

void Compiler::add_entries() {
  std::vector<LexiconEntry> entries;
  for (const auto theme : set_->themes.count()) {
    const Theme& words = set_->themes[theme];
    for (const auto& name : words.strong) {
      entries.push_back(entry(name, theme, set_->weight_strong, true));
    }
    for (const auto& name : words.supporting) {
      entries.push_back(entry(name, theme, set_->weight_supporting, false));
    }
    for (const auto& [name, weight] : words.weighted) {
      entries.push_back(entry(name, theme, weight, false));
    }
  }
  for (const auto& name : set_->ignored) {
    entries.push_back({.name = name, .terms = terms(name), .theme = {}, .unbroken = true});
  }
  std::erase_if(entries, [](const LexiconEntry& entry) { return entry.terms.empty(); });
  // Two entries that this leaves equal are the same text of the file twice.
  std::ranges::stable_sort(entries, {}, [](const LexiconEntry& entry) {
    return std::tuple(entry.theme, std::string_view(entry.name), !entry.strong, entry.weight);
  });
  made_.entries = Per<LexiconEntry, LexiconEntry>(std::move(entries));
}

void Compiler::add_objects() {
  for (const auto& rule : set_->objects) {
    for (const auto& head : rule.heads) {
      for (const auto& word : rule.words) add_object(head, word, rule.theme);
    }
  }
}

/// Rules are tried from the top: a pair belongs to the first that names it.
void Compiler::add_object(const std::string& head, const std::string& word, Index<Theme> theme) {
  const auto head_terms = terms(head);
  const auto word_terms = terms(word);
  if (head_terms.size() != 1 || word_terms.size() != 1) return;
  const std::pair pair(head_terms.front(), word_terms.front());
  if (made_.objects.contains(pair)) return;
  made_.objects[pair] = made_.entries.push_back({.name = head + " … " + word,
                                                 .terms = {},
                                                 .theme = theme,
                                                 .weight = set_->weight_strong,
                                                 .strong = true,
                                                 .ambiguous = ambiguous_.contains(word_terms)});
}

void Compiler::index_entries() {
  made_.starting.resize(terms_ + 1);
  made_.is_head.resize(terms_ + 1);
  made_.is_object.resize(terms_ + 1);
  for (const auto entry : made_.entries.count()) {
    const auto& row = made_.entries[entry].terms;
    if (!row.empty()) made_.starting[row.front()].push_back(entry);
  }
  for (const auto& [pair, entry] : made_.objects) {
    made_.is_head[pair.first] = true;
    made_.is_object[pair.second] = true;
  }
}

}  // namespace

Lexicon lexicon(const ThemeSet& set) { return Compiler(set).lexicon(); }

TermId find_term(const std::unordered_map<std::string, TermId>& terms,  // lookup only
                 const std::string& word) {
  const auto found = terms.find(word);
  return found == terms.end() ? 0 : found->second;
}

}  // namespace otbor
