#include <algorithm>
#include <utility>

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/build/earlier.hpp"
#include "engine/intake/build/forum.hpp"
#include "engine/intake/build/stage_words.hpp"
#include "engine/intake/build/tables.hpp"
#include "engine/intake/check.hpp"
#include "engine/intake/loader.hpp"
#include "engine/intake/paperwork.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

std::optional<std::uint32_t> small(const std::optional<WholeValue>& value) {
  return value ? std::optional(static_cast<std::uint32_t>(value->value)) : std::nullopt;
}

std::string text_of(const std::optional<TextValue>& value) {
  return value ? value->value : std::string();
}

ForumFacts build_forum(const ForumForm& form, const Study& study, Diagnostics& diagnostics) {
  ForumFacts facts{.theme = text_of(form.theme),
                   .source = text_of(form.source),
                   .applications = small(form.applications),
                   .presented = small(form.presented),
                   .connections_low = small(form.connections_low),
                   .connections_high = small(form.connections_high),
                   .praised = {},
                   .shortcomings = {},
                   .recommendations = {}};
  const InstitutionNames names(study.institutions);
  for (const auto& name : form.praised) {
    if (const auto at = names.find(name.value)) {
      facts.praised.push_back(*at);
    } else {
      diagnostics.add(Found::unknown_institution, name.span, {name.value, names.guess(name.value)});
    }
  }
  for (const auto& text : form.shortcomings) facts.shortcomings.push_back(text.value);
  for (const auto& text : form.recommendations) facts.recommendations.push_back(text.value);
  return facts;
}

void check_version(const Forms& forms, const CriteriaSet& criteria, Diagnostics& diagnostics) {
  const auto& pinned = forms.programme.criteria_version;
  if (pinned && pinned->value != criteria.version && !criteria.version.empty()) {
    diagnostics.add(Found::criteria_version_differs, pinned->span,
                    {pinned->value, criteria.version}, forms.criteria->version.span);
  }
}

std::vector<FileDigest> digests_of(const Sources& sources) {
  std::vector<FileDigest> digests;
  for (const auto& source : sources.all()) {
    digests.push_back({source.name, source.sha256, source.bytes});
  }
  std::ranges::sort(digests, {}, &FileDigest::name);
  // Each sheet of a workbook is a source of its own.
  const auto again = std::ranges::unique(digests, {}, &FileDigest::name);
  digests.erase(again.begin(), again.end());
  return digests;
}

/// "programme.yaml:34"
std::string written_at(const Sources& sources, Span span) {
  if (!span.known()) return {};
  const auto& source = sources[span.source];
  const auto before = std::string_view(source.text).substr(0, span.begin);
  return source.name + ":" + std::to_string(std::ranges::count(before, '\n') + 1);
}

/// Where the rules of the list stand; the forms and the rules have the same quotas when there are
/// no errors.
void note_places(const RulesForm& form, const Sources& sources, SelectionRules& rules) {
  if (!form.selection) return;
  const auto& selection = *form.selection;
  if (selection.places) rules.places_written = written_at(sources, selection.places->span);
  if (selection.quotas.size() != rules.quotas.size()) return;
  for (std::size_t i = 0; i < rules.quotas.size(); ++i) {
    rules.quotas[i].written = written_at(sources, selection.quotas[i].span);
  }
  for (std::size_t i = 0; i < rules.budgets.size(); ++i) {
    rules.budgets[i].written = written_at(sources, selection.budgets[i].span);
  }
}

}  // namespace

void build_programme(const Forms& forms, Study& study, Diagnostics& diagnostics) {
  const auto& form = forms.programme;
  study.programme.title = form.title.value;
  study.programme.body = text_of(form.body);
  study.programme.place = text_of(form.place);
  study.programme.note = text_of(form.note);
  if (form.date) study.programme.date = form.date->value;
  study.programme.stage = form.stage.value;
  study.programme.provenance = form.provenance.value;
  if (form.forum) study.programme.forum = build_forum(*form.forum, study, diagnostics);
}

