#include "engine/intake/build/tables.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// What one practice may cost: sums of many stay far from what a number holds.
constexpr std::int64_t cost_max = 1'000'000'000;

std::vector<std::string> texts_of(const std::vector<TextValue>& values) {
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(value.value);
  return texts;
}

std::optional<Index<Institution>> find_institution(const InstitutionNames& names,
                                                   const TextValue& name, bool has_table,
                                                   Diagnostics& diagnostics) {
  if (name.value.empty() || !has_table) return std::nullopt;
  if (const auto at = names.find(name.value)) return at;
  const auto fitting = names.fitting(name.value);
  if (diagnostics.only_counted(fitting.empty() ? Found::unknown_institution
                                               : Found::ambiguous_institution)) {
    return std::nullopt;
  }
  if (fitting.empty()) {
    diagnostics.add(Found::unknown_institution, name.span, {name.value, names.guess(name.value)});
  } else {
    diagnostics.add(Found::ambiguous_institution, name.span, {name.value, listed(fitting)});
  }
  return std::nullopt;
}

/// By its id, its title in either language, or both, as forms list them: «1.2. Объективность
/// оценивания». `thing` is the form of a theme or of a platform.
bool is_named(const auto& thing, std::string_view name) {
  const auto& id = thing.id.value;
  if (id == name || thing.title.text.value == name) return true;
  if (!thing.title.english.value.empty() && thing.title.english.value == name) return true;
  if (!name.starts_with(id)) return false;
  const auto rest = name.substr(id.size());
  return rest.starts_with(' ') || rest.starts_with(". ");
}

/// A theme or platform by its id or title; the message lists what there is.
template <class Thing, class Form>
std::optional<Index<Thing>> find_thing(const std::vector<Form>& things, const TextValue& name,
                                       Found unknown, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < things.size(); ++at) {
    if (is_named(things[at], name.value)) return Index<Thing>(at);
    ids.push_back(things[at].id.value);
  }
  if (diagnostics.only_counted(unknown)) return std::nullopt;
  diagnostics.add(unknown, name.span, {name.value, did_you_mean(name.value, ids), listed(ids)});
  return std::nullopt;
}

void place_in_themes(const PracticeRow& row, const Forms& forms, const Study& study,
                     Practice& practice, Diagnostics& diagnostics) {
  for (const auto* name : {&row.theme, &row.platform}) {
    if (!name->value.empty() && !study.themes) {
      diagnostics.add(Found::no_themes, name->span);
      return;
    }
  }
  if (!study.themes) return;
  if (!row.theme.value.empty()) {
    practice.theme =
        find_thing<Theme>(forms.themes->tracks, row.theme, Found::unknown_theme, diagnostics);
  }
  if (!row.platform.value.empty()) {
    practice.platform = find_thing<Platform>(forms.themes->platforms, row.platform,
                                             Found::unknown_platform, diagnostics);
  } else if (practice.theme) {
    practice.platform = study.themes->themes[*practice.theme].platform;
  }
}

Index<ApplicantGroup> group_of_applicant(const Study& study, const PracticeRow& row,
                                         const Practice& practice) {
  const auto& groups = study.criteria.applicant_groups;
  std::string name = row.group.value;
  if (name.empty() && practice.institution) name = study.institutions[*practice.institution].type;
  for (const auto at : groups.count()) {
    if (at.value() > 0 && utf8::folded(groups[at].name) == utf8::folded(name)) return at;
  }
  return {};
}

/// Blanks between thousands are left out.
std::optional<Points> cost_of(const TextValue& cell, Diagnostics& diagnostics) {
  std::string digits;
  for (const char c : cell.value) {
    if (c != ' ') digits += c;
  }
  if (digits.empty()) return std::nullopt;
  const auto cost = parse_points(digits, true, 2);
  const bool is_cost = cost && *cost >= Points() && *cost <= Points::whole(cost_max);
  if (!is_cost && !diagnostics.only_counted(Found::cost_not_a_number)) {
    diagnostics.add(Found::cost_not_a_number, cell.span,
                    {cell.value, number(std::to_string(cost_max))});
  }
  return is_cost ? cost : std::nullopt;
}

