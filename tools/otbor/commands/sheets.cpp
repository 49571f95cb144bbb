#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/intake/ratings/collect.hpp"
#include "engine/model/in_hands.hpp"
#include "engine/render/format.hpp"
#include "engine/render/sheets/application_form.hpp"
#include "engine/render/sheets/score_book.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/choice.hpp"
#include "tools/otbor/next_step.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

struct Issued {
  std::string file;
  std::string expert;
  std::size_t practices = 0;
  std::string bytes;
};

/// Codes are people's own: what no system takes in a name becomes a hyphen.
std::string file_name(std::string name) {
  std::ranges::replace_if(
      name,
      [](char c) { return std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos; },
      '-');
  return name;
}

/// The study does not keep the documents' names, the tables of ratings do.
NamedEvidence named_evidence(const Call& call, const ProgrammePath& path) {
  const auto access = folder_access(path.folder, call.limits, call.lang);
  std::vector<RawFile> apart;  // tables of a folder that every run reads by itself
  for (const auto& name : access.list("sheets")) {
    if (auto file = access.read("sheets/" + name)) apart.push_back(std::move(*file));
  }
  NamedEvidence named;
  const auto held = collect(access, path.file, apart, intake_options(call)).collection;
  if (!held) return named;
  const auto& study = held->study;
  for (const auto& [key, line] : held->lines) {
    if (line.evidence.empty()) continue;
    named[{study.practices[key.practice].id, study.experts[key.expert].id,
           std::string(column_code(study, key.column))}] = line.evidence;
  }
  return named;
}

std::vector<Issued> sheets_of(const Call& call, const Study& study, Index<Expert> expert,
                              const std::vector<Index<Practice>>& practices,
                              const NamedEvidence& evidence) {
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  const auto& code = study.experts[expert].id;
  if (!call.has("--paper")) {
    const ScoreBookOrder book{expert, practices, !call.has("--blank"), &evidence};
    return {{file_name(code) + ".xlsx", code, practices.size(), score_book(study, book, order)}};
  }
  const auto* format = find_format(call.value("--format").value_or("docx"));
  std::vector<Issued> issued;
  for (const auto practice : practices) {
    const auto document = paper_sheet(study, expert, practice, order);
    issued.push_back({file_name(document.id) + "." + std::string(format->extension), code, 1,
                      format->print(document, {})});
  }
  return issued;
}

/// A file that somebody may have filled is never written over.
std::vector<std::string> in_the_way(const Call& call, const std::string& folder,
                                    const std::vector<Issued>& issued) {
  std::vector<std::string> names;
  for (const auto& sheet : issued) {
    const auto there = read_file(folder + "/" + sheet.file, call.limits.file_bytes);
    if (there.exists && (!there.good() || there.bytes != sheet.bytes)) names.push_back(sheet.file);
  }
  return names;
}

std::optional<Text> write_all(const std::string& folder, const std::vector<Issued>& issued) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  for (const auto& sheet : issued) {
    if (auto problem = write_file(folder + "/" + sheet.file, sheet.bytes)) return problem;
  }
  return std::nullopt;
}

