#include "engine/forum/names/matcher.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/forum/names/scoring.hpp"

namespace otbor {
namespace {

using names::Fit;
using names::Grade;

constexpr int margin_min = 2;  // between the first and the second, in points of scoring.cpp
constexpr std::size_t candidates_max = 5;
constexpr int evidence_min = 4;  // less names nobody

Index<Institution> index_of(std::uint32_t at) { return Index<Institution>(at); }

/// What may stand between two institutions. A comma, a stroke or «и» stands elsewhere too: there
/// each part must name an institution for certain.
struct Separator {
  std::string_view text;
  bool is_common = false;
};
constexpr std::array<Separator, 9> separators{{{"+"},
                                               {"&"},
                                               {";"},
                                               {"|"},
                                               {"/", true},
                                               {"\\", true},
                                               {",", true},
                                               {" и ", true},
                                               {" И ", true}}};

std::vector<std::string_view> parts_of(std::string_view name, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const auto end = std::min(name.find(separator, begin), name.size());
    parts.push_back(name.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

int rank_of(NameAnswer answer) {
  switch (answer) {
    case NameAnswer::matched:
      return 5;
    case NameAnswer::suggested:
      return 4;
    case NameAnswer::ambiguous:
      return 3;
    case NameAnswer::organiser:
      return 2;
    case NameAnswer::device:
      return 1;
    case NameAnswer::unresolved:
      return 0;
  }
  return 0;
}

/// Whether what the name states is enough to name the institution by itself.
bool is_enough(const Fit& fit, const names::Profile& profile) {
  if (fit.kind_differs || fit.number_extra || fit.unknown_word) return false;
  const bool says_kind = fit.kind || fit.family || fit.bare;
  const bool place_alone = profile.own_is_place || !fit.own_word;
  if (fit.same_name || fit.alias) return true;
  if (fit.memorial && (says_kind || fit.own_word)) return true;
  if (fit.number && says_kind) return true;
  if (fit.number_missing && place_alone) return false;
  if (fit.own_word && (says_kind || fit.covers)) return true;
  return fit.place && says_kind;
}

std::vector<NameReason> reasons_of(const Fit& fit, const names::Statement& stated,
                                   const names::Reading& reading) {
  std::vector<NameReason> reasons;
  const auto add = [&](bool holds, NameReason reason) {
    if (holds) reasons.push_back(reason);
  };
  using R = NameReason;
  add(fit.same_name, R::same_name);
  add(fit.alias, R::alias);
  add(fit.own_word && !fit.same_name, R::own_word);
  add(fit.place && !fit.same_name, R::place);
  add(fit.number && !fit.same_name, R::number);
  add(fit.memorial, R::memorial);
  add(fit.kind && !fit.general_kind && !fit.same_name, R::kind);
  add(fit.general_kind, R::general_kind);
  add(stated.legal, R::legal_form_ignored);
  const bool by_words = fit.own_word || fit.place;
  add(by_words && fit.grade == Grade::shortened, R::shortened);
  add(by_words && fit.grade == Grade::slip, R::slip);
  add(reading.alphabet == names::Alphabet::transliterated, R::transliterated);
  add(reading.alphabet == names::Alphabet::keyboard, R::keyboard);
  add(reading.look_alikes, R::look_alikes);
  add(fit.kind_differs, R::kind_differs);
  add(fit.number_missing && !fit.alias, R::number_missing);
  add(fit.number_extra, R::number_extra);
  add(fit.surname && !by_words && !fit.alias, R::only_surname);
  add(fit.unknown_word, R::word_unknown);
  return reasons;
}

/// A name that tells no institution: whose it is, if that can be told.
NameMatch without_institution(const names::Statement& stated) {
  NameMatch match;
  if (stated.organiser || stated.guest) {
    match.answer = NameAnswer::organiser;
  } else if (stated.device) {
    match.answer = NameAnswer::device;
  } else if (stated.person) {
    match.reasons = {NameReason::person};
  } else if (stated.district) {
    match.reasons = {NameReason::district};
  } else {
    match.reasons = {NameReason::nothing};
  }
  return match;
}

}  // namespace

struct NameMatcher::Inside {
  NameLexicon data;
  names::Lexicon lexicon;
  names::Registry registry;
  std::map<std::string, SettledName> settled;

  Inside(const Per<Institution, Institution>& institutions, const NameLexicon& words,
         const std::vector<SettledName>& names)
      : data(words), lexicon(data), registry(lexicon, institutions) {
    for (const auto& one : names) settled.try_emplace(utf8::folded(one.name), one);
  }

  [[nodiscard]] std::optional<NameMatch> decided(std::string_view name) const {
    const auto at = settled.find(utf8::folded(name));
    if (at == settled.end()) return std::nullopt;
    NameMatch match{.answer = NameAnswer::unresolved,
                    .institution = at->second.institution,
                    .candidates = {},
                    .reasons = {NameReason::settled}};
    if (at->second.is == SettledAs::institution) match.answer = NameAnswer::matched;
    if (at->second.is == SettledAs::organiser) match.answer = NameAnswer::organiser;
    return match;
  }

  /// Whether the kind is the whole name of the institution and the statement has no other word.
  [[nodiscard]] bool says_no_more(const names::Statement& stated,
                                  const names::Profile& profile) const {
    const auto is_its_district = [&](const std::string& district) {
      return std::ranges::find(profile.districts, district) != profile.districts.end();
    };
    const auto is_of_people = [&](const names::Claimed& word) {
      return word.person || lexicon.looks_like_a_person(word.sound);
    };
    return profile.kind_alone && stated.numbers.empty() &&
           std::ranges::all_of(stated.districts, is_its_district) &&
           std::ranges::all_of(stated.words, is_of_people);
  }

  /// Only a kind is stated: whoever is the only one of it may be meant.
  [[nodiscard]] NameMatch by_kind(const names::Statement& stated) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t kind = 0; kind < data.kinds.count().value(); ++kind) {
      const bool fits = std::ranges::any_of(
          stated.kinds, [&](std::uint32_t said) { return registry.kinship(said, kind) > 0; });
      if (!fits) continue;
      for (const auto at : registry.of_kind(kind)) {
        if (std::ranges::find(found, at) == found.end()) found.push_back(at);
        if (found.size() > candidates_max) break;
      }
    }
    auto match = without_institution(stated);
    if (found.empty() || match.answer == NameAnswer::organiser) return match;
    match.reasons = {NameReason::only_kind};
    if (found.size() == 1) {
      // «ЦВР» names the institution whose whole name it is.
      const bool whole_name = says_no_more(stated, registry.profile(found.front()));
      match.answer = whole_name ? NameAnswer::matched : NameAnswer::suggested;
      match.institution = index_of(found.front());
      return match;
    }
    match.answer = NameAnswer::ambiguous;
    std::ranges::sort(found);
    for (const auto at : found) match.candidates.push_back(index_of(at));
    match.candidates.resize(std::min(match.candidates.size(), candidates_max));
    return match;
  }

