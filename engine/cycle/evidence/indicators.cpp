#include "engine/cycle/evidence/indicators.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

namespace otbor {
namespace {

using Stems = std::set<std::string_view>;

constexpr std::uint32_t words_after_quantity = 7;
/// «с», «из», «по», «их»: words of so few letters name nothing.
constexpr std::uint32_t small_word_bytes = 6;

bool names_something(const Token& token) {
  return token.kind == Token::Kind::word && token.end - token.begin > small_word_bytes &&
         !token.done;
}

bool starts_match(const TextReader& text, std::uint32_t sentence, std::uint32_t token, Says what) {
  const auto& of = text.sentences()[sentence];
  for (auto i = of.first_match; i < of.last_match; ++i) {
    const auto& match = text.matches()[i];
    if (match.first == token && text.pattern(match).says == what) return true;
  }
  return false;
}

void add_words(const TextReader& text, std::uint32_t sentence, Stems& stems) {
  const auto& of = text.sentences()[sentence];
  for (auto i = of.first_token; i < of.last_token; ++i) {
    if (names_something(text.tokens()[i])) stems.insert(text.tokens()[i].stem);
  }
}

/// What the sentence itself says, and the list or table that it introduces.
void add_planned(const TextReader& text, std::uint32_t sentence, Stems& stems) {
  const auto& prose = text.prose();
  const auto paragraph = prose.sentences[sentence].paragraph;
  add_words(text, sentence, stems);
  for (auto next = sentence + 1; next < prose.sentences.size(); ++next) {
    const auto& where = prose.sentences[next];
    const auto kind = prose.paragraphs[where.paragraph].kind;
    const bool listed = kind == Passage::list_item || kind == Passage::table_row;
    if (where.paragraph != paragraph && !listed) return;
    if (where.paragraph != paragraph) add_words(text, next, stems);
  }
}

struct Indicator {
  Stems own;     // what is special about it: «категория»
  Stems people;  // what is counted, which other indicators count as well: «педагог»
};

/// The indicator whose quantity is the token `first`.
Indicator indicator(const TextReader& text, std::uint32_t sentence, std::uint32_t first) {
  const auto& of = text.sentences()[sentence];
  const auto last = std::min(of.last_token, first + 1 + words_after_quantity);
  Indicator found;
  for (auto i = first + 1; i < last; ++i) {
    const auto& token = text.tokens()[i];
    if (token.kind != Token::Kind::word || token.done || token.far_apart) break;
    if (!names_something(token)) continue;
    (starts_match(text, sentence, i, Says::unit) ? found.people : found.own).insert(token.stem);
  }
  return found;
}

bool is_planned(const Indicator& indicator, const Stems& planned) {
  const auto& words = indicator.own.empty() ? indicator.people : indicator.own;
  return words.empty() ||
         std::ranges::any_of(words, [&](std::string_view stem) { return planned.contains(stem); });
}

bool has_a_number(const TextReader& text, std::uint32_t sentence) {
  const auto& of = text.sentences()[sentence];
  for (auto i = of.first_token; i < of.last_token; ++i) {
    if (text.has(text.tokens()[i], number_atom)) return true;
  }
  return false;
}

bool measures_what_was_not_planned(const TextReader& text, std::uint32_t sentence,
                                   const Stems& planned) {
  const auto& of = text.sentences()[sentence];
  bool any = false;
  for (auto i = of.first_match; i < of.last_match; ++i) {
    const auto& match = text.matches()[i];
    if (text.pattern(match).says != Says::quantity) continue;
    if (is_planned(indicator(text, sentence, match.last), planned)) return false;
    any = true;
  }
  return any && has_a_number(text, sentence);
}

}  // namespace

std::vector<std::uint32_t> unplanned_effects(const TextReader& text,
                                             const std::vector<StageSentence>& found,
                                             const ChainRule& rule) {
  Stems planned;
  for (const auto& one : found) {
    const bool plans = std::ranges::find(rule.planned, one.stage) != rule.planned.end();
    // A sentence that tells of the effect does not make it a plan.
    const bool effect = std::ranges::any_of(found, [&](const StageSentence& other) {
      return other.sentence == one.sentence && other.stage == rule.effect;
    });
    if (plans && !effect && one.level != EvidenceLevel::not_found) {
      add_planned(text, one.sentence, planned);
    }
  }
  std::vector<std::uint32_t> effects;
  if (planned.empty()) return effects;
  for (const auto& one : found) {
    if (one.stage == rule.effect && one.level >= EvidenceLevel::described &&
        measures_what_was_not_planned(text, one.sentence, planned)) {
      effects.push_back(one.sentence);
    }
  }
  return effects;
}

}  // namespace otbor
