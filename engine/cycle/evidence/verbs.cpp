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
constexpr std::array<std::string_view, 17> bare_past{
    "вырос",  "возрос", "рос",   "внес",  "принес", "перенес", "вынес", "помог", "смог",
    "достиг", "снес",   "отнес", "исчез", "шли",    "шла",     "ушли",  "жгли"};
/// Short passive participles: проведен, утверждена, издано; приняты, закрыта.
constexpr std::array<std::string_view, 3> participles{"ен", "ан", "ян"};
constexpr std::array<std::string_view, 2> participles_of_t{"ят", "ыт"};
constexpr std::array<std::string_view, 3> short_ends{"а", "о", "ы"};
constexpr std::array<std::string_view, 4> bare_participles{"дан", "дана", "дано", "даны"};
/// Gerunds: разобрав, сопоставив, увидев, убедившись, анализируя. Nouns end so after these.
constexpr std::array<std::string_view, 8> gerunds{"ав",   "ив",   "ев",    "яв",
                                                  "ывая", "ируя", "вшись", "дя"};
constexpr std::array<std::string_view, 13> no_gerunds{"ктив", "атив", "итив", "отив", "рхив",
                                                      "став", "лив",  "кав",  "сев",  "цев",
                                                      "людя", "уждя", "нив"};
/// Of the first person plural, done again and again: сверяем, проводим; and without a prefix, which
/// would make it once and to come: ведём, but проведём.
constexpr std::array<std::string_view, 6> ours{"аем", "яем", "уем", "водим", "ходим", "носим"};
constexpr std::array<std::string_view, 10> bare_ours{
    "следим", "смотрим", "судим", "видим", "держим", "берем", "ведем", "ждем", "готовим", "просим"};
/// And done once: проведём, откроем, сравним; they begin with one of these.
constexpr std::array<std::string_view, 5> once_ends{"дем", "рем", "оем", "ним", "вим"};
constexpr std::array<std::string_view, 14> once_begins{
    "про", "с", "по", "под", "от", "вы", "на", "за", "об", "у", "из", "при", "пере", "раз"};
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

bool is_gerund(std::string_view word) {
  return word.size() > shortest_bytes + 2 && ends_with_any(word, gerunds) &&
         !ends_with_any(word, no_gerunds);
}

bool is_ours(std::string_view word) {
  return (word.size() > shortest_bytes && ends_with_any(word, ours)) ||
         std::ranges::find(bare_ours, word) != bare_ours.end();
}

}  // namespace

bool tells_of_done(std::string_view lower) {
  if (lower.size() < shortest_bytes) return false;
  return is_past(lower) || is_short_participle(lower) || ends_with_any(lower, present) ||
         is_gerund(lower) || is_ours(lower) ||
         std::ranges::find(bare_participles, lower) != bare_participles.end();
}

bool tells_of_us(std::string_view lower) {
  return is_ours(lower) || (lower.ends_with("ли") && is_past(lower));
}

bool tells_of_what_we_shall_do(std::string_view lower) {
  return !is_ours(lower) && lower.size() > shortest_bytes && ends_with_any(lower, once_ends) &&
         std::ranges::any_of(once_begins,
                             [&](std::string_view begin) { return lower.starts_with(begin); });
}

}  // namespace otbor