namespace {

std::optional<Study> study_of(const Forms& forms, const Sources& sources,
                              const IntakeOptions& options, Diagnostics& diagnostics) {
  Study study;
  if (forms.cycle) {
    study.cycle = build_cycle(*forms.cycle, forms.programme.cycle_positions, diagnostics);
    if (study.cycle && forms.stage_words) {
      build_stage_words(sources, *forms.stage_words, *study.cycle, diagnostics);
    }
  }
  if (forms.themes) study.themes = build_themes(*forms.themes, diagnostics);
  const Cycle* cycle = study.cycle ? &*study.cycle : nullptr;
  auto criteria = build_criteria(*forms.criteria, cycle, diagnostics);
  if (!criteria) return std::nullopt;
  study.criteria = std::move(*criteria);
  study.criteria.sha256 = sources[forms.criteria_source].sha256;
  check_version(forms, study.criteria, diagnostics);

  const RulesForm* plan = forms.programme.plan ? &*forms.programme.plan : nullptr;
  const auto rules = effective_rules(*forms.criteria, plan);
  study.rules = build_rules(rules, study.criteria, options.offers, diagnostics);
  note_places(rules, sources, study.rules.selection);
  const auto& list = study.rules.selection;
  if (study.rules.bands.empty() && !list.places && list.budgets.empty() &&
      list.rule != "recorded") {
    diagnostics.add(Found::no_decision_rule, {forms.programme_source, 0, 0});
  }

  build_institutions(forms, study, diagnostics);
  build_practices(forms, sources, study, diagnostics);
  for (const auto& [file, rows] : forms.past) {
    for (const auto& row : rows) {
      study.past_practices.push_back({file, row.id.value, row.title.value, row.abstract.value});
    }
  }
  build_experts(forms, sources, study, diagnostics);
  build_decisions(forms, study, diagnostics);
  build_assignment(forms, study, diagnostics);
  build_programme(forms, study, diagnostics);
  study.earlier = build_earlier(forms, sources, study, diagnostics);
  study.forum = build_forum_records(forms, sources, study, diagnostics);
  const auto sheets = build_sheets(forms, sources, study, options.threads, diagnostics);
  build_opinions(forms, study, diagnostics);

  const CheckInput input{.forms = forms,
                         .sources = sources,
                         .study = study,
                         .rows = sheets.rows,
                         .row_of = sheets.row_of,
                         .blanks_may_wait = options.blanks_may_wait};
  for (const Check* check : checks()) check->run(input, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  study.inputs = digests_of(sources);
  return study;
}

/// Applications alone may be the register of practices. Where other tables name practices that have
/// no application, it is the table that is not there: every row that names one would say the same.
std::optional<Diagnostic> sign_of_missing_register(const Forms& forms, const Sources& sources,
                                                   const Diagnostics& diagnostics) {
  const bool only_applications =
      !forms.practices.empty() && std::ranges::all_of(forms.practices, [&](const auto& row) {
        return sources[row.span.source].name.starts_with("applications/");
      });
  if (!only_applications) return std::nullopt;
  for (const auto& one : diagnostics.sorted()) {
    if (one.found == Found::unknown_practice) return one;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Study> validate(const Forms& forms, const Sources& sources,
                              const IntakeOptions& options, Diagnostics& diagnostics) {
  const auto of_reading = diagnostics;
  auto study = study_of(forms, sources, options, diagnostics);
  if (study) return study;
  const auto sign = sign_of_missing_register(forms, sources, diagnostics);
  if (!sign) return std::nullopt;
  auto without = forms;
  std::vector<std::string> codes;
  for (const auto& row : without.practices) codes.push_back(row.id.value);
  without.practices.clear();
  without.texts.clear();
  diagnostics = of_reading;
  const auto& files = forms.programme.files;
  const bool damaged = std::ranges::any_of(
      sources.all(), [](const Source& one) { return one.name.starts_with("practices."); });
  if (!damaged && (!files || !files->practices)) {  // either is told of already
    const auto why =
        format(Words{"; среди заявок папки `applications` ({0}) нет практики `{1}`",
                     "; the applications in `applications` ({0}) have no practice `{1}`"},
               {listed(codes), sign->args.front()});
    diagnostics.add(Found::missing_file, {forms.programme_source, 0, 0}, {"practices.csv", why},
                    sign->span);
  }
  return study_of(without, sources, options, diagnostics);
}

Intake take_in(const FileAccess& files, std::string_view name, const IntakeOptions& options) {
  Intake intake{.sources = {}, .diagnostics = Diagnostics(options.limits), .study = {}};
  const auto forms = load(files, name, options, intake.sources, intake.diagnostics);
  if (!forms) return intake;
  auto papers = load_paperwork(files, options, intake.sources, intake.diagnostics);
  intake.study = validate(*forms, intake.sources, options, intake.diagnostics);
  const Cycle* cycle = intake.study && intake.study->cycle ? &*intake.study->cycle : nullptr;
  const auto paperwork =
      build_paperwork(std::move(papers), cycle, options.offers, intake.diagnostics);
  if (intake.diagnostics.has_errors()) {
    intake.study.reset();
  } else {
    for (const auto& expert : forms->experts) {
      if (!expert.name.value.empty()) paperwork->expert_names.push_back(expert.name.value);
    }
    intake.study->paperwork = paperwork;
  }
  return intake;
}

namespace {

bool has_key(const Node& root, std::string_view en, std::string_view ru) {
  return std::ranges::any_of(root.entries, [&](const Entry& entry) {
    const auto key = normal_key(entry.key);
    return key == normal_key(en) || key == normal_key(ru);
  });
}

}  // namespace

CriteriaIntake take_in_criteria(const FileAccess& files, std::string_view name,
                                const IntakeOptions& options) {
  CriteriaIntake intake{.sources = {},
                        .diagnostics = Diagnostics(options.limits),
                        .criteria = {},
                        .rules = {},
                        .cycle = {},
                        .themes = {}};
  auto& diagnostics = intake.diagnostics;
  Loader loader(files, options, intake.sources, diagnostics);
  const auto read = loader.text(name, true, {}, true);
  const auto root = read ? parse_yaml(intake.sources, *read, diagnostics) : std::nullopt;
  if (!root) return intake;
  const auto source = *read;
  const auto as = [&]<class Form>(Form form) {
    form = FormReader(diagnostics).read_form<Form>(*root);
    put_first(form, options.lang);
    return form;
  };
  if (has_key(*root, "tracks", "направления")) {
    intake.themes = build_themes(as(ThemesForm()), diagnostics);
    return intake;
  }
  if (has_key(*root, "stages", "этапы") && !has_key(*root, "criteria", "критерии")) {
    const auto form = as(CycleForm());
    intake.cycle = build_cycle(form, {}, diagnostics);
    const auto* words = intake.cycle ? word_weights_of(form) : nullptr;
    const auto table = words != nullptr ? loader.table(words->value, true, words->span)
                                        : std::optional<CsvTable>();
    if (table) build_stage_words(intake.sources, *table, *intake.cycle, diagnostics);
    return intake;
  }
  const auto form = as(CriteriaForm());
  const auto cycle_form = form.cycle
                              ? loader.form<CycleForm>(form.cycle->value, true, form.cycle->span)
                              : loader.form<CycleForm>("cycles/management-cycle.yaml", false, {});
  if (cycle_form) intake.cycle = build_cycle(*cycle_form, {}, diagnostics);
  const Cycle* cycle = intake.cycle ? &*intake.cycle : nullptr;
  auto criteria = build_criteria(form, cycle, diagnostics);
  if (!criteria) return intake;
  criteria->sha256 = intake.sources[source].sha256;
  auto rules = build_rules(effective_rules(form, nullptr), *criteria, options.offers, diagnostics);
  if (diagnostics.has_errors()) return intake;
  intake.criteria = std::move(criteria);
  intake.rules = std::move(rules);
  return intake;
}

}  // namespace otbor
