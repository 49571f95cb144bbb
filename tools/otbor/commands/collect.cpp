#include "engine/intake/ratings/collect.hpp"

#include <algorithm>
#include <array>
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
#include "tools/otbor/next_step.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view changes_name = "ratings-changes.csv";

bool is_table(const std::string& name) {
  const auto lower = utf8::folded(name);
  return std::ranges::any_of(std::array{".csv", ".xlsx", ".ods", ".xlsm"},
                             [&](const char* ending) { return lower.ends_with(ending); });
}

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

/// `run` reads sheets/ by itself: marks that ratings.csv holds too would be there twice.
bool reads_sheets_itself(const FileAccess& access) {
  return std::ranges::any_of(access.list("sheets"), is_table);
}

/// "ratings-2.csv": the first such name that is free.
std::string name_of_version(const std::string& folder, const std::string& name) {
  const fs::path path(name);
  for (int number = 1;; ++number) {
    const auto kept = (path.parent_path() / (path.stem().string() + "-" + std::to_string(number) +
                                             path.extension().string()))
                          .string();
    std::error_code error;
    if (!fs::exists(fs::path(folder) / kept, error)) return kept;
  }
}

struct Outcome {
  std::optional<Text> problem;
  std::vector<std::string> kept;  // versions of what was replaced
};

class Writer {
 public:
  Writer(const Call& call, std::string folder, const Collecting& collecting)
      : call_(call), folder_(std::move(folder)), collecting_(collecting) {}

  Outcome write() {
    const auto& collection = *collecting_.collection;
    Outcome outcome;
    std::string kept_as;
    const auto ratings = ratings_csv(collection.study, collection.lines);
    if (loses_something(ratings)) {
      kept_as = keep(collecting_.ratings_name, collecting_.ratings_before, outcome);
    }
    if (!collection.words.empty()) {
      if (loses_opinions()) {
        static_cast<void>(keep(collecting_.opinions_name, collecting_.opinions_before, outcome));
      }
      put(collecting_.opinions_name, opinions_csv(collection.study, collection.words), outcome);
    }
    if (!collection.changes.empty()) {
      const auto before =
          read_file(folder_ + "/" + std::string(changes_name), call_.limits.file_bytes);
      put(std::string(changes_name),
          changes_csv(collection, before.exists ? before.bytes : "", kept_as,
                      call_.value("--reason").value_or("")),
          outcome);
    }
    // The table itself last: when the disk gives up before, the programme is what it was.
    put(collecting_.ratings_name, ratings, outcome);
    return outcome;
  }

 private:
  /// Whether what is written holds less than what was there: a value that is replaced, or whatever
  /// a table of another make has beside our columns.
  [[nodiscard]] bool loses_something(const std::string& ratings) const {
    const auto& before = collecting_.ratings_before;
    const auto& collection = *collecting_.collection;
    if (before.empty() || before == ratings) return false;
    const bool replaced = !collection.changes.empty() || collection.words_changed > 0;
    return replaced || before != ratings_csv(collection.study, collection.before);
  }

  /// The same of what experts say beside the marks.
  [[nodiscard]] bool loses_opinions() const {
    const auto& before = collecting_.opinions_before;
    const auto& collection = *collecting_.collection;
    if (before.empty()) return false;
    return opinions_replaced(collection.study, collection.words) ||
           before != opinions_csv(collection.study, {});
  }

  std::string keep(const std::string& name, const std::string& bytes, Outcome& outcome) {
    auto kept = name_of_version(folder_, name);
    put(kept, bytes, outcome);
    outcome.kept.push_back(kept);
    return kept;
  }

  void put(const std::string& name, const std::string& bytes, Outcome& outcome) {
    if (!outcome.problem) outcome.problem = write_file(folder_ + "/" + name, bytes);
  }

  const Call& call_;
  std::string folder_;
  const Collecting& collecting_;
};

/// Why nothing may be written; nullopt when it may.
std::optional<Text> refusal(const Call& call, const Collecting& collecting) {
  const auto& collection = *collecting.collection;
  if (collection.from_workbook) {
    return format(Words{"оценки программы лежат в книге {0}, а собранное пишется в CSV: сохраните "
                        "её как ratings.csv и уберите книгу",
                        "the programme's ratings lie in the workbook {0}, and what is collected is "
                        "written as CSV: save it as ratings.csv and take the workbook away"},
                  {collecting.ratings_name});
  }
  if (!collection.words.empty() && !utf8::folded(collecting.opinions_name).ends_with(".csv")) {
    return format(Words{"мнения экспертов лежат в книге {0}, а собранное пишется в CSV: сохраните "
                        "её как opinions.csv и уберите книгу",
                        "the experts' opinions lie in the workbook {0}, and what is collected is "
                        "written as CSV: save it as opinions.csv and take the workbook away"},
                  {collecting.opinions_name});
  }
  const auto refused = static_cast<std::size_t>(
      std::ranges::count(collection.files, false, &CollectedFile::accepted));
  if (refused > 0 && !call.has("--partial")) {
    return format(Words{"ничего не записано: {0} {0|файл|файла|файлов} с ошибками. Исправьте их "
                        "или соберите остальные ключом `--partial`",
                        "nothing is written: {0} {0|file|files} with errors. Mend them, or collect "
                        "the others by `--partial`"},
                  {count(refused)});
  }
  if (!collection.changes.empty() && call.value("--reason").value_or("").empty()) {
    return format(Words{"ничего не записано: {0} {0|балл изменился|балла изменились|баллов "
                        "изменились} по сравнению с собранными раньше. Назовите основание ключом "
                        "`--reason ТЕКСТ`; прежний файл будет сохранён",
                        "nothing is written: {0} {0|mark differs|marks differ} from what was "
                        "collected before. Give the ground by `--reason TEXT`; the earlier file is "
                        "kept"},
                  {count(collection.changes.size())});
  }
  return std::nullopt;
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

void print_outcome(const Call& call, const Collection& collection, const Outcome& outcome,
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
  const auto refused = refusal(call, collecting);
  Outcome outcome;
  if (!refused) outcome = Writer(call, path->folder, collecting).write();
  auto problem = std::move(outcome.problem);
  if (!problem) problem = write_report(call, collection);
  if (problem) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  print_outcome(call, collection, outcome, path->folder + "/" + collecting.ratings_name, !refused);
  if (refused) {
    tell(call.lang, *refused);
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