void place_checks(const PracticeRow& row, const Study& study, Practice& practice,
                  Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto& check : study.criteria.admission) ids.push_back(check.id);
  for (const auto& code : row.failed_checks) {
    const auto at = std::ranges::find(ids, code.value);
    if (at == ids.end()) {
      if (diagnostics.only_counted(Found::unknown_check)) continue;
      diagnostics.add(Found::unknown_check, code.span,
                      {code.value, did_you_mean(code.value, ids), listed(ids)});
    } else {
      practice.failed_checks.push_back(static_cast<std::size_t>(at - ids.begin()));
    }
  }
}

void settle_declared(Practice& practice) {
  std::ranges::sort(practice.declared_stages);
  const auto rest = std::ranges::unique(practice.declared_stages);
  practice.declared_stages.erase(rest.begin(), rest.end());
}

/// Stages are named by id or letter; each once, in the order of the cycle.
void place_declared_stages(const PracticeRow& row, const Study& study, Practice& practice,
                           Diagnostics& diagnostics) {
  if (!study.cycle) return;
  for (const auto& name : row.declared_stages) {
    if (const auto stage = find_stage(*study.cycle, name, diagnostics)) {
      practice.declared_stages.push_back(*stage);
    }
  }
  settle_declared(practice);
}

/// What an application writes into its field for a stage is a claim that the practice has it; a
/// field left blank claims nothing.
void add_stage_texts(const Forms& forms, Study& study, Diagnostics& diagnostics) {
  if (!study.cycle) return;
  CodeIndex practices;
  for (const auto at : study.practices.count()) {
    practices.emplace(study.practices[at].id, static_cast<std::uint32_t>(at.value()));
  }
  for (const auto& field : forms.stage_fields) {
    const auto at = practices.find(field.practice);
    if (at == practices.end()) continue;  // its row is told of already
    auto& practice = study.practices[Index<Practice>(at->second)];
    for (const auto& id : field.stages) {
      const auto stage = find_stage(*study.cycle, {id, field.text.span}, diagnostics);
      if (!stage) continue;
      practice.stage_texts.push_back({*stage, field.text.value});
      if (!field.text.value.empty()) practice.declared_stages.push_back(*stage);
    }
  }
  for (auto& practice : study.practices) {
    std::ranges::stable_sort(practice.stage_texts, {}, &StageText::stage);
    settle_declared(practice);
  }
}

/// The text without the rows of the form that are fields of stages.
std::string without_fields(const std::string& text, const std::vector<Span>& fields) {
  std::string rest;
  std::size_t from = 0;
  for (const auto& field : fields) {
    rest += std::string_view(text).substr(from, field.begin - from);
    from = field.end;
  }
  return rest + text.substr(from);
}

void add_texts(const Forms& forms, const Sources& sources, Study& study, Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const auto& practice : study.practices) codes.push_back(practice.id);
  for (const auto& text : forms.texts) {
    const auto at = std::ranges::find(study.practices, text.practice, &Practice::id);
    if (at == study.practices.end()) {
      diagnostics.add(Found::text_without_practice, {},
                      {text.name, nearest_or_known(text.practice, codes)});
    } else {
      at->body = without_fields(sources[text.source].text, text.read_apart);
      at->body_file = text.name;
    }
  }
}

Practice practice_of(const PracticeRow& row, const Forms& forms, const Study& study,
                     const InstitutionNames& names, Diagnostics& diagnostics) {
  Practice practice;
  practice.id = row.id.value;
  practice.title = row.title.value;
  if (practice.title.empty()) practice.title = row.id.value;
  practice.institution = find_institution(names, row.institution, true, diagnostics);
  if (row.status) practice.status = row.status->value;
  if (row.registered_at) practice.registered_at = row.registered_at->value;
  practice.abstract = row.abstract.value;
  practice.body = row.text.value;
  place_in_themes(row, forms, study, practice, diagnostics);
  practice.group = group_of_applicant(study, row, practice);
  practice.applicant = row.applicant.value;
  practice.newcomer = row.newcomer && row.newcomer->value == Novelty::yes;
  practice.cost = cost_of(row.cost, diagnostics);
  place_checks(row, study, practice, diagnostics);
  place_declared_stages(row, study, practice, diagnostics);
  return practice;
}

}  // namespace

