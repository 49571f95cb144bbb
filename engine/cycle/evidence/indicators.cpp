#include "engine/cycle/evidence/indicators.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace otbor {
namespace {

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

/// The indicators that a sentence measures.
std::vector<Indicator> indicators_of(const TextReader& text, std::uint32_t sentence) {
  std::vector<Indicator> found;
  const auto& of = text.sentences()[sentence];
  for (auto i = of.first_match; i < of.last_match; ++i) {
    const auto& match = text.matches()[i];
    if (text.pattern(match).says != Says::quantity) continue;
    found.push_back(indicator(text, sentence, match.last));
  }
  return found;
}

}  // namespace

void MeasuredEffects::read(const TextReader& text, const std::vector<StageSentence>& found,
                           std::size_t first, bool with_effects) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& one = found[i];
    const bool plans = std::ranges::find(rule_->planned, one.stage) != rule_->planned.end();
    // A sentence that tells of the effect does not make it a plan.
    const bool effect = std::ranges::any_of(found, [&](const StageSentence& other) {
      return other.sentence == one.sentence && other.stage == rule_->effect;
    });
    if (plans && !effect && one.level != EvidenceLevel::not_found) {
      add_planned(text, one.sentence, planned_);
    }
    const bool measures = with_effects && one.stage == rule_->effect &&
                          one.level >= EvidenceLevel::described && has_a_number(text, one.sentence);
    if (!measures) continue;
    auto indicators = indicators_of(text, one.sentence);
    if (!indicators.empty()) effects_.push_back({first + i, std::move(indicators)});
  }
}

std::vector<std::size_t> MeasuredEffects::unplanned() const {
  std::vector<std::size_t> numbers;
  if (planned_.empty()) return numbers;
  for (const auto& effect : effects_) {
    const bool planned = std::ranges::any_of(
        effect.indicators, [&](const Indicator& one) { return is_planned(one, planned_); });
    if (!planned) numbers.push_back(effect.at);
  }
  return numbers;
}

}  // namespace otbor
