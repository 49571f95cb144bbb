#include "engine/cycle/evidence/verbs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace otbor {
namespace {

/// Of the past, after a vowel (сделал, провела, повысили) or one of these consonants (достигла,
/// внесло, прошли).
constexpr std::array<std::string_view, 4> past{"л", "ла", "ло", "ли"};
constexpr std::array<std::string_view, 7> vowels{"а", "е", "и", "о", "у", "ы", "я"};
constexpr std::array<std::string_view, 7> consonants{"б", "г", "з", "р", "с", "х", "ш"};
/// Without a suffix of their own; few, and nouns end like them (вопрос).
constexpr std::array<std::string_view, 11> bare_past{"вырос",  "возрос",  "рос",   "внес",
                                                     "принес", "перенес", "вынес", "помог",
                                                     "смог",   "достиг",  "снес"};
/// Short passive participles: проведен, утверждена, издано; приняты, закрыта.
constexpr std::array<std::string_view, 3> participles{"ен", "ан", "ян"};
constexpr std::array<std::string_view, 2> participles_of_t{"ят", "ыт"};
constexpr std::array<std::string_view, 3> short_ends{"а", "о", "ы"};
/// Of the present, done again and again; nouns do not end so.
constexpr std::array<std::string_view, 29> present{
    "ется", "ится", "ются",  "ятся",  "утся",   "атся",   "ует",   "уют",   "ает",   "ают",
    "яет",  "яют",  "еет",   "еют",   "одит",   "одят",   "осит",  "осят",  "овит",  "овят",
    "авит", "авят", "ведет", "ведут", "служит", "служат", "лежит", "лежат", "держит"};
constexpr std::size_t shortest_bytes = 6;  // дал, вел

bool ends_with_any(std::string_view word, const auto& ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_past(std::string_view word) {
  for (const auto reflexive : {std::string_view("сь"), std::string_view("ся")}) {
    if (word.ends_with(reflexive)) {
      word.remove_suffix(reflexive.size());
      break;
    }
  }
  if (std::ranges::find(bare_past, word) != bare_past.end()) return true;
  return std::ranges::any_of(past, [&](std::string_view end) {
    if (!word.ends_with(end)) return false;
    const auto stem = word.substr(0, word.size() - end.size());
    if (stem.size() <= 2) return false;
    return ends_with_any(stem, vowels) || (end != "л" && ends_with_any(stem, consonants));
  });
}

/// «проведен» and «проведены» alike; of «принят» only принята, принято, приняты are like no noun.
bool is_short_participle(std::string_view word) {
  const bool with_end = ends_with_any(word, short_ends);
  const auto stem = with_end ? word.substr(0, word.size() - 2) : word;
  if (stem.size() <= shortest_bytes) return false;
  return ends_with_any(stem, participles) || (with_end && ends_with_any(stem, participles_of_t));
}

}  // namespace

bool tells_of_done(std::string_view lower) {
  if (lower.size() < shortest_bytes) return false;
  return is_past(lower) || is_short_participle(lower) || ends_with_any(lower, present);
}

}  // namespace otbor