  [[nodiscard]] NameMatch weighed(const std::vector<Fit>& fits, const names::Statement& stated,
                                  const names::Reading& reading) const {
    const auto& best = fits.front();
    NameMatch match{.answer = NameAnswer::ambiguous,
                    .institution = {},
                    .candidates = {},
                    .reasons = reasons_of(best, stated, reading)};
    if (fits.size() > 1 && best.points - fits[1].points < margin_min) {
      match.reasons = {NameReason::several_fit};
      for (const auto& fit : fits) {
        if (best.points - fit.points >= margin_min) break;
        match.candidates.push_back(index_of(fit.institution));
        if (match.candidates.size() == candidates_max) break;
      }
      return match;
    }
    match.institution = index_of(best.institution);
    const bool enough = is_enough(best, registry.profile(best.institution));
    match.answer = enough ? NameAnswer::matched : NameAnswer::suggested;
    return match;
  }

  [[nodiscard]] NameMatch read(const names::Reading& reading, names::Scratch& scratch) const {
    const names::Known known = [&](const std::string& sound) { return registry.knows(sound); };
    const auto stated = names::statement_of(lexicon, reading, known);
    auto found = names::fits(registry, lexicon, stated, scratch);
    const auto names_nobody = [](const Fit& fit) {
      const bool any = fit.same_name || fit.alias || fit.own_word || fit.place || fit.memorial ||
                       fit.surname || fit.weak_words ||
                       (fit.number && (fit.kind || fit.family || fit.bare));
      return !any || fit.points < evidence_min;
    };
    std::erase_if(found, names_nobody);
    if (found.empty()) return stated.kinds.empty() ? without_institution(stated) : by_kind(stated);
    const auto& best = found.front();
    const bool firm =
        best.same_name || best.alias || best.own_word || best.place || best.memorial || best.number;
    const bool of_people = stated.organiser || stated.guest || stated.device || stated.person;
    if (!firm && of_people) return without_institution(stated);
    return weighed(found, stated, reading);
  }