std::string as_json(const std::string& folder, const std::vector<Issued>& issued) {
  JsonWriter json;
  json.begin_object();
  json.key("folder").string(legible(folder));
  json.key("sheets").begin_array();
  for (const auto& sheet : issued) {
    json.begin_row_object();
    json.key("file").string(sheet.file);
    json.key("expert").string(sheet.expert);
    json.key("practices").number(static_cast<std::int64_t>(sheet.practices));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

void print_list(const Call& call, const Study& study, const std::string& folder,
                const std::vector<Issued>& issued) {
  for (const auto& sheet : issued) {
    print(format(Words{"{0}: {1} {1|практика|практики|практик}, {2}\n",
                       "{0}: {1} {1|practice|practices}, {2}\n"}
                     .in(call.lang),
                 call.lang, {sheet.expert, count(sheet.practices), sheet.file}));
  }
  if (study.assignment.empty()) {
    print(Words{
        "Закрепления нет (его составляет otbor assign): каждому выданы все допущенные практики, "
        "кроме тех, где у него конфликт интересов или самоотвод.\n",
        "There is no assignment (otbor assign makes one): everyone gets all practices that take "
        "part, except where a "
        "conflict of interest or a recusal stands against it.\n"}
              .in(call.lang));
  }
  print(format(Words{"Листы: {0}\nСобрать заполненные: otbor collect {1} ФАЙЛЫ…\n",
                     "Sheets: {0}\nTo collect what is filled: otbor collect {1} FILES…\n"}
                   .in(call.lang),
               call.lang, {folder, shell_word(call.arguments.front())}));
}

/// Experts that are asked for; nullopt when the code is nobody's, which is told.
std::optional<std::vector<Index<Expert>>> chosen_experts(const Call& call, const Study& study) {
  const auto wanted = call.value("--expert");
  if (study.experts.empty()) {
    tell(call.lang, Words{"в программе нет экспертов: заполните experts.csv (код, организация)",
                          "the programme has no experts: fill experts.csv (id, institution)"});
    return std::nullopt;
  }
  std::vector<Index<Expert>> experts;
  std::vector<std::string> codes;
  for (const auto at : study.experts.count()) {
    experts.push_back(at);
    codes.push_back(study.experts[at].id);
  }
  if (!wanted) return experts;
  if (const auto one = choose_expert(study, *wanted)) return {{*one}};
  tell(call.lang,
       format(Words{"эксперта `{0}` в программе нет{1}", "the programme has no expert `{0}`{1}"},
              {legible(*wanted), nearest_or_known(*wanted, codes)}));
  return std::nullopt;
}

/// The form for applicants; one that is there already may have been set by hand.
Exit write_form(const Call& call, const Study& study, const std::string& file) {
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  const auto bytes = find_format("docx")->print(application_form(study, order), {});
  const auto there = read_file(file, call.limits.file_bytes);
  if (there.exists && (!there.good() || there.bytes != bytes)) {
    tell(call.lang, format(Words{"`{0}` уже есть, и это не бланк заявки; назовите другой файл",
                                 "`{0}` is there and is no form of ours; name another file"},
                           {legible(file)}));
    return Exit::usage;
  }
  if (const auto problem = write_file(file, bytes)) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  print(format(Words{"Бланк заявки: {0}\nЗаполненные положите в папку applications программы под "
                     "кодами практик: P01.docx, P02.docx, …\n",
                     "The form: {0}\nPut the filled ones into the folder applications of the "
                     "programme under codes of practices: P01.docx, P02.docx, …\n"}
                   .in(call.lang),
               call.lang, {legible(file)}));
  return Exit::done;
}

Exit sheets(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  const auto opened = open_programme(call, *path, {.blanks_may_wait = true});
  if (!opened.study) return stopped_by_errors(call, opened);
  const auto& study = *opened.study;
  if (const auto form = call.value("--application")) return write_form(call, study, *form);
  const auto experts = chosen_experts(call, study);
  if (!experts) return Exit::usage;

  const bool repeats = !call.has("--blank") && !call.has("--paper");
  const auto evidence = repeats ? named_evidence(call, *path) : NamedEvidence();
  std::vector<Issued> issued;
  for (const auto expert : *experts) {
    const auto practices = in_hands(study, expert);
    if (practices.empty()) {
      tell(call.lang, format(Words{"эксперту {0} оценивать нечего: лист не выдан",
                                   "expert {0} has nothing to rate: no sheet is made"},
                             {study.experts[expert].id}));
      continue;
    }
    auto made = sheets_of(call, study, expert, practices, evidence);
    std::ranges::move(made, std::back_inserter(issued));
  }
  if (issued.empty() && !call.json) return Exit::done;  // why has been told
  const auto folder = call.value("--out").value_or(path->folder + "/sheets-to-fill");
  if (const auto names = in_the_way(call, folder, issued); !names.empty()) {
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
    tell(
        call.lang,
        format(Words{"в папке {0} уже есть другие листы с этими именами: {1}; их могли заполнить, "
                     "поэтому ничего не записано. Выберите другую папку ключом `--out`",
                     "{0} already holds other sheets of these names: {1}; somebody may have filled "
                     "them, so nothing is written. Choose another folder by `--out`"},
               {folder, all}));
    return Exit::usage;
  }
  if (const auto problem = write_all(folder, issued)) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  if (call.json) {
    print(as_json(folder, issued));
  } else {
    print_list(call, study, folder, issued);
  }
  return Exit::done;
}

}  // namespace

extern const Command sheets_command;
const Command sheets_command{
    .name = "sheets",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--out", .takes = Takes::folder},
                {.name = "--expert", .takes = Takes::word},
                {.name = "--blank"},
                {.name = "--paper"},
                {.name = "--format", .takes = Takes::word, .choices = {"docx", "html"}},
                {.name = "--application", .takes = Takes::file}},
    .run = sheets,
};

}  // namespace otbor
