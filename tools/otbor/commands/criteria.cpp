#include <algorithm>

#include "engine/intake/intake.hpp"
#include "engine/intake/labelled.hpp"
#include "engine/intake/phrases.hpp"
#include "engine/render/criteria_annex.hpp"
#include "engine/render/format.hpp"
#include "engine/render/lexicon_yaml.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/text/suggest.hpp"
#include "engine/themes/learn.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

Exit usage(const Call& call, const Text& message) {
  return usage_error(call.lang, message, "criteria");
}

Exit no_such_file(const Call& call, const std::string& file) {
  return usage(call,
               format(Words{"файла `{0}` нет ни на диске, ни среди поставляемых с программой",
                            "there is no file `{0}`, on the disk or shipped with the program"},
                      {file}));
}

/// One file with its problems told; nullopt when there is no such file.
std::optional<CriteriaIntake> open_criteria(const Call& call, const std::string& file) {
  const auto access = single_file_access(file, call.limits, call.lang);
  if (!access.read(file)) return std::nullopt;
  auto intake = take_in_criteria(access, file, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  return intake;
}

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

/// Phrases for letters have a list that no criteria set has.
bool holds_phrases(const FileAccess& access, const std::string& file) {
  const auto read = access.read(file);
  if (!read) return false;
  const auto begins_a_line = [&](std::string_view key) {
    const auto at = read->bytes.find(key);
    return at != std::string::npos && (at == 0 || read->bytes[at - 1] == '\n');
  };
  return begins_a_line("фразы:") || begins_a_line("phrases:");
}

std::optional<PhrasesIntake> open_phrases(const Call& call, const std::string& file) {
  const auto access = single_file_access(file, call.limits, call.lang);
  if (!holds_phrases(access, file)) return std::nullopt;
  const auto set = take_in_criteria(access, set_with_the_cycle, intake_options(call));
  if (!set.cycle) return std::nullopt;
  auto intake = take_in_phrases(access, file, *set.cycle, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  return intake;
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
    const auto intake = open_criteria(call, file);
    if (!intake) return no_such_file(call, file);
    sum_up(file, *intake, intake->criteria || intake->themes || intake->cycle);
  }
  if (call.json) print(counted_as_json(errors, warnings));
  return errors > 0 ? Exit::input_errors : Exit::done;
}

Exit print_annex(const Call& call, std::span<const std::string> files) {
  const auto wish = call.value("--format").value_or("text");
  const auto* format_wished = find_format(wish == "text" ? "terminal" : wish);
  if (format_wished == nullptr) {
    std::vector<std::string> known{"text"};
    for (const auto* each : formats()) {
      if (each->id != "terminal") known.emplace_back(each->id);
    }
    return usage(call, format(Words{"нет формата `{0}`; есть: {1}",
                                    "there is no format `{0}`; "
                                    "there are: {1}"},
                              {wish, listed(known)}));
  }
  for (const auto& file : files) {
    const auto intake = open_criteria(call, file);
    if (!intake) return no_such_file(call, file);
    const bool readable = intake->criteria && intake->rules && !intake->diagnostics.has_errors();
    if (!readable) return Exit::input_errors;
    const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
    print(format_wished->print(
        criteria_annex(*intake->criteria, *intake->rules, intake->cycle, order),
        {.width = columns_of_stdout(), .colour = colour_on_stdout()}));
  }
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

/// Texts with known directions; nullopt, and told, when the file is not there or not as it should
/// be.
std::optional<std::vector<LabelledText>> open_labelled(const Call& call, const std::string& file,
                                                       std::vector<std::string>& function_words) {
  const auto access = single_file_access(file, call.limits, call.lang);
  const auto intake = take_in_labelled(access, file, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  if (intake.diagnostics.has_errors()) return std::nullopt;
  function_words = intake.function_words;
  std::vector<LabelledText> texts;
  for (const auto& row : intake.rows) {
    texts.push_back({row.title.value, row.abstract.value, row.text.value, row.theme.value});
  }
  return texts;
}

/// How well the lexicon does on texts that it was not learnt from.
Exit print_trial(const Call& call, const std::string& file, const Recognition& found) {
  if (call.json) {
    JsonWriter out;
    out.begin_object();
    out.key("texts").number(static_cast<std::int64_t>(found.texts));
    out.key("right").number(static_cast<std::int64_t>(found.right));
    out.key("accuracy").real(found.accuracy);
    out.key("macro_f1").real(found.macro_f1);
    out.end_object();
    print(out.take() + "\n");
    return Exit::done;
  }
  print(format(Words{"{0}: верно {1} из {2} (доля {3}), средняя F1 по направлениям {4}",
                     "{0}: {1} of {2} right (share {3}), mean F1 of the themes {4}"}
                   .in(call.lang),
               call.lang,
               {file, count(found.right), count(found.texts), number(fixed(found.accuracy, 3)),
                number(fixed(found.macro_f1, 3))}) +
        "\n");
  return Exit::done;
}

Exit learn_lexicon(const Call& call, std::span<const std::string> files) {
  const auto& file = files.front();
  if (!single_file_access(file, call.limits, call.lang).read(file)) return no_such_file(call, file);
  std::vector<std::string> function_words;
  const auto texts = open_labelled(call, file, function_words);
  if (!texts) return Exit::input_errors;
  LearnOptions options;
  if (const auto most = call.value("--words")) options.entries_max = std::stoul(*most);
  const auto set = learn(*texts, function_words, options);
  const auto trial = call.value("--try");
  if (!trial) {
    print(lexicon_yaml(set, {.file = legible(file), .texts = texts->size()}, call.lang));
    return Exit::done;
  }
  if (!single_file_access(*trial, call.limits, call.lang).read(*trial)) {
    return no_such_file(call, *trial);
  }
  const auto others = open_labelled(call, *trial, function_words);
  if (!others) return Exit::input_errors;
  return print_trial(call, legible(*trial), recognition(set, *others));
}

Exit criteria(const Call& call) {
  const auto action = legible(call.arguments.front());
  const auto rest = std::span(call.arguments).subspan(1);
  if (action == "schema" && rest.size() <= 1) return print_schema(call, rest);
  const bool on_files = action == "check" || action == "print" || action == "learn";
  if (on_files && rest.empty()) {
    return usage(call, Words{"не указан файл набора критериев", "no criteria file is given"});
  }
  if (action == "check") return check(call, rest);
  if (action == "print") return print_annex(call, rest);
  if (action == "learn") return learn_lexicon(call, rest);
  return usage(call, format(Words{"такой команды пока нет: `criteria {0}`{1}",
                                  "there is no such command yet: `criteria {0}`{1}"},
                            {action, did_you_mean(action, {"check", "print", "schema", "learn"})}));
}

}  // namespace

extern const Command criteria_command;
const Command criteria_command{
    .name = "criteria",
    .arguments =
        {{.name = {"check, print, schema или learn", "check, print, schema or learn"},
          .takes = Takes::word,
          .choices = {"check", "print", "schema", "learn"}},
         {.name = {"ФАЙЛ", "FILE"}, .takes = Takes::file, .required = false, .many = true}},
    .options = {{.name = "--format", .takes = Takes::word},
                {.name = "--try", .takes = Takes::file},
                {.name = "--words", .takes = Takes::number}},
    .run = criteria,
};

}  // namespace otbor
