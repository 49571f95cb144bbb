#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>
#include <variant>

#include "engine/render/document_kind.hpp"
#include "engine/render/format.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/version.hpp"
#include "tools/files/manifest.hpp"
#include "tools/files/write_outputs.hpp"
#include "tools/otbor/changes_text.hpp"
#include "tools/otbor/dossier_view.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/publication.hpp"
#include "tools/otbor/results.hpp"
#include "tools/otbor/stopwatch.hpp"
#include "tools/otbor/trouble.hpp"
#include "tools/otbor/wrapped.hpp"

namespace otbor {
namespace {

// With the lines around them this is a screen of 80 × 24; --full and ranking.csv have all rows.
constexpr std::size_t rows_on_screen = 10;
constexpr std::size_t findings_on_screen = 3;
constexpr std::size_t rows_in_full = 2000;

/// True where it closes with a sentence: what follows then needs no empty line, and the screen has
/// none to spare.
bool print_outcome(const Call& call, const Dossier& dossier, const RenderOrder& order) {
  const bool full = call.has("--full");
  const auto document = find_document_kind(full ? "ranking" : "screen")->build(dossier, order);
  print(find_format("terminal")
            ->print(document, {.width = columns_of_stdout(),
                               .colour = colour_on_stdout(),
                               .rows_max = full ? rows_in_full : rows_on_screen,
                               .lines_max = full ? 0U : 1U}));
  return !full && !document.blocks.empty() &&
         std::holds_alternative<Paragraph>(document.blocks.back().is);
}

void print_findings(const Dossier& dossier, std::size_t lines, Lang lang) {
  const auto& findings = dossier.justification.findings;
  if (findings.empty()) return;
  std::string text =
      "\n" +
      std::string(
          Words{"Требования плана не выполнены:", "Requirements of the plan not met:"}.in(lang)) +
      "\n";
  for (std::size_t i = 0; i < std::min(lines, findings.size()); ++i) {
    text += "  – " + findings[i].text.in(lang) + "\n";
  }
  if (findings.size() > lines) {
    text += format(
        Words{"  … и ещё {0}, все – в отчёте\n", "  … and {0} more, all in the report\n"}.in(lang),
        lang, {count(findings.size() - lines)});
  }
  print(text);
}

/// The same paper as a page or as plain text, beside the one for Word.
bool repeats_a_paper(const FileDigest& file, const std::vector<FileDigest>& files) {
  const bool is_text = file.name.ends_with(".html") || file.name.ends_with(".txt");
  const auto stem = file.name.substr(0, file.name.rfind('.'));
  return is_text && std::ranges::find(files, stem + ".docx", &FileDigest::name) != files.end();
}

/// What people open first stands first.
std::size_t turn(std::string_view kind) {
  constexpr std::array<std::string_view, 4> order{"*.html", "*.csv", "*.xlsx", "*.docx"};
  return static_cast<std::size_t>(std::ranges::find(order, kind) - order.begin());
}

/// «report.html (…), *.docx (5), letters/ (23)»: many files of one kind are named once and those
/// for machines not at all, so that the outcome fits a screen.
std::string listed_files(const std::vector<FileDigest>& files, Lang lang) {
  std::vector<std::pair<std::string, std::vector<std::string>>> kinds;
  for (const auto& file : files) {
    if (repeats_a_paper(file, files) || file.name.ends_with(".json")) continue;
    const auto slash = file.name.find('/');
    const auto kind = slash == std::string::npos ? "*" + file.name.substr(file.name.rfind('.'))
                                                 : file.name.substr(0, slash + 1);
    const auto known = std::ranges::find(kinds, kind, [](const auto& one) { return one.first; });
    auto& of_kind =
        known == kinds.end() ? kinds.emplace_back(kind, std::vector<std::string>()) : *known;
    of_kind.second.push_back(file.name);
  }
  std::ranges::stable_sort(kinds, {}, [](const auto& kind) { return turn(kind.first); });
  std::string out;
  for (const auto& [kind, names] : kinds) {
    out += out.empty() ? "" : ", ";
    out += names.size() == 1 ? names.front() : kind + " (" + std::to_string(names.size()) + ")";
    if (kind == "*.html") out += Words{" (в браузере)", " (in a browser)"}.in(lang);
  }
  return wrapped(out, {.indent = 2});
}

void print_where(const std::string& folder, const std::vector<FileDigest>& files, bool apart,
                 Lang lang) {
  print((apart ? "\n" : "") + std::string(Words{"Документы: ", "Documents: "}.in(lang)) + folder +
        "\n" + listed_files(files, lang));
}

void tell_timings(const Stopwatch& watch, bool as_json) {
  double sum = 0;
  if (as_json) {
    JsonWriter out;
    out.begin_object().key("timings").begin_row_object();
    for (const auto& [stage, seconds] : watch.laps()) {
      out.key(stage).decimal(fixed(seconds, 3));
      sum += seconds;
    }
    out.key("total").decimal(fixed(sum, 3)).end_object().end_object();
    tell(out.take() + "\n");
    return;
  }
  const auto line = [](std::string_view stage, double seconds) {
    const auto digits = fixed(seconds, 3);
    const auto gap = 26 - std::min<std::size_t>(25, stage.size() + digits.size());
    tell("  " + std::string(stage) + std::string(gap, ' ') + digits + " s\n");
  };
  for (const auto& [stage, seconds] : watch.laps()) {
    line(stage, seconds);
    sum += seconds;
  }
  line("total", sum);
}

/// What has changed since the results that are about to be replaced; nothing where there are none.
void tell_changes(const Call& call, const std::string& out, const std::vector<FileDigest>& inputs) {
  const auto before = read_manifest(out);
  if (!before || call.json) return;
  Manifest now;
  now.inputs = inputs;
  ChangesText text(call.lang);
  if (before->engine != version) text.engine({"engine", before->engine, std::string(version)});
  text.inputs(changed_inputs(*before, now));
  if (text.empty()) return;
  tell(Words{"С прошлого расчёта изменилось:\n", "Changed since the last run:\n"}.in(call.lang));
  tell(text.take());
}

void tell_kept(const Call& call, const std::vector<std::string>& folders) {
  for (const auto& folder : folders) {
    tell(call.lang, format(Words{"прежние документы, которые были изменены вручную или добавлены, "
                                 "сохранены в `{0}`",
                                 "earlier documents that were edited by hand or added are kept in "
                                 "`{0}`"},
                           {folder}));
  }
}

/// For the system to take back with the process: to take a country's dossier apart, piece by piece,
/// is half a second that nobody needs.
const Dossier& kept_to_the_end(Dossier dossier) {
  static const auto& kept = *new Dossier(std::move(dossier));
  return kept;
}

Exit run_programme(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  const auto beside = std::filesystem::path(path->folder) / "out";
  const auto out = call.value("--out").value_or(beside.string());
  if (const auto refused = refuse_output(out, path->folder)) return told(call, *refused);

  Stopwatch watch;
  auto opened = open_programme(call, *path);
  watch.lap("read");
  if (!opened.study) return stopped_by_errors(call, opened);
  tell_changes(call, out, opened.inputs);
  const auto order = order_of(call);
  const auto& dossier = kept_to_the_end(
      run(std::move(*opened.study), call.threads, [&](auto stage) { watch.lap(stage); }));
  opened.study.reset();
  opened.errors += tell_template_problems(call, dossier, order);
  if (order.published() && opened.errors == 0) {
    opened.errors += tell_publication_problems(call, dossier, order);
  }
  if (opened.errors > 0) return stopped_by_errors(call, opened);
  std::vector<FileDigest> files;
  const auto written = write_outputs({out, path->folder, path->file}, [&](FileSink& sink) {
    make_results(dossier, order, call.threads, sink);
    watch.lap("render");
    files = sink.digests();
  });
  watch.lap("write");
  if (written.trouble) return told(call, *written.trouble);
  tell_kept(call, written.kept);

  if (call.json) {
    print(read_dossier(out).value_or(""));
  } else {
    const bool says_last = print_outcome(call, dossier, order);
    const bool full = call.has("--full");
    print_findings(dossier, full ? dossier.justification.findings.size() : findings_on_screen,
                   call.lang);
    print_where(out, files, !says_last || !dossier.justification.findings.empty(), call.lang);
    if (!has_papers(dossier)) {
      tell(call.lang, Words{"практик больше 2 000: документы комиссии не составлены, в результате "
                            "– таблицы и отчёт; письма составляет команда `otbor letters`",
                            "more than 2,000 practices: the papers of a commission are not made, "
                            "the result is tables and the report; `otbor letters` makes letters"});
    } else if (const auto left_out = letters_left_out(dossier); left_out > 0) {
      tell(call.lang, format(Words{"писем заявителям полагается {0}; это слишком много для папки "
                                   "результата, их составляет команда `otbor letters`",
                                   "{0} letters to applicants are due, too many for the folder of "
                                   "the result: `otbor letters` makes them"},
                             {count(left_out)}));
    }
  }
  if (call.has("--timings")) tell_timings(watch, call.json);
  return dossier.justification.findings.empty() ? Exit::done : Exit::requirements;
}

}  // namespace

extern const Command run_command;
const Command run_command{
    .name = "run",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--out", .takes = Takes::folder},
                {.name = "--profile", .takes = Takes::word, .choices = {"service", "public"}},
                {.name = "--draft"},
                {.name = "--full"},
                {.name = "--timings"}},
    .run = run_programme,
};

}  // namespace otbor
