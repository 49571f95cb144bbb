// Rows of opinions.csv -> what experts say of practices: codes found, each pair once, an opinion
// that the sheet does not offer told at its cell. No number rests on them.

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/known.hpp"
#include "engine/intake/build/tables.hpp"
#include "engine/model/opinion.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// The titles of decisions that files give in both languages: the other one, and that of this run.
using Titles = std::vector<std::pair<std::string, std::string>>;

Titles titles_in_both(const Forms& forms) {
  Titles titles;
  const auto add = [&](const std::optional<RulesForm>& rules) {
    if (!rules) return;
    for (const auto& band : rules->decisions) {
      if (!band.title || band.title->english.value.empty()) continue;
      titles.emplace_back(band.title->english.value, band.title->text.value);
    }
  };
  add(forms.programme.plan);
  if (forms.criteria) add(forms.criteria->rules);
  return titles;
}

/// A sheet filled in one language is as good in a run of the other.
std::string verdict_of(const Located<std::string>& written, const Rules& rules,
                       const Titles& titles, Diagnostics& diagnostics) {
  if (written.value.empty()) return {};
  auto known = known_opinion(rules, written.value);
  if (!known.empty()) return known;
  const auto other = std::ranges::find_if(titles, [&](const auto& both) {
    return utf8::folded(both.first) == utf8::folded(utf8::trimmed(written.value));
  });
  if (other != titles.end()) return other->second;
  const auto offered = sheet_opinions(rules, Lang::ru);
  auto nearest = offered;
  std::ranges::move(sheet_opinions(rules, Lang::en), std::back_inserter(nearest));
  diagnostics.add(Found::unknown_opinion, written.span,
                  {written.value, did_you_mean(written.value, nearest), listed(offered)});
  return written.value;
}

bool says_nothing(const Opinion& opinion) {
  return opinion.verdict.empty() && opinion.strengths.empty() && opinion.remarks.empty() &&
         opinion.advice.empty();
}

bool has_sheet(const Study& study, const Opinion& opinion) {
  const auto& sheets = study.sheets;
  return std::ranges::any_of(sheets.of_practice[opinion.practice], [&](Index<Sheet> at) {
    return sheets.sheets[at].expert == opinion.expert &&
           sheets.sheets[at].status != SheetStatus::recused;
  });
}

}  // namespace

void build_opinions(const Forms& forms, Study& study, Diagnostics& diagnostics) {
  const Known practices(study.practices, Found::unknown_practice, diagnostics);
  const Known experts(study.experts, Found::unknown_expert, diagnostics);
  const auto titles = titles_in_both(forms);
  std::map<Seat, Span> first;
  for (const auto& row : forms.opinions) {
    const auto practice = practices.find(row.practice);
    const auto expert = experts.find(row.expert);
    if (!practice || !expert) continue;
    const Seat seat{Index<Practice>(*practice), Index<Expert>(*expert)};
    const auto [same, fresh] = first.emplace(seat, row.practice.span);
    if (!fresh) {
      diagnostics.add(Found::opinion_twice, row.practice.span,
                      {row.expert.value, row.practice.value}, same->second);
      continue;
    }
    Opinion opinion{seat.practice,
                    seat.expert,
                    verdict_of(row.verdict, study.rules, titles, diagnostics),
                    row.strengths.value,
                    row.remarks.value,
                    row.advice.value};
    if (says_nothing(opinion)) continue;
    // Without any marks the programme is at its beginning; errors may have cost a sheet.
    const bool rated = study.sheets.sheets.count().value() > 0 && !diagnostics.has_errors();
    if (rated && !has_sheet(study, opinion)) {
      diagnostics.add(Found::opinion_without_sheet, row.practice.span,
                      {row.expert.value, row.practice.value});
    }
    study.sheets.opinions.push_back(std::move(opinion));
  }
  std::ranges::sort(study.sheets.opinions, {}, [](const Opinion& opinion) {
    return std::tuple(opinion.practice, opinion.expert);
  });
}

}  // namespace otbor
