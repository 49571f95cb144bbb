#include "engine/themes/dictionary_form.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/themes/declension.hpp"
#include "engine/themes/genitive_plural.hpp"
#include "engine/themes/stem.hpp"
#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

struct Ending {
  std::string_view from;
  std::string_view to;
};

/// The first that fits is taken, so longer ones stand before shorter ones of the same end.
constexpr std::array endings{
    // Adjectives: who has -ого or -ых is no noun.
    Ending{"ского", "ский"},
    Ending{"скому", "ский"},
    Ending{"скими", "ский"},
    Ending{"ским", "ский"},
    Ending{"ской", "ский"},
    Ending{"скую", "ский"},
    Ending{"ская", "ский"},
    Ending{"ское", "ский"},
    Ending{"ские", "ский"},
    Ending{"ских", "ский"},
    Ending{"гого", "гий"},
    Ending{"кого", "кий"},
    Ending{"хого", "хий"},
    Ending{"щего", "щий"},
    Ending{"шего", "ший"},
    Ending{"него", "ний"},
    Ending{"щему", "щий"},
    Ending{"шему", "ший"},
    Ending{"нему", "ний"},
    Ending{"щими", "щий"},
    Ending{"щих", "щий"},
    Ending{"щая", "щий"},
    Ending{"щую", "щий"},
    Ending{"щие", "щий"},
    Ending{"кую", "кий"},
    Ending{"кая", "кий"},
    Ending{"ного", "ный"},
    Ending{"ному", "ный"},
    Ending{"ной", "ный"},
    Ending{"яя", "ий"},
    Ending{"юю", "ий"},
    Ending{"ого", "ый"},
    Ending{"ому", "ый"},
    Ending{"ыми", "ый"},
    Ending{"ым", "ый"},
    Ending{"ых", "ый"},
    Ending{"ые", "ый"},
    Ending{"ую", "ый"},
    Ending{"ая", "ый"},
    Ending{"ое", "ый"},
    // Nouns whose suffix tells their kind.
    Ending{"остями", "ость"},
    Ending{"остям", "ость"},
    Ending{"остях", "ость"},
    Ending{"остью", "ость"},
    Ending{"остей", "ость"},
    Ending{"ости", "ость"},
    Ending{"циями", "ция"},
    Ending{"циям", "ция"},
    Ending{"циях", "ция"},
    Ending{"цией", "ция"},
    Ending{"цию", "ция"},
    Ending{"ции", "ция"},
    Ending{"ций", "ция"},
    Ending{"аниями", "ание"},
    Ending{"аниям", "ание"},
    Ending{"аниях", "ание"},
    Ending{"анием", "ание"},
    Ending{"ания", "ание"},
    Ending{"анию", "ание"},
    Ending{"ании", "ание"},
    Ending{"ений", "ение"},
    Ending{"ениями", "ение"},
    Ending{"ениям", "ение"},
    Ending{"ениях", "ение"},
    Ending{"ением", "ение"},
    Ending{"ения", "ение"},
    Ending{"ению", "ение"},
    Ending{"ении", "ение"},
    Ending{"телями", "тель"},
    Ending{"телям", "тель"},
    Ending{"телях", "тель"},
    Ending{"телем", "тель"},
    Ending{"телей", "тель"},
    Ending{"теля", "тель"},
    Ending{"телю", "тель"},
    Ending{"тели", "тель"},
    Ending{"теле", "тель"},
    Ending{"ствами", "ство"},
    Ending{"ством", "ство"},
    Ending{"ству", "ство"},
    Ending{"ства", "ство"},
    Ending{"стве", "ство"},
    Ending{"истов", "ист"},
    Ending{"истами", "ист"},
    Ending{"истам", "ист"},
    Ending{"истах", "ист"},
    Ending{"логов", "лог"},
    Ending{"гогов", "гог"},
    Ending{"ников", "ник"},
    Ending{"никами", "ник"},
    Ending{"никам", "ник"},
    Ending{"никах", "ник"},
    Ending{"ником", "ник"},
    Ending{"нике", "ник"},
    Ending{"стков", "сток"},
    Ending{"стками", "сток"},
    Ending{"сткам", "сток"},
};

/// Not -ие: among entries that is развитие or повышение.
bool is_adjective(std::string_view lower) {
  constexpr std::array<std::string_view, 8> ends{"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); });
}

}  // namespace

std::optional<std::string> by_ending(std::string_view lower) {
  constexpr std::size_t letters_left = 3;
  for (const auto& [from, to] : endings) {
    if (!lower.ends_with(from)) continue;
    const auto base = lower.substr(0, lower.size() - from.size());
    if (utf8::length(base) + utf8::length(to) < letters_left + 2 || base.empty()) continue;
    return std::string(base) + std::string(to);
  }
  return std::nullopt;
}

DictionaryForms::DictionaryForms(const ThemeSet& set) {
  for (const auto& [lemma, forms] : set.lemmas) {
    const auto lower = lower_form(plain_form(lemma));
    known_.emplace("=" + lower, lemma);
  }
  const Lemmas none;
  Stemmer stemmer(none);
  for (const auto& theme : set.themes) {
    for (const auto& entry : theme.strong) add_entry(entry, stemmer);
    for (const auto& entry : theme.supporting) add_entry(entry, stemmer);
  }
}

/// The entries stand in dictionary form: their leading adjectives and the first noun do too.
void DictionaryForms::add_entry(const std::string& entry, Stemmer& stemmer) {
  for (const auto& word : words_of(entry)) {
    const auto plain = plain_form(word.text);
    if (is_abbreviation(plain)) return;
    const auto lower = lower_form(word.text);
    const bool adjective = is_adjective(lower);
    const auto form = adjective ? by_ending(lower).value_or(lower) : lower;
    known_.emplace(stemmer.stem(plain), form);
    if (!adjective) return;
  }
}

std::string DictionaryForms::of(const std::string& stem,
                                const std::map<std::string, std::size_t>& forms, Written as) const {
  if (const auto found = known_.find(stem); found != known_.end()) return found->second;
  if (const auto declined = by_declension(forms)) return *declined;
  if (is_like_a_verb(forms)) return {};
  // Endings that leave no choice speak next; what most of them say is taken.
  std::map<std::string, std::size_t> said;
  for (const auto& [form, times] : forms) {
    if (const auto guess = by_ending(form)) said[*guess] += times;
  }
  if (said.empty() && as == Written::small) {
    for (const auto& [form, times] : forms) {
      if (const auto guess = from_genitive_plural(form)) said[*guess] += times;
    }
  }
  const auto& votes = said.empty() ? forms : said;
  return std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; })->first;
}

}  // namespace otbor