void build_institutions(const Forms& forms, Study& study, Diagnostics& diagnostics) {
  Codes codes;
  for (const auto& row : forms.institutions) {
    codes.add(row.id, diagnostics);
    study.institutions.push_back({row.id.value, row.short_name.value, row.full_name.value,
                                  row.type.value, row.settlement.value, texts_of(row.aliases)});
  }
}

void build_practices(const Forms& forms, const Sources& sources, Study& study,
                     Diagnostics& diagnostics) {
  if (!forms.has_institutions) {
    std::set<std::string> named;
    for (const auto& row : forms.practices) {
      if (!row.institution.value.empty()) named.insert(row.institution.value);
    }
    for (const auto& name : named) study.institutions.push_back({name, name, "", "", "", {}});
  }
  const InstitutionNames names(study.institutions);
  Codes codes;
  study.practices.reserve(forms.practices.size());
  for (const auto& row : forms.practices) {
    codes.add(row.id, diagnostics);
    study.practices.push_back(practice_of(row, forms, study, names, diagnostics));
  }
  add_texts(forms, sources, study, diagnostics);
  add_stage_texts(forms, study, diagnostics);
}

namespace {

/// A direction that the set does not have tells nothing of what the programme asks about.
std::vector<Index<Theme>> known_themes(const ExpertRow& row, const Study& study) {
  std::vector<Index<Theme>> known;
  if (!study.themes) return known;
  for (const auto& name : row.themes) {
    const auto& themes = study.themes->themes;
    const auto at = std::ranges::find(themes, name.value, &Theme::id);
    if (at != themes.end()) known.emplace_back(static_cast<std::size_t>(at - themes.begin()));
  }
  return known;
}

std::vector<Conflict> conflicts_of(const ExpertRow& row, const InstitutionNames& names,
                                   const CodeIndex& practices) {
  std::vector<Conflict> conflicts;
  const auto add = [&](const Located<std::string>& name, Conflict::Why why) {
    if (const auto at = names.find(name.value)) conflicts.push_back({why, *at, {}});
  };
  add(row.institution, Conflict::Why::works_there);
  for (const auto& name : row.former_institutions) add(name, Conflict::Why::worked_there);
  for (const auto& item : row.conflicts) {
    add(item, Conflict::Why::declared);
    const auto practice = practices.find(item.value);
    if (practice != practices.end()) {
      conflicts.push_back({Conflict::Why::declared, {}, Index<Practice>(practice->second)});
    }
  }
  return conflicts;
}

}  // namespace

void build_experts(const Forms& forms, const Sources& sources, Study& study,
                   Diagnostics& diagnostics) {
  const InstitutionNames names(study.institutions);
  CodeIndex practices;
  for (const auto at : study.practices.count()) {
    practices.emplace(study.practices[at].id, static_cast<std::uint32_t>(at.value()));
  }
  Codes codes;
  for (const auto& row : forms.experts) {
    codes.add(row.id, diagnostics);
    // An expert may work outside the programme; only a name that fits several is a slip.
    if (names.fitting(row.institution.value).size() > 1) {
      static_cast<void>(find_institution(names, row.institution, true, diagnostics));
    }
    study.experts.push_back({row.id.value, names.find(row.institution.value),
                             known_themes(row, study), conflicts_of(row, names, practices)});
  }
  if (!forms.experts.empty()) return;
  std::set<std::string> found;
  for (const auto& ratings : forms.ratings) {
    const std::string_view text = sources[ratings.table.source].text;
    CsvScanner scanner(text, ratings.table.delimiter, ratings.table.body);
    std::vector<Cell> cells;
    std::string scratch;
    std::string_view last;
    while (scanner.next(cells)) {
      if (!ratings.expert || *ratings.expert >= cells.size()) continue;
      const auto code = cell_text(text, cells[*ratings.expert], scratch);
      if (code == last || code.empty()) continue;
      last = *found.emplace(code).first;
    }
  }
  for (const auto& row : forms.assignment) {
    if (!row.expert.value.empty()) found.insert(row.expert.value);
  }
  for (const auto& row : forms.opinions) {
    if (!row.expert.value.empty()) found.insert(row.expert.value);
  }
  for (const auto& code : found) study.experts.push_back({code, std::nullopt});
}

}  // namespace otbor
