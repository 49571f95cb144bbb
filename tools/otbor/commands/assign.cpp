#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "engine/assign/assignment.hpp"
#include "engine/base/utf8.hpp"
#include "engine/render/assignment/assignment.hpp"
#include "engine/render/format.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/set_aside.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/next_step.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

constexpr std::size_t rows_on_screen = 12;
constexpr std::string_view table_file = "assignment.csv";
constexpr std::array<std::string_view, 2> papers{"docx", "html"};

/// What happens to the files of the programme's folder.
struct Written {
  std::vector<std::string> names;
  std::vector<std::string> kept;  // earlier files under their new names
  bool refused = false;           // another assignment is there, and nobody said to replace it
  std::optional<Text> problem;
};

struct Task {
  const Call& call;
  const Study& study;
  const Assignment& made;
  const std::string& folder;

  [[nodiscard]] RenderOrder order() const {
    return {.lang = call.lang, .engine_version = std::string(version)};
  }
  [[nodiscard]] bool changes_nothing() const {
    return !study.assignment.empty() && made.seats() == study.assignment;
  }
};

/// Tables of an assignment that are there: whoever keeps it as a workbook has assignment.xlsx.
std::vector<std::string> tables_there(const FileAccess& access) {
  std::vector<std::string> names;
  for (const auto& name : access.list("")) {
    const auto lower = utf8::folded(name);
    if (lower == table_file || lower == "assignment.xlsx" || lower == "assignment.ods") {
      names.push_back(name);
    }
  }
  return names;
}

bool is_there(const std::string& path) {
  std::error_code failed;
  return std::filesystem::exists(path, failed);
}

void write(const Task& task, const std::string& name, const std::string& bytes, Written& written) {
  if (written.problem) return;
  written.problem = write_file(task.folder + "/" + name, bytes);
  if (!written.problem) written.names.push_back(name);
}

/// A new assignment is written with its papers; where the one that is there stays, only papers that
/// are missing are.
Written write_all(const Task& task, const FileAccess& access) {
  Written written;
  auto there = tables_there(access);
  const bool stays = task.changes_nothing() && !there.empty();
  if (!stays && !there.empty() && !task.call.has("--replace")) {
    written.refused = true;
    return written;
  }
  if (!stays) {
    for (const auto format : papers) there.push_back("assignment." + std::string(format));
    auto aside = set_aside(task.folder, there);
    written.kept = std::move(aside.names);
    written.problem = std::move(aside.problem);
    const auto table = assignment_table(task.study, task.made, task.call.lang);
    write(task, std::string(table_file), find_format("csv")->print(table, {}), written);
  }
  const auto sheet = assignment_sheet(task.study, task.made, task.order());
  for (const auto format : papers) {
    const auto name = "assignment." + std::string(format);
    if (is_there(task.folder + "/" + name)) continue;
    write(task, name, find_format(format)->print(sheet, {}), written);
  }
  return written;
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + legible(name);
  return all;
}

void print_files(const Task& task, const Written& written) {
  const auto say = [&](Words words, const std::vector<Text>& args) {
    print(format(words.in(task.call.lang), task.call.lang, args) + "\n");
  };
  print("\n");
  if (task.changes_nothing()) {
    say({"Закрепление остаётся прежним.", "The assignment stays as it is."}, {});
  }
  if (written.refused) {
    say({"Ничего не записано: закрепление уже есть. Заменить его – ключ `--replace`, прежнее "
         "останется рядом.",
         "Nothing is written: there is an assignment already. `--replace` replaces it; the earlier "
         "one stays beside it."},
        {});
  }
  if (!written.kept.empty()) {
    say({"Прежнее сохранено: {0}", "The earlier one is kept: {0}"}, {listed(written.kept)});
  }
  if (!written.names.empty()) {
    say({"Записано в папку программы: {0}", "Written into the programme's folder: {0}"},
        {listed(written.names)});
  }
}

void print_screen(const Task& task) {
  const bool full = task.call.has("--full");
  const auto screen = assignment_screen(task.study, task.made, task.order(), full);
  print(find_format("terminal")
            ->print(screen, {.width = columns_of_stdout(),
                             .colour = colour_on_stdout(),
                             .rows_max = full ? 0 : rows_on_screen,
                             .lines_max = full ? 0U : 1U}));
}

/// Why nothing can be assigned; nullopt when it can.
std::optional<Text> impossible(const Study& study, std::uint64_t wanted) {
  const std::uint64_t experts = study.experts.count().value();
  if (experts == 0) {
    return Words{"в программе нет экспертов: впишите их в experts.csv",
                 "the programme has no experts: write them into experts.csv"};
  }
  if (wanted > experts) {
    return format(Words{"на практику нужно экспертов: {0}, а в программе их всего {1}",
                        "{0} experts a practice are asked for, and the programme has {1} in all"},
                  {count(wanted), count(experts)});
  }
  if (study.practices.count().value() * experts > assign_pairs_max) {
    return Words{
        "слишком много сочетаний практик и экспертов для одного закрепления; разделите "
        "программу, например по площадкам",
        "too many pairs of practices and experts for one assignment; divide the programme, "
        "by platforms for example"};
  }
  return std::nullopt;
}

std::optional<std::uint64_t> number(const Call& call, std::string_view option) {
  const auto value = call.value(option);
  return value ? std::optional<std::uint64_t>(std::stoull(*value)) : std::nullopt;
}

Exit assign_programme(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  const auto opened = open_programme(call, *path, {.blanks_may_wait = true});
  if (!opened.study) return stopped_by_errors(call, opened);
  const auto& study = *opened.study;
  const auto wanted = number(call, "--experts").value_or(usual_experts(study));
  if (const auto refusal = impossible(study, wanted)) {
    return usage_error(call.lang, *refusal, "assign");
  }
  const auto made = assign(study, {.experts = static_cast<std::uint32_t>(wanted),
                                   .seed = number(call, "--seed").value_or(study.rules.seed)});
  const Task task{call, study, made, path->folder};
  const auto written = write_all(task, folder_access(path->folder, call.limits, call.lang));
  if (written.problem) {
    tell(call.lang, *written.problem);
    return Exit::internal;
  }
  if (call.json) {
    print(assignment_json(study, made, written.names));
  } else {
    print_screen(task);
    print_files(task, written);
    print(next_step(study, !written.refused, argument, call.lang));
  }
  return made.shortages.empty() ? Exit::done : Exit::requirements;
}

}  // namespace

extern const Command assign_command;
const Command assign_command{
    .name = "assign",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--experts", .takes = Takes::number},
                {.name = "--seed", .takes = Takes::number},
                {.name = "--replace"},
                {.name = "--full"}},
    .run = assign_programme,
};

}  // namespace otbor
