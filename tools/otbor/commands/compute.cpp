#include "engine/workbench/compute.hpp"

#include <utility>
#include <vector>

#include "engine/text/json_writer.hpp"
#include "engine/workbench/check.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/read_inputs.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

struct Checked {
  std::string file;
  workbench::Verdict verdict;
};

struct Tally {
  std::vector<Checked> cases;
  std::size_t compared = 0;
  std::size_t missed = 0;
  bool wrong_input = false;
};

/// What is wrong with the case, to stderr.
void check_case(const Call& call, const std::string& file, Tally& tally) {
  const auto access = single_file_access(file, call.limits, call.lang);
  auto done = workbench::compute(access, file, call.limits, call.threads);
  workbench::Verdict verdict;
  if (done.results) verdict = workbench::check(*done.given, *done.results, done.diagnostics);
  tell_problems(call, done.diagnostics, done.sources);
  tally.wrong_input = tally.wrong_input || done.diagnostics.has_errors();
  tally.compared += verdict.compared;
  tally.missed += verdict.misses.size();
  tally.cases.push_back({file, std::move(verdict)});
}

void print_misses(const Tally& tally, Lang lang) {
  for (const auto& [file, verdict] : tally.cases) {
    for (const auto& miss : verdict.misses) {
      constexpr Words pattern{"{0}: {1}: ожидалось {2}, получено {3}",
                              "{0}: {1}: expected {2}, got {3}"};
      print(format(pattern.in(lang), lang, {file, miss.name, miss.expected, miss.ours}) + "\n");
    }
  }
  if (tally.compared == 0) return;
  constexpr Words pattern{"Сверено значений: {0}, расхождений: {1}",
                          "Values compared: {0}, misses: {1}"};
  print(format(pattern.in(lang), lang, {count(tally.compared), count(tally.missed)}) + "\n");
}

std::string misses_as_json(const Tally& tally) {
  JsonWriter out;
  const auto number = [&](std::string_view key, std::size_t value) {
    out.key(key).number(static_cast<std::int64_t>(value));
  };
  out.begin_object();
  number("compared", tally.compared);
  number("missed", tally.missed);
  out.key("cases").begin_array();
  for (const auto& [file, verdict] : tally.cases) {
    out.begin_object().key("file").string(file);
    number("compared", verdict.compared);
    out.key("misses").begin_array();
    for (const auto& miss : verdict.misses) {
      out.begin_row_object().key("name").string(miss.name);
      out.key("expected").string(miss.expected).key("got").string(miss.ours).end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return out.take() + "\n";
}

Exit check_all(const Call& call) {
  Tally tally;
  for (const auto& file : call.arguments) check_case(call, file, tally);
  if (call.json) {
    print(misses_as_json(tally));
  } else {
    print_misses(tally, call.lang);
  }
  if (tally.wrong_input) return Exit::input_errors;
  return tally.missed > 0 ? Exit::requirements : Exit::done;
}

/// The answer is an object of JSON as it is; with --json the answers to several cases are a list.
Exit compute_all(const Call& call) {
  bool wrong_input = false;
  const bool as_list = call.json && call.arguments.size() > 1;
  std::string answers;
  for (const auto& file : call.arguments) {
    const auto access = single_file_access(file, call.limits, call.lang);
    const auto done = workbench::compute(access, file, call.limits, call.threads);
    tell_problems(call, done.diagnostics, done.sources);
    wrong_input = wrong_input || !done.results;
    if (!done.results) continue;
    auto answer = workbench::as_json(done.given->id, done.given->method, *done.results);
    if (as_list) {
      answers += (answers.empty() ? "" : ",") + answer;
    } else {
      print(answer);
    }
  }
  if (as_list) print("[" + answers + "]\n");
  return wrong_input ? Exit::input_errors : Exit::done;
}

Exit compute_cases(const Call& call) {
  for (const auto& file : call.arguments) {
    if (single_file_access(file, call.limits, call.lang).read(file)) continue;
    return usage_error(call.lang,
                       format(Words{"нет файла с примером `{0}`: укажите путь к файлу YAML",
                                    "there is no case file `{0}`: give the path of a YAML file"},
                              {legible(file)}),
                       "compute");
  }
  return call.has("--check") ? check_all(call) : compute_all(call);
}

}  // namespace

extern const Command compute_command;
const Command compute_command{
    .name = "compute",
    .arguments = {{.name = {"ПРИМЕР.yaml", "CASE.yaml"}, .takes = Takes::file, .many = true}},
    .options = {{.name = "--check"}},
    .run = compute_cases,
};

}  // namespace otbor
