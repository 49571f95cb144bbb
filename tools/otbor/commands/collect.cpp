#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/render/collection/collection.hpp"
#include "engine/render/format.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/sha256.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/collecting.hpp"
#include "tools/otbor/next_step.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

struct FoundFiles {
  std::vector<std::string> tables;
  std::vector<std::string> others;  // a letter, a photograph of a sheet: somebody must look at it
};

/// A folder stands for the tables in it and in its folders: mail is kept by sender.
FoundFiles paths_of(const std::vector<std::string>& arguments) {
  FoundFiles found;
  for (const auto& argument : arguments) {
    std::error_code error;
    if (!fs::is_directory(argument, error)) {
      found.tables.push_back(argument);
      continue;
    }
    FoundFiles inside;
    for (fs::recursive_directory_iterator entry(argument, error), end; !error && entry != end;
         entry.increment(error)) {
      const auto name = entry->path().filename().string();
      const bool trace = name.starts_with('.') || name.starts_with("~$");
      if (trace) entry.disable_recursion_pending();
      if (trace || entry->is_directory(error)) continue;
      (is_table(name) ? inside.tables : inside.others).push_back(entry->path().string());
    }
    for (auto [from, to] :
         {std::pair(&inside.tables, &found.tables), std::pair(&inside.others, &found.others)}) {
      std::ranges::sort(*from);
      std::ranges::move(*from, std::back_inserter(*to));
    }
  }
  return found;
}

void tell_others(const Call& call, const std::vector<std::string>& others) {
  if (others.empty()) return;
  std::string all;
  for (const auto& path : others) all += (all.empty() ? "" : ", ") + legible(path);
  tell(call.lang, format(Words{"эти файлы не читаются, посмотрите их сами: {0}",
                               "these files are not read, look at them yourself: {0}"},
                         {all}));
}

/// The files that were named; one that is not there is a slip of the command line.
std::optional<std::vector<RawFile>> read_all(const Call& call) {
  std::vector<RawFile> files;
  bool all_there = true;
  const auto found = paths_of({call.arguments.begin() + 1, call.arguments.end()});
  tell_others(call, found.others);
  for (const auto& path : found.tables) {
    auto file = read_file(path, call.limits.file_bytes);
    if (!file.exists) {
      tell(call.lang, format(Words{"нет такого файла: `{0}`", "there is no such file: `{0}`"},
                             {legible(path)}));
      all_there = false;
      continue;
    }
    RawFile raw{.name = legible(path), .size_beyond_limit = file.size_beyond_limit};
    if (file.good()) {
      raw.sha256 = sha256_hex(file.bytes);
      raw.bytes = std::move(file.bytes);
    } else {
      raw.problem = file.problem.in(call.lang);
    }
    files.push_back(std::move(raw));
  }
  if (files.empty() && all_there) {
    tell(call.lang, Words{"в названных папках нет ни одной таблицы (XLSX, ODS, CSV)",
                          "the folders hold no table (XLSX, ODS, CSV)"});
  }
  return all_there && !files.empty() ? std::optional(std::move(files)) : std::nullopt;
}

Text told(CollectRefusal refusal, const Collecting& collecting) {
  const auto& collection = *collecting.collection;
  switch (refusal) {
    case CollectRefusal::ratings_in_workbook:
      return format(
          Words{"оценки программы лежат в книге {0}, а собранное пишется в CSV: сохраните "
                "её как ratings.csv и уберите книгу",
                "the programme's ratings lie in the workbook {0}, and what is collected "
                "is written as CSV: save it as ratings.csv and take the workbook away"},
          {collecting.ratings_name});
    case CollectRefusal::opinions_in_workbook:
      return format(
          Words{"мнения экспертов лежат в книге {0}, а собранное пишется в CSV: сохраните "
                "её как opinions.csv и уберите книгу",
                "the experts' opinions lie in the workbook {0}, and what is collected is "
                "written as CSV: save it as opinions.csv and take the workbook away"},
          {collecting.opinions_name});
    case CollectRefusal::files_with_errors:
      return format(Words{"ничего не записано: {0} {0|файл|файла|файлов} с ошибками. Исправьте их "
                          "или соберите остальные ключом `--partial`",
                          "nothing is written: {0} {0|file|files} with errors. Mend them, or "
                          "collect the others by `--partial`"},
                    {count(refused_files(collection))});
    case CollectRefusal::no_reason:
      return format(Words{"ничего не записано: {0} {0|балл изменился|балла изменились|баллов "
                          "изменились} по сравнению с собранными раньше. Назовите основание ключом "
                          "`--reason ТЕКСТ`; прежний файл будет сохранён",
                          "nothing is written: {0} {0|mark differs|marks differ} from what was "
                          "collected before. Give the ground by `--reason TEXT`; the earlier file "
                          "is kept"},
                    {count(collection.changes.size())});
  }
  return {};
}

