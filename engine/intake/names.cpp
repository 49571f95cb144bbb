#include "engine/intake/names.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/criteria.hpp"
#include "engine/intake/loader.hpp"
#include "engine/intake/places.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

std::vector<std::string> texts_of(const std::vector<TextValue>& values) {
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(value.value);
  return texts;
}

std::vector<std::pair<std::string, std::string>> pairs_of(const MapOf<TextValue>& map) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [from, to] : map.items) pairs.emplace_back(from.value, to.value);
  return pairs;
}

Per<InstitutionKind, InstitutionKind> kinds_of(const NamesForm& form, Diagnostics& diagnostics) {
  Per<InstitutionKind, InstitutionKind> kinds;
  Codes codes;
  std::vector<std::string> ids;
  for (const auto& kind : form.kinds) {
    codes.add(kind.id, diagnostics);
    ids.push_back(kind.id.value);
    kinds.push_back({kind.id.value, kind.family.value, texts_of(kind.words), {}});
  }
  for (std::size_t i = 0; i < form.kinds.size(); ++i) {
    for (const auto& name : form.kinds[i].may_be) {
      const auto at = std::ranges::find(ids, name.value);
      if (at == ids.end()) {
        diagnostics.add(
            Found::not_a_choice, name.span,
            {name.value, Text("может_быть", "may_be"), did_you_mean(name.value, ids), listed(ids)});
      } else {
        kinds[Index<InstitutionKind>(i)].may_be.emplace_back(
            static_cast<std::size_t>(at - ids.begin()));
      }
    }
  }
  return kinds;
}

bool says_organiser(std::string_view word) {
  return word == "организатор" || word == "организаторы" || word == "organiser" ||
         word == "organizer" || word == "гость" || word == "guest";
}

bool says_none(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

}  // namespace

NameLexicon build_lexicon(const NamesForm& form, Diagnostics& diagnostics) {
  NameLexicon lexicon;
  lexicon.title = form.title.value;
  if (form.version) lexicon.version = form.version->value;
  lexicon.kinds = kinds_of(form, diagnostics);
  for (const auto& legal : form.legal) {
    lexicon.legal.push_back(
        {legal.family ? legal.family->value : std::string(), texts_of(legal.words)});
  }
  for (const auto& ordinal : form.ordinals) {
    lexicon.ordinals.emplace_back(ordinal.number.value, texts_of(ordinal.words));
  }
  lexicon.number_marks = texts_of(form.number_marks);
  lexicon.memorial = texts_of(form.memorial);
  lexicon.titles = texts_of(form.titles);
  lexicon.localities = texts_of(form.localities);
  lexicon.districts = texts_of(form.districts);
  lexicon.positions = texts_of(form.positions);
  lexicon.organisers = texts_of(form.organisers);
  lexicon.guests = texts_of(form.guests);
  lexicon.devices = texts_of(form.devices);
  lexicon.rooms = texts_of(form.rooms);
  lexicon.asides = texts_of(form.asides);
  lexicon.branches = texts_of(form.branches);
  lexicon.surnames = texts_of(form.surnames);
  lexicon.given_names = texts_of(form.given_names);
  lexicon.name_endings = texts_of(form.name_endings);
  lexicon.endings = texts_of(form.endings);
  lexicon.adjective_suffixes = texts_of(form.adjective_suffixes);
  lexicon.interfixes = texts_of(form.interfixes);
  lexicon.possessive = texts_of(form.possessive);
  lexicon.transliteration = pairs_of(form.transliteration);
  lexicon.sounds = pairs_of(form.sounds);
  lexicon.look_alikes = pairs_of(form.look_alikes);
  lexicon.keyboard = pairs_of(form.keyboard);
  return lexicon;
}

NamesIntake take_in_names(const FileAccess& files, std::string_view name,
                          const IntakeOptions& options) {
  NamesIntake intake{.sources = {}, .diagnostics = Diagnostics(options.limits), .lexicon = nullptr};
  Loader loader(files, options, intake.sources, intake.diagnostics);
  const auto form = loader.form<NamesForm>(name, true, {});
  if (!form) return intake;
  intake.lexicon = std::make_shared<const NameLexicon>(build_lexicon(*form, intake.diagnostics));
  return intake;
}

void build_settled_names(const Forms& forms, const Study& study, ForumRecords& records,
                         Diagnostics& diagnostics) {
  const InstitutionNames names(study.institutions);
  std::map<std::string, const AliasRow*> seen;
  for (const auto& row : forms.aliases) {
    const auto word = utf8::folded(row.institution.value);
    if (word.empty()) continue;  // not settled yet
    const auto [first, fresh] = seen.try_emplace(utf8::folded(row.name.value), &row);
    if (!fresh) {
      const auto& before = *first->second;
      if (utf8::folded(before.institution.value) != word) {
        diagnostics.add(Found::name_settled_twice, row.name.span, {row.name.value},
                        before.name.span);
      }
      continue;
    }
    SettledName settled{.name = row.name.value, .is = SettledAs::institution, .institution = {}};
    if (says_none(word)) {
      settled.is = SettledAs::none;
    } else if (says_organiser(word)) {
      settled.is = SettledAs::organiser;
    } else if (const auto at = names.find(row.institution.value)) {
      settled.institution = at;
    } else {
      diagnostics.add(Found::unknown_institution, row.institution.span,
                      {row.institution.value, names.guess(row.institution.value)});
      continue;
    }
    records.settled.push_back(std::move(settled));
  }
}

}  // namespace otbor
