#include <algorithm>
#include <array>

#include "engine/intake/intake.hpp"
#include "engine/intake/names.hpp"
#include "engine/intake/phrases.hpp"
#include "engine/render/criteria/annex.hpp"
#include "engine/render/criteria/diff.hpp"
#include "engine/render/format.hpp"
#include "engine/render/json/criteria_set.hpp"
#include "engine/render/json/plan.hpp"
#include "engine/text/suggest.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/otbor/criteria_actions.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

Exit usage(const Call& call, const Text& message) {
  return usage_error(call.lang, message, "criteria");
}

}  // namespace

Exit no_such_file(const Call& call, const std::string& file) {
  return usage(call,
               format(Words{"файла `{0}` нет ни на диске, ни среди поставляемых с программой",
                            "there is no file `{0}`, on the disk or shipped with the program"},
                      {file}));
}

std::optional<CriteriaIntake> open_criteria(const Call& call, const std::string& file) {
  const auto access = single_file_access(file, call.limits, call.lang);
  if (!access.read(file)) return std::nullopt;
  auto intake = take_in_criteria(access, file, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  return intake;
}

std::optional<std::string> printed(const Call& call, const Document& document) {
  const auto wish = call.value("--format").value_or("text");
  const auto* format_wished = find_format(wish == "text" ? "terminal" : wish);
  if (format_wished == nullptr) {
    std::vector<std::string> known{"text"};
    for (const auto* each : formats()) {
      if (each->id != "terminal") known.emplace_back(each->id);
    }
    usage(call, format(Words{"нет формата `{0}`; есть: {1}",
                             "there is no format `{0}`; "
                             "there are: {1}"},
                       {wish, listed(known)}));
    return std::nullopt;
  }
  return format_wished->print(document,
                              {.width = columns_of_stdout(), .colour = colour_on_stdout()});
}

namespace {
/// A file of directions or of a cycle.
std::string summary_of_context(const std::string& file, const CriteriaIntake& intake, Lang lang) {
  if (intake.themes) {
    std::size_t entries = 0;
    for (const auto& theme : intake.themes->themes) {
      entries += theme.strong.size() + theme.supporting.size() + theme.weighted.size();
    }
    return format(Words{"{0}: замечаний нет – «{1}», {2} {2|направление|направления|направлений}, "
                        "записей в словарях: {3}",
                        "{0}: nothing to mend – “{1}”, {2} {2|theme|themes}, entries: {3}"}
                      .in(lang),
                  lang,
                  {file, intake.themes->title, count(intake.themes->themes.count().value()),
                   count(entries)}) +
           "\n";
  }
  return format(Words{"{0}: замечаний нет – «{1}», {2} {2|этап|этапа|этапов}",
                      "{0}: nothing to mend – “{1}”, {2} {2|stage|stages}"}
                    .in(lang),
                lang, {file, intake.cycle->title, count(intake.cycle->stages.count().value())}) +
         "\n";
}

/// The cycle of nine stages that is shipped with the program.
constexpr std::string_view set_with_the_cycle = "criteria/municipal-expertise.yaml";

/// Phrases for letters and words of names have a list that no criteria set has.
bool has_list(const FileAccess& access, const std::string& file, Words key) {
  const auto read = access.read(file);
  if (!read) return false;
  const auto begins_a_line = [&](std::string_view word) {
    const auto at = read->bytes.find(std::string(word) + ":");
    return at != std::string::npos && (at == 0 || read->bytes[at - 1] == '\n');
  };
  return begins_a_line(key.ru) || begins_a_line(key.en);
}

std::optional<PhrasesIntake> open_phrases(const Call& call, const std::string& file) {
  const auto access = single_file_access(file, call.limits, call.lang);
  if (!has_list(access, file, {"фразы", "phrases"})) return std::nullopt;
  const auto set = take_in_criteria(access, set_with_the_cycle, intake_options(call));
  if (!set.cycle) return std::nullopt;
  auto intake = take_in_phrases(access, file, *set.cycle, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  return intake;
}

std::optional<NamesIntake> open_lexicon(const Call& call, const std::string& file) {
  const auto access = single_file_access(file, call.limits, call.lang);
  if (!has_list(access, file, {"виды", "kinds"})) return std::nullopt;
  auto intake = take_in_names(access, file, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  return intake;
}

std::string summary_of(const std::string& file, const NamesIntake& intake, Lang lang) {
  return format(Words{"{0}: замечаний нет – «{1}», {2} {2|вид|вида|видов} организаций",
                      "{0}: nothing to mend – “{1}”, {2} {2|kind|kinds} of institutions"}
                    .in(lang),
                lang, {file, intake.lexicon->title, count(intake.lexicon->kinds.count().value())}) +
         "\n";
}

std::string summary_of(const std::string& file, const PhrasesIntake& intake, Lang lang) {
  std::size_t stages = 0;
  for (const auto& one : intake.phrases) stages += one.action.empty() ? 0U : 1U;
  return format(Words{"{0}: замечаний нет – «{1}», этапов с фразами {2} из {3}",
                      "{0}: nothing to mend – “{1}”, stages with phrases {2} of {3}"}
                    .in(lang),
                lang, {file, intake.title, count(stages), count(intake.phrases.count().value())}) +
         "\n";
}

std::string summary_of(const std::string& file, const CriteriaIntake& intake, Lang lang) {
  if (!intake.criteria) return summary_of_context(file, intake, lang);
  const auto& set = *intake.criteria;
  return format(
             Words{"{0}: замечаний нет – «{1}», версия {2}, {3} {3|критерий|критерия|критериев}, "
                   "максимум {4}",
                   "{0}: nothing to mend – “{1}”, version {2}, {3} {3|criterion|criteria}, "
                   "maximum {4}"}
                 .in(lang),
             lang,
             {file, set.title, set.version, count(set.criteria.count().value()),
              number(to_text(set.maximum[Index<ApplicantGroup>(0)]))}) +
         "\n";
}

/// No errors, and still worth a look.
void print_remarks(const CriteriaSet& set, Lang lang) {
  for (const auto& line : lint_lines(set, lint_set(set), lang)) print("  – " + line.text + "\n");
}

Exit check(const Call& call, std::span<const std::string> files) {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  const auto sum_up = [&](const std::string& file, const auto& intake, bool whole) {
    errors += intake.diagnostics.errors();
    warnings += intake.diagnostics.warnings();
    if (call.json) return;
    print(intake.diagnostics.empty() && whole
              ? summary_of(file, intake, call.lang)
              : file + ": " +
                    counted_problems(intake.diagnostics.errors(), intake.diagnostics.warnings(),
                                     call.lang));
  };
  for (const auto& file : files) {
    if (const auto phrases = open_phrases(call, file)) {
      sum_up(file, *phrases, phrases->found);
      continue;
    }
    if (const auto lexicon = open_lexicon(call, file)) {
      sum_up(file, *lexicon, lexicon->lexicon != nullptr);
      continue;
    }
    const auto intake = open_criteria(call, file);
    if (!intake) return no_such_file(call, file);
    sum_up(file, *intake, intake->criteria || intake->themes || intake->cycle);
    if (!call.json && intake->diagnostics.empty() && intake->criteria) {
      print_remarks(*intake->criteria, call.lang);
    }
  }
  if (call.json) print(counted_as_json(errors, warnings));
  return errors > 0 ? Exit::input_errors : Exit::done;
}

/// The sets and their rules for a program: `{"sets": [{file, criteria, plan}]}`.
class SetsAsJson {
 public:
  SetsAsJson() { out_.begin_object().key("sets").begin_array(); }
  void add(const std::string& file, const CriteriaSet& set, const Rules& rules) {
    out_.begin_object().key("file").string(file);
    json::criteria_set(out_.key("criteria"), set);
    json::plan(out_.key("plan"), set, rules);
    out_.end_object();
  }
  [[nodiscard]] std::string take() {
    out_.end_array().end_object();
    return out_.take() + "\n";
  }

 private:
  JsonWriter out_;
};

Exit print_annex(const Call& call, std::span<const std::string> files) {
  if (call.json && call.has("--format")) {
    return usage(call, Words{"`--json` и `--format` вместе не действуют: выберите одно",
                             "`--json` and `--format` do not go together: choose one"});
  }
  SetsAsJson sets;
  for (const auto& file : files) {
    const auto intake = open_criteria(call, file);
    if (!intake) return no_such_file(call, file);
    const bool readable = intake->criteria && intake->rules && !intake->diagnostics.has_errors();
    if (!readable) return Exit::input_errors;
    if (call.json) {
      sets.add(file, *intake->criteria, *intake->rules);
      continue;
    }
    const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
    const auto text =
        printed(call, criteria_annex(*intake->criteria, *intake->rules, intake->cycle, order));
    if (!text) return Exit::usage;
    print(*text);
  }
  if (call.json) print(sets.take());
  return Exit::done;
}

Exit print_schema(const Call& call, std::span<const std::string> forms) {
  const std::string form = forms.empty() ? "criteria" : legible(forms.front());
  if (const auto schema = json_schema(form, call.lang)) {
    print(*schema);
    return Exit::done;
  }
  const auto names = schema_names();
  const std::vector<std::string> known(names.begin(), names.end());
  return usage(call, format(Words{"нет схемы `{0}`{1}; есть: {2}",
                                  "there is no schema `{0}`{1}; there are: {2}"},
                            {form, did_you_mean(form, known), listed(known)}));
}

constexpr std::array<std::string_view, 3> weighing{"ahp", "diff", "learn-weights"};

Exit criteria(const Call& call) {
  const auto action = legible(call.arguments.front());
  const auto rest = std::span(call.arguments).subspan(1);
  if (action == "schema" && rest.size() <= 1) return print_schema(call, rest);
  if (action == "ahp" && rest.size() == 1) return criteria_ahp(call, rest.front());
  if (action == "diff" && rest.size() == 2) return criteria_diff(call, rest[0], rest[1]);
  if (action == "learn-weights" && !rest.empty()) return criteria_learn(call, rest);
  if (action == "learn-stages" && (!rest.empty() || call.value("--try"))) {
    return criteria_stages(call, rest);
  }
  if (std::ranges::find(weighing, action) != weighing.end()) {
    return usage(call,
                 Words{"`criteria ahp` читает один файл суждений, `criteria diff` – два набора, "
                       "`criteria learn-weights` – одну программу или несколько",
                       "`criteria ahp` takes one file of judgements, `criteria diff` two sets, "
                       "`criteria learn-weights` one programme or more"});
  }
  const bool on_files =
      action == "check" || action == "print" || action == "learn" || action == "learn-stages";
  if (on_files && rest.empty()) {
    return usage(call, Words{"не указан файл набора критериев", "no criteria file is given"});
  }
  if (action == "check") return check(call, rest);
  if (action == "print") return print_annex(call, rest);
  if (action == "learn") return criteria_lexicon(call, rest);
  return usage(
      call,
      format(Words{"такой команды нет: `criteria {0}`{1}",
                   "there is no such command: `criteria {0}`{1}"},
             {action, did_you_mean(action, {"check", "print", "schema", "learn", "learn-stages",
                                            "ahp", "diff", "learn-weights"})}));
}

}  // namespace

extern const Command criteria_command;
const Command criteria_command{
    .name = "criteria",
    .arguments =
        {{.name = {"действие", "action"},
          .takes = Takes::word,
          .choices = {"check", "print", "schema", "learn", "learn-stages", "ahp", "diff",
                      "learn-weights"}},
         {.name = {"ФАЙЛ", "FILE"}, .takes = Takes::file, .required = false, .many = true}},
    .options = {{.name = "--format", .takes = Takes::word},
                {.name = "--ratings", .takes = Takes::folder},
                {.name = "--sum", .takes = Takes::word},
                {.name = "--cycle", .takes = Takes::file},
                {.name = "--try", .takes = Takes::file},
                {.name = "--words", .takes = Takes::number}},
    .run = criteria,
};

}  // namespace otbor
