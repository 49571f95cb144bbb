#include "engine/themes/declension.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/themes/genitive_plural.hpp"

namespace otbor {
namespace {

enum class Kind : std::uint8_t { masculine, feminine, neuter, adjective, plural };

/// After which letters the endings stand: г, к, х and hushers have their own.
enum class After : std::uint8_t { any, hushed, other };

/// Endings in one string, the nominative first; `_` is none.
struct Declension {
  Kind kind = Kind::masculine;
  After after = After::any;
  std::string_view endings;
  std::string_view genitive;
  std::string_view plural;
};

/// After A. A. Zaliznyak, Grammatical dictionary of Russian (1977), types 1–7 without alternations.
constexpr std::array declensions{
    Declension{Kind::masculine, After::other, "_ а у ом е ы ов ам ами ах", "а", "ы"},
    Declension{Kind::masculine, After::hushed, "_ а у ом ем е и ов ей ам ами ах", "а", "и"},
    Declension{Kind::masculine, After::any, "ь я ю ем е и ей ям ями ях", "я", "и"},
    Declension{Kind::masculine, After::any, "й я ю ем е и ев ям ями ях", "я", "и"},
    Declension{Kind::feminine, After::other, "а ы е у ой ою _ ам ами ах", "ы", "ы"},
    Declension{Kind::feminine, After::hushed, "а и е у ой ей ою _ ам ами ах", "и", "и"},
    Declension{Kind::feminine, After::any, "я и е ю ей ь ям ями ях", "и", "и"},
    Declension{Kind::feminine, After::any, "ия ии ию ией ий иям иями иях", "ии", "ии"},
    Declension{Kind::feminine, After::any, "ь и ью ей ям ями ях", "и", "и"},
    Declension{Kind::neuter, After::any, "о а у ом е _ ам ами ах", "а", "а"},
    Declension{Kind::neuter, After::any, "ие ия ию ием ии ий иям иями иях", "ия", "ия"},
    Declension{Kind::adjective, After::other, "ый ого ому ым ом ая ой ую ою ое ые ых ыми", "ого",
               "ые"},
    Declension{Kind::adjective, After::hushed, "ий ого ому им ом ая ой ую ою ое ие их ими", "ого",
               "ие"},
    Declension{Kind::adjective, After::other, "ий его ему им ем яя ей юю ею ее ие их ими", "его",
               "ие"},
    Declension{Kind::adjective, After::hushed, "ий его ему им ем ая ей ую ею ее ие их ими", "его",
               "ие"},
};

/// What nouns have in the plural alone, the nominative first, then the genitive: those that are
/// mostly met so tell their singular by nothing.
constexpr std::array plurals{
    Declension{Kind::plural, After::other, "ы ов ам ами ах", "ов", "ы"},
    Declension{Kind::plural, After::hushed, "и ов ам ами ах", "ов", "и"},
    Declension{Kind::plural, After::hushed, "ы ев ам ами ах", "ев", "ы"},
    Declension{Kind::plural, After::any, "и ев ям ями ях", "ев", "и"},
    Declension{Kind::plural, After::any, "и ей ям ями ях", "ей", "и"},
    Declension{Kind::plural, After::hushed, "и ей ам ами ах", "ей", "и"},
    Declension{Kind::plural, After::any, "и ей ям ьми ях", "ей", "и"},
    Declension{Kind::plural, After::any, "а ов ам ами ах", "ов", "а"},
    Declension{Kind::plural, After::any, "я ей ям ями ях", "ей", "я"},
    Declension{Kind::plural, After::any, "ья ьев ьям ьями ьях", "ьев", "ья"},
    Declension{Kind::plural, After::any, "ья ей ьям ьями ьях", "ей", "ья"},
    Declension{Kind::plural, After::any, "ьи ей ьям ьями ьях", "ей", "ьи"},
    Declension{Kind::plural, After::any, "ия ий иям иями иях", "ий", "ия"},
    Declension{Kind::plural, After::any, "ии ий иям иями иях", "ий", "ии"},
    Declension{Kind::plural, After::other, "ы _ ам ами ах", "", "ы"},
    Declension{Kind::plural, After::hushed, "и _ ам ами ах", "", "и"},
    Declension{Kind::plural, After::any, "а _ ам ами ах", "", "а"},
    Declension{Kind::plural, After::any, "е _ ам ами ах", "", "е"},
    Declension{Kind::plural, After::any, "ки ок кам ками ках", "ок", "ки"},
    Declension{Kind::plural, After::any, "ки ек кам ками ках", "ек", "ки"},
};

constexpr std::size_t base_letters_min = 3;

std::vector<std::string_view> split(std::string_view endings) {
  std::vector<std::string_view> parts;
  while (!endings.empty()) {
    const auto end = std::min(endings.find(' '), endings.size());
    const auto part = endings.substr(0, end);
    parts.push_back(part == "_" ? std::string_view() : part);
    endings.remove_prefix(std::min(end + 1, endings.size()));
  }
  return parts;
}

bool stands_after(After after, std::string_view base) {
  constexpr std::array<std::string_view, 8> hushed{"г", "к", "х", "ж", "ч", "ш", "щ", "ц"};
  const bool ends_so =
      std::ranges::any_of(hushed, [&](std::string_view letter) { return base.ends_with(letter); });
  return after == After::any || (after == After::hushed) == ends_so;
}

/// One declension with one base, and what of the forms it explains.
struct Reading {
  const Declension* of = nullptr;
  std::string base;
  std::string nominative;
  std::size_t weight = 0;
  std::size_t forms = 0;
  std::size_t nominatives = 0;  // how often the nominative itself was met
  bool has_genitive = false;    // the case that nouns stand in most
};

using Forms = std::map<std::string, std::size_t>;

Reading read(const Declension& of, const std::string& base,
             const std::vector<std::string_view>& endings, const Forms& forms) {
  Reading reading{.of = &of, .base = base, .nominative = base + std::string(endings.front())};
  for (const auto ending : endings) {
    const auto found = forms.find(base + std::string(ending));
    if (found == forms.end()) continue;
    reading.weight += found->second;
    ++reading.forms;
    if (ending == endings.front()) reading.nominatives = found->second;
    if (ending == of.genitive) reading.has_genitive = true;
  }
  return reading;
}

std::vector<Reading> readings_of(std::span<const Declension> all, const Forms& forms) {
  std::vector<Reading> readings;
  for (const auto& declension : all) {
    const auto endings = split(declension.endings);
    std::vector<std::string> bases;
    for (const auto& [form, times] : forms) {
      for (const auto ending : endings) {
        if (!form.ends_with(ending)) continue;
        auto base = form.substr(0, form.size() - ending.size());
        const bool fits = stands_after(declension.after, base);
        if (fits && utf8::length(base) >= base_letters_min) bases.push_back(std::move(base));
      }
    }
    std::ranges::sort(bases);
    const auto rest = std::ranges::unique(bases);
    bases.erase(rest.begin(), rest.end());
    for (const auto& base : bases) readings.push_back(read(declension, base, endings, forms));
  }
  return readings;
}

/// The gender or number in which an adjective mostly stands; the masculine where none prevails.
std::string adjective_of(const Reading& reading, const Forms& forms) {
  const bool soft_feminine = reading.of->endings.find("яя") != std::string_view::npos;
  const bool hard = reading.of->endings.starts_with("ый");
  const auto met = [&](std::initializer_list<std::string_view> endings) {
    std::size_t times = 0;
    for (const auto ending : endings) {
      const auto found = forms.find(reading.base + std::string(ending));
      if (found != forms.end()) times += found->second;
    }
    return times;
  };
  const auto feminine = met({"ая", "яя", "ую", "юю", "ой", "ей"});
  const auto plural = met({"ые", "ие", "ых", "их", "ыми", "ими"});
  const auto others = met({"ый", "ий", "ого", "его", "ому", "ему", "ом", "ем", "ое", "ее"});
  const auto prevails = [&](std::size_t times) {
    return times >= 4 * (feminine + plural + others - times);
  };
  if (prevails(feminine)) return reading.base + (soft_feminine ? "яя" : "ая");
  if (prevails(plural)) return reading.base + (hard ? "ые" : "ие");
  return reading.nominative;
}

/// Of the readings that explain as much as the best one: the nominative, singular or plural, that
/// was met most often.
std::optional<std::string> usual_nominative(const std::vector<Reading>& equal, const Forms& forms) {
  std::optional<std::string> usual;
  std::size_t most = 0;
  for (const auto& one : equal) {
    for (const auto& nominative : {one.nominative, one.base + std::string(one.of->plural)}) {
      const auto found = forms.find(nominative);
      if (found == forms.end() || found->second <= most) continue;
      most = found->second;
      usual = nominative;
    }
  }
  return usual;
}

/// Of a neuter, or of a word in -ь, -й or -я, the nominative stands in texts as often as other
/// cases; of «Киев» or «Украина» it may be missing.
bool may_lack_nominative(const Reading& reading) {
  const auto nominative = reading.of->endings.substr(0, reading.of->endings.find(' '));
  return reading.of->kind == Kind::adjective || nominative == "_" || nominative == "а";
}

/// The singular, or what was met most of what may be it.
std::optional<std::string> dictionary_form(const Forms& forms) {
  if (forms.size() < 2) return std::nullopt;  // one form is explained by any declension
  auto readings = readings_of(declensions, forms);
  std::erase_if(readings, [](const Reading& one) {
    return one.forms < 2 || (one.nominatives == 0 && !may_lack_nominative(one));
  });
  if (readings.empty()) return std::nullopt;
  std::ranges::stable_sort(readings, [](const Reading& a, const Reading& b) {
    return std::tuple(a.weight, a.has_genitive, a.nominatives, a.forms) >
           std::tuple(b.weight, b.has_genitive, b.nominatives, b.forms);
  });
  const auto best = readings.front();
  std::size_t all = 0;
  std::size_t most = 0;
  for (const auto& [form, times] : forms) {
    all += times;
    most = std::max(most, times);
  }
  if (best.weight * 3 < all * 2) return std::nullopt;  // the stem holds several words
  // «москвичи, москвичей»: the genitive of a feminine may be the plural of a masculine.
  const bool doubtful = best.of->kind == Kind::feminine && best.nominatives == 0;
  std::erase_if(readings, [&](const Reading& other) {
    return other.weight < best.weight || (!doubtful && other.has_genitive != best.has_genitive);
  });
  const bool disputed = std::ranges::any_of(readings, [&](const Reading& other) {
    const bool rival = other.nominatives > 0 || best.nominatives == 0;
    return other.nominative != best.nominative && rival && best.nominatives * 2 < most;
  });
  if (disputed) return usual_nominative(readings, forms);
  if (best.of->kind == Kind::adjective) return adjective_of(best, forms);
  const bool bare = best.nominative == best.base;
  if (bare && best.nominatives == 0 && !ends_in_a_word(best.base)) {
    return usual_nominative(readings, forms);
  }
  return best.nominative;
}

/// Of a noun without an ending: a vowel before the last consonant, so none was lost.
bool is_whole(std::string_view word) {
  return ends_in_a_word(word) && !word.ends_with("рк") && !word.ends_with("лк");
}

/// The plural that explains most of the forms, with its nominative and another form met.
std::optional<Reading> as_plural(const Forms& forms) {
  std::optional<Reading> best;
  for (auto& one : readings_of(plurals, forms)) {
    if (one.forms < 2 || one.nominatives == 0) continue;
    const auto better = [&] {
      return std::tuple(one.weight, one.has_genitive, one.nominatives) >
             std::tuple(best->weight, best->has_genitive, best->nominatives);
    };
    if (!best || better()) best = std::move(one);
  }
  return best;
}

std::size_t times_of(const Forms& forms, const std::string& form) {
  const auto found = forms.find(form);
  return found == forms.end() ? 0 : found->second;
}

}  // namespace

std::optional<std::string> by_declension(const Forms& forms) {
  const auto singular = dictionary_form(forms);
  const auto plural = as_plural(forms);
  if (!plural) return singular;
  std::size_t all = 0;
  for (const auto& [form, times] : forms) all += times;
  if (plural->weight < all) return singular;  // some form stands in the singular
  const auto genitive = plural->base + std::string(plural->of->genitive);
  // «школ, школы» may be школ or школа, «подарков, подарки» подарк or подарок.
  const bool unsure = !singular || *singular == genitive ||
                      (times_of(forms, *singular) == 0 && !is_whole(*singular));
  return unsure ? plural->nominative : *singular;
}

bool is_like_a_verb(const Forms& forms) {
  constexpr std::array<std::string_view, 14> ends{"ать",  "ять",  "ить", "еть", "ться",
                                                  "ется", "ются", "ают", "яют", "уют",
                                                  "ует",  "ает",  "яет", "утся"};
  const auto usual =
      std::ranges::max_element(forms, {}, [](const auto& one) { return one.second; });
  return usual != forms.end() && std::ranges::any_of(ends, [&](std::string_view end) {
           return usual->first.ends_with(end);
         });
}

}  // namespace otbor