std::optional<Text> write_report(const Call& call, const Collection& collection) {
  const auto file = call.value("--report");
  if (!file) return std::nullopt;
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  const bool word = utf8::folded(*file).ends_with(".docx");
  const auto* format = find_format(word ? "docx" : "html");
  return write_file(*file, format->print(collection_report(collection, order), {}));
}

/// Whose sheets go back, and what comes then.
std::string next_of(const Call& call, const Collection& collection) {
  std::string back;
  for (const auto at : collection.study.experts.count()) {
    const auto& one = collection.experts[at];
    if (one.blanks.empty() && one.comments.empty()) continue;
    back += (back.empty() ? "" : ", ") + collection.study.experts[at].id;
  }
  const auto programme = shell_word(call.arguments.front());
  const auto then = format(Words{"Дальше: otbor check {0} – что не сходится в оценках.\n",
                                 "Next: otbor check {0} – what does not fit in the ratings.\n"}
                               .in(call.lang),
                           call.lang, {programme});
  if (back.empty()) return then;
  return format(Words{"Лист на доработку, с ответами эксперта ({1}): otbor sheets {0} --expert КОД "
                      "--out ПАПКА\n",
                      "A sheet to complete, with the expert's answers ({1}): otbor sheets {0} "
                      "--expert CODE --out DIR\n"}
                    .in(call.lang),
                call.lang, {programme, back}) +
         then;
}

void print_outcome(const Call& call, const Collection& collection, const Collected& outcome,
                   const std::string& file, bool written) {
  if (call.json) {
    print(collection_json(collection, call.lang, written));
    return;
  }
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  print(find_format("terminal")
            ->print(collection_report(collection, order),
                    {.width = columns_of_stdout(), .colour = colour_on_stdout()}));
  if (!written) return;
  print("\n" + std::string(Words{"Оценки: ", "Ratings: "}.in(call.lang)) + file + "\n");
  for (const auto& kept : outcome.kept) {
    print(std::string(
              Words{"Прежняя версия сохранена: ", "The earlier version is kept: "}.in(call.lang)) +
          kept + "\n");
  }
  print(next_of(call, collection));
}

Exit collect_files(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  const auto files = read_all(call);
  if (!files) return Exit::usage;
  const auto access = folder_access(path->folder, call.limits, call.lang);
  if (reads_sheets_itself(access)) {
    tell(call.lang,
         Words{"в папке программы есть `sheets/` с листами: `run` читает их сам, и собранные "
               "баллы оказались бы записаны дважды. Переименуйте папку (например, "
               "«листы-сданные») и соберите её этой командой",
               "the programme has a folder `sheets/`: `run` reads it by itself, and collected "
               "marks would be there twice. Rename the folder and collect it by this command"});
    return Exit::usage;
  }
  const auto collecting = collect(access, path->file, *files, intake_options(call));
  tell_problems(call, collecting.diagnostics, collecting.sources);
  if (!collecting.collection) {
    tell(call.lang, Words{"ничего не записано: сначала исправьте ошибки в файлах программы",
                          "nothing is written: mend the programme's own files first"});
    return Exit::input_errors;
  }
  const auto& collection = *collecting.collection;
  const CollectOptions options{.partial = call.has("--partial"),
                               .reason = call.value("--reason").value_or("")};
  const auto refused = refusal(collecting, options);
  Collected outcome;
  if (!refused) outcome = write_collection(path->folder, collecting, options, call.limits);
  auto problem = std::move(outcome.problem);
  if (!problem) problem = write_report(call, collection);
  if (problem) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  print_outcome(call, collection, outcome, path->folder + "/" + collecting.ratings_name, !refused);
  if (refused) {
    tell(call.lang, told(*refused, collecting));
    return Exit::input_errors;
  }
  return Exit::done;
}

}  // namespace

extern const Command collect_command;
const Command collect_command{
    .name = "collect",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}},
                  {.name = {"ФАЙЛЫ", "FILES"}, .takes = Takes::file, .many = true}},
    .options = {{.name = "--reason", .takes = Takes::word},
                {.name = "--partial"},
                {.name = "--report", .takes = Takes::file}},
    .run = collect_files,
};

}  // namespace otbor
