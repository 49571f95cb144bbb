#include "engine/themes/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/themes/dictionary_form.hpp"
#include "engine/themes/stem.hpp"
#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

constexpr std::uint32_t title_weight = 2;

/// Words that speak of nothing, as they are compared.
std::set<std::string, std::less<>> silent_words(const ThemeSet& set) {
  std::set<std::string, std::less<>> words;
  for (const auto& word : set.function_words) words.insert(lower_form(plain_form(word)));
  return words;
}

/// The forms in which a term was met, and how often it began with a capital.
struct MetForms {
  std::map<std::string, std::size_t> times;
  std::size_t all = 0;
  std::size_t with_capital = 0;
  std::string capital{};

  void add(std::string_view word, const std::string& form, std::size_t met) {
    times[form] += met;
    all += met;
    std::size_t at = 0;
    if (!utf8::is_upper(utf8::next(word, at))) return;
    with_capital += met;
    take_capital(word.substr(0, at));
  }
  void add(const MetForms& other) {
    for (const auto& [form, met] : other.times) times[form] += met;
    all += other.all;
    with_capital += other.with_capital;
    if (!other.capital.empty()) take_capital(other.capital);
  }
  /// The first in the order of letters, whatever the order of words: Е before Ё.
  void take_capital(std::string_view letter) {
    if (capital.empty() || letter < capital) capital = letter;
  }
  /// A name: it is written with a capital wherever it stands.
  [[nodiscard]] bool is_a_name() const { return all >= 3 && with_capital * 20 >= all * 19; }
};
using TermForms = std::map<std::string, MetForms>;

/// The dictionary form, of a name with its capital.
std::string shown(const MetForms& met, std::string form) {
  if (form.empty() || !met.is_a_name()) return form;
  std::size_t at = 0;
  static_cast<void>(utf8::next(form, at));
  return met.capital + form.substr(at);
}

/// Words as terms. One for each thread: it remembers the words it has met.
class TermReader {
 public:
  struct Known {
    std::string term;  // "" for a word that is left out
    std::string form;
    std::size_t times = 0;
  };

  TermReader(const Lemmas& lemmas, const std::set<std::string, std::less<>>& silent)
      : stemmer_(lemmas), silent_(&silent) {}

  [[nodiscard]] Known& look_up(std::string_view word) {
    auto found = met_.find(word);
    if (found == met_.end()) found = met_.emplace(std::string(word), read(word)).first;
    ++found->second.times;
    return found->second;
  }

  /// What is known of the words behind each term.
  [[nodiscard]] TermForms forms() const {
    TermForms forms;
    for (const auto& [word, known] : met_) {  // into an ordered map: the order is no matter
      if (!known.term.empty()) forms[known.term].add(word, known.form, known.times);
    }
    return forms;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };

  [[nodiscard]] Known read(std::string_view word) {
    const auto plain = plain_form(word);
    const auto lower = lower_form(plain);
    if (utf8::length(plain) < 2 || silent_->contains(lower)) return {};
    if (std::ranges::all_of(plain, [](char c) { return c >= '0' && c <= '9'; })) return {};
    if (is_abbreviation(plain)) return {.term = plain, .form = plain};
    return {.term = stemmer_.stem(plain), .form = lower_form(word)};
  }

  Stemmer stemmer_;
  const std::set<std::string, std::less<>>* silent_;
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> met_;  // lookup only
};

}  // namespace

TermCounts vocabulary(const std::vector<TextParts>& texts, const ThemeSet& set,
                      num::Threads threads) {
  constexpr std::size_t chunk_size = 2048;
  const auto lemmas = lemmas_of(set);
  const auto silent = silent_words(set);
  const auto chunks = num::chunk_count(texts.size(), chunk_size);
  std::vector<clusters::TermCounter> counters(chunks);
  std::vector<TermForms> forms(chunks);
  num::for_chunks(threads, texts.size(), chunk_size,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    TermReader reader(lemmas, silent);
                    const auto add = [&](std::string_view text, std::uint32_t times) {
                      for (const auto& word : words_of(text)) {
                        const auto& known = reader.look_up(word.text);
                        if (!known.term.empty()) counters[chunk].add(known.term, times);
                      }
                    };
                    for (auto i = first; i < last; ++i) {
                      add(texts[i].title, title_weight);
                      add(texts[i].abstract, 1);
                      for (const auto part : texts[i].body) add(part, 1);
                      counters[chunk].end_text();
                    }
                    forms[chunk] = reader.forms();
                  });
  TermForms all;
  for (const auto& of_chunk : forms) {
    for (const auto& [term, met] : of_chunk) all[term].add(met);
  }
  TermCounts found{.terms = clusters::joined(std::move(counters)), .forms = {}};
  found.forms.reserve(found.terms.names.size());
  const DictionaryForms dictionary(set);
  for (const auto& name : found.terms.names) {
    const auto& met = all.at(name);
    const auto as = met.is_a_name() ? Written::as_a_name : Written::small;
    found.forms.push_back(shown(met, dictionary.of(name, met.times, as)));
  }
  return found;
}

struct StemReader::State {
  explicit State(const ThemeSet& set)
      : lemmas(lemmas_of(set)), silent(silent_words(set)), reader(lemmas, silent) {}
  Lemmas lemmas;
  std::set<std::string, std::less<>> silent;
  TermReader reader;
};

StemReader::StemReader(const ThemeSet& set) : state_(std::make_unique<State>(set)) {}
StemReader::~StemReader() = default;

std::vector<std::string> StemReader::read(const TextParts& text) {
  std::vector<std::string> stems;
  const auto add = [&](std::string_view part) {
    for (const auto& word : words_of(part)) {
      const auto& known = state_->reader.look_up(word.text);
      if (!known.term.empty()) stems.push_back(known.term);
    }
  };
  add(text.title);
  add(text.abstract);
  std::ranges::for_each(text.body, add);
  return stems;
}

}  // namespace otbor
