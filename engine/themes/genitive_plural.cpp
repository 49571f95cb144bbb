#include "engine/themes/genitive_plural.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

struct Pair {
  std::string_view from;
  std::string_view to;
};

/// Nouns whose plural is built on another stem or has an ending of its own.
constexpr std::array irregular{
    Pair{"детей", "дети"},       Pair{"людей", "люди"},       Pair{"друзей", "друзья"},
    Pair{"семей", "семьи"},      Pair{"статей", "статьи"},    Pair{"братьев", "братья"},
    Pair{"судей", "судьи"},      Pair{"сыновей", "сыновья"},  Pair{"полей", "поля"},
    Pair{"морей", "моря"},       Pair{"дней", "дни"},         Pair{"граждан", "граждане"},
    Pair{"сельчан", "сельчане"}, Pair{"горожан", "горожане"}, Pair{"каникул", "каникулы"}};

/// Suffixes that have one gender. The first that fits is taken.
constexpr std::array suffixes{
    Pair{"мпаний", "мпания"}, Pair{"аний", "ание"},     Pair{"ений", "ение"},
    Pair{"ятий", "ятие"},     Pair{"ытий", "ытие"},     Pair{"итий", "итие"},
    Pair{"ствий", "ствие"},   Pair{"овий", "овие"},     Pair{"обий", "обие"},
    Pair{"силий", "силие"},   Pair{"ологий", "ология"}, Pair{"тегий", "тегия"},
    Pair{"зий", "зия"},       Pair{"ссий", "ссия"},     Pair{"рсий", "рсия"},
    Pair{"нсий", "нсия"},     Pair{"фий", "фия"},       Pair{"егорий", "егория"},
    Pair{"ств", "ство"},      Pair{"лищ", "лище"},      Pair{"иад", "иада"},
    Pair{"ктур", "ктура"},    Pair{"стей", "сть"},      Pair{"адей", "адь"},
    Pair{"елей", "ель"},      Pair{"язей", "язь"},      Pair{"арей", "арь"}};

constexpr std::string_view vowels = "аеёиоуыэюя";
constexpr std::size_t letters_left = 2;

bool is_vowel(std::string_view letter) { return vowels.find(letter) != std::string_view::npos; }

std::string_view last_letter(std::string_view word) {
  constexpr std::size_t letter_bytes = 2;  // of a Cyrillic one
  return word.size() < letter_bytes ? std::string_view() : word.substr(word.size() - letter_bytes);
}

bool is_one_of(std::string_view letter, std::string_view letters) {
  return !letter.empty() && letters.find(letter) != std::string_view::npos;
}

std::string join(std::string_view base, std::string_view ending) {
  return std::string(base) + std::string(ending);
}

/// «уроков» -> «урок», «кружков» -> «кружки»; «остров» ends so and is none.
std::optional<std::string> of_hard(std::string_view base) {
  const auto last = last_letter(base);
  const auto before = last_letter(base.substr(0, base.size() - last.size()));
  if (last == "к" && !is_vowel(before)) return join(base, "и");
  const bool centre = base.ends_with("тр") && !base.ends_with("стр");
  if (ends_in_a_word(base) || centre || last == before) return std::string(base);
  return std::nullopt;
}

}  // namespace

bool ends_in_a_word(std::string_view base) {
  constexpr std::array<std::string_view, 9> clusters{"ст", "нт", "кт", "рт", "рс",
                                                     "лк", "рк", "рд", "мп"};
  const auto last = last_letter(base);
  const auto before = last_letter(base.substr(0, base.size() - last.size()));
  if (last.empty() || before.empty() || is_vowel(last)) return false;
  return is_vowel(before) ||
         std::ranges::any_of(clusters, [&](auto cluster) { return base.ends_with(cluster); });
}

std::optional<std::string> from_genitive_plural(std::string_view form) {
  for (const auto& [from, to] : irregular) {
    if (form == from) return std::string(to);
  }
  for (const auto& [from, to] : suffixes) {
    if (!form.ends_with(from)) continue;
    const auto base = form.substr(0, form.size() - from.size());
    if (utf8::length(base) + utf8::length(from) < letters_left + 3) continue;
    return join(base, to);
  }
  const auto base_of = [&](std::string_view ending) {
    return form.ends_with(ending) ? form.substr(0, form.size() - ending.size())
                                  : std::string_view();
  };
  if (const auto base = base_of("ов"); utf8::length(base) > letters_left) return of_hard(base);
  if (const auto base = base_of("ев"); utf8::length(base) > letters_left) {
    if (is_vowel(last_letter(base))) return join(base, "й");
    if (last_letter(base) == "ц") return join(base, "ы");
  }
  // «врачей», but «ручей»
  if (const auto base = base_of("ей"); utf8::length(base) > letters_left + 1) {
    if (is_one_of(last_letter(base), "жчшщ")) return join(base, "и");
  }
  return std::nullopt;
}

}  // namespace otbor
