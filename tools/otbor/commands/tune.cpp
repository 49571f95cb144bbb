#include <algorithm>

#include "engine/intake/variants.hpp"
#include "engine/pipeline.hpp"
#include "engine/render/format.hpp"
#include "engine/render/tuning/tuning.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_draft.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/trouble.hpp"

namespace otbor {
namespace {

constexpr std::size_t rows_on_screen = 40;

/// The changes that stand on the command line itself.
std::vector<VariantWord> words_of(const Call& call) {
  std::vector<VariantWord> words;
  for (const auto& [option, value] : call.options) {
    const bool changes = std::ranges::find(variant_options, option) != std::end(variant_options);
    if (changes) words.push_back({option, value});
  }
  return words;
}

/// The file of variants is named on the command line, so that a wrong name is a wrong command.
std::optional<Text> no_variants_file(const Call& call) {
  const auto file = call.value("--variants");
  if (!file || single_file_access(*file, call.limits, call.lang).read(*file)) return std::nullopt;
  return format(Words{"нет файла вариантов `{0}`: после `--variants` укажите путь к файлу YAML, "
                      "образец – в справке",
                      "there is no file of variants `{0}`: `--variants` takes the path of a YAML "
                      "file, the help shows one"},
                {legible(*file)});
}

/// nullopt: the problems are told.
std::optional<std::vector<Variant>> variants_of(const Call& call, const Study& study) {
  std::vector<Variant> variants;
  const auto take = [&](const VariantsIntake& intake) {
    tell_problems(call, intake.diagnostics, intake.sources);
    variants.insert(variants.end(), intake.variants.begin(), intake.variants.end());
    return !intake.diagnostics.has_errors();
  };
  bool good = true;
  if (const auto file = call.value("--variants")) {
    const auto access = single_file_access(*file, call.limits, call.lang);
    good = take(take_in_variants(access, *file, study, intake_options(call)));
  }
  if (const auto words = words_of(call); !words.empty()) {
    const Words line{"командная строка", "command line"};
    good = take(take_in_variant(words, line.in(call.lang), study, intake_options(call))) && good;
  }
  if (!good) return std::nullopt;
  return variants;
}

Exit tune_programme(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  if (words_of(call).empty() && !call.has("--variants")) {
    return usage_error(call.lang,
                       Words{"не сказано, что изменить: укажите, например, `--weight К5=2`, "
                             "`--places 8` или `--variants ФАЙЛ`",
                             "nothing is to be changed: say, for example, `--weight C5=2`, "
                             "`--places 8` or `--variants FILE`"},
                       "tune");
  }
  if (const auto wrong = no_variants_file(call)) return usage_error(call.lang, *wrong, "tune");
  const auto out = call.value("--out");
  if (out) {
    if (const auto refused = refuse_draft(*out, tuning_mark)) return told(call, *refused);
  }
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  auto variants = variants_of(call, *opened.study);
  if (!variants) return Exit::input_errors;

  const auto tuning = tune(std::move(*opened.study), std::move(*variants), call.threads);
  const RenderOrder order{.lang = call.lang, .draft = true, .engine_version = std::string(version)};
  if (out) {
    const auto page = find_format("html")->print(tuning_report(tuning, order), {});
    if (const auto trouble = write_draft(*out, tuning_mark, page)) return told(call, *trouble);
  }
  if (call.json) {
    print(tuning_json(tuning, order));
    return Exit::done;
  }
  print(find_format("terminal")
            ->print(tuning_report(tuning, order), {.width = columns_of_stdout(),
                                                   .colour = colour_on_stdout(),
                                                   .rows_max = rows_on_screen}));
  if (out) {
    print("\n" + std::string(Words{"Черновик: ", "Draft: "}.in(call.lang)) + *out + "\n");
  }
  return Exit::done;
}

}  // namespace

extern const Command tune_command;
const Command tune_command{
    .name = "tune",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--weight", .takes = Takes::word, .many = true},
                {.name = "--gate", .takes = Takes::word, .many = true},
                {.name = "--pass-mark", .takes = Takes::word},
                {.name = "--places", .takes = Takes::word},
                {.name = "--method", .takes = Takes::word},
                {.name = "--quota", .takes = Takes::word, .many = true},
                {.name = "--no-quotas"},
                {.name = "--without-expert", .takes = Takes::word, .many = true},
                {.name = "--without-practice", .takes = Takes::word, .many = true},
                {.name = "--variants", .takes = Takes::file},
                {.name = "--out", .takes = Takes::file}},
    .run = tune_programme,
};

}  // namespace otbor