  /// The reading that names the most. Another layout must say so plainly to be believed.
  [[nodiscard]] NameMatch one(std::string_view name, names::Scratch& scratch) const {
    std::optional<NameMatch> best;
    for (const auto& reading : lexicon.letters().readings(name)) {
      auto match = read(reading, scratch);
      const bool other_layout = reading.alphabet == names::Alphabet::keyboard;
      const bool better = !best || rank_of(match.answer) > rank_of(best->answer);
      const bool plain =
          !other_layout || rank_of(match.answer) >= rank_of(NameAnswer::matched) ||
          std::ranges::find(match.reasons, NameReason::only_kind) != match.reasons.end() ||
          match.answer == NameAnswer::organiser;
      if (better && plain) best = std::move(match);
    }
    return best ? std::move(*best) : NameMatch{.reasons = {NameReason::nothing}};
  }

  /// «Тоцкая СОШ + Василёк»: two institutions at one workplace are for a person to tell apart.
  [[nodiscard]] std::optional<NameMatch> several(std::string_view name,
                                                 names::Scratch& scratch) const {
    NameMatch together{.answer = NameAnswer::ambiguous,
                       .institution = {},
                       .candidates = {},
                       .reasons = {NameReason::several_named}};
    for (const auto& separator : separators) {
      if (name.find(separator.text) == std::string_view::npos) continue;
      together.candidates.clear();
      for (const auto part : parts_of(name, separator.text)) {
        const auto match = one(part, scratch);
        const bool told =
            match.institution && (!separator.is_common || match.answer == NameAnswer::matched);
        if (told && std::ranges::find(together.candidates, *match.institution) ==
                        together.candidates.end()) {
          together.candidates.push_back(*match.institution);
        }
      }
      if (together.candidates.size() > 1) return together;
    }
    return std::nullopt;
  }

  [[nodiscard]] NameMatch whole(std::string_view name, names::Scratch& scratch) const {
    if (auto match = decided(name)) return std::move(*match);
    auto match = one(name, scratch);
    const bool by_whole_name =
        !match.reasons.empty() && match.reasons.front() == NameReason::same_name;
    if (by_whole_name) return match;
    if (auto two = several(name, scratch)) return std::move(*two);
    return match;
  }

  /// The displayed name leads; the name in brackets helps where it says nothing and warns where it
  /// says something else.
  [[nodiscard]] NameMatch pair(std::string_view name, std::string_view former,
                               names::Scratch& scratch) const {
    if (former.empty()) return whole(name, scratch);
    if (auto match = decided(std::string(name) + " (" + std::string(former) + ")")) return *match;
    auto shown = whole(name, scratch);
    if (!shown.reasons.empty() && shown.reasons.front() == NameReason::settled) return shown;
    auto before = whole(former, scratch);
    if (shown.answer == NameAnswer::matched) {
      const bool differs =
          before.answer == NameAnswer::matched && before.institution != shown.institution;
      if (differs) {
        shown.answer = NameAnswer::suggested;
        shown.reasons.push_back(NameReason::former_name_differs);
        shown.candidates = {*shown.institution, *before.institution};
      }
      return shown;
    }
    auto together = one(std::string(name) + " " + std::string(former), scratch);
    if (rank_of(together.answer) > rank_of(shown.answer) &&
        rank_of(together.answer) >= rank_of(before.answer)) {
      return together;
    }
    if (rank_of(before.answer) <= rank_of(shown.answer)) return shown;
    before.reasons.push_back(NameReason::former_name);
    return before;
  }
};

NameMatcher::NameMatcher(const Per<Institution, Institution>& institutions,
                         const NameLexicon& lexicon, const std::vector<SettledName>& settled)
    : inside_(std::make_unique<const Inside>(institutions, lexicon, settled)) {}

NameMatcher::~NameMatcher() = default;

NameMatch NameMatcher::match(std::string_view name, std::string_view former) const {
  names::Scratch scratch;
  return inside_->pair(name, former, scratch);
}

std::vector<NameMatch> NameMatcher::match(const std::vector<Pair>& names,
                                          num::Threads threads) const {
  std::vector<NameMatch> matches(names.size());
  num::for_chunks(threads, names.size(), num::chunk_size_default,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    names::Scratch scratch;
                    for (auto at = first; at < last; ++at) {
                      matches[at] = inside_->pair(names[at].name, names[at].former, scratch);
                    }
                  });
  return matches;
}

}  // namespace otbor
