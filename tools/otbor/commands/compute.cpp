#include "engine/workbench/compute.hpp"

#include "engine/workbench/check.hpp"
#include "tools/files/read_inputs.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

struct Tally {
  std::size_t compared = 0;
  std::size_t missed = 0;
  bool wrong_input = false;
};

/// What the results miss, to stdout; what is wrong with the case, to stderr.
void check_case(const Call& call, const std::string& file, Tally& tally) {
  const auto access = single_file_access(file, call.limits, call.lang);
  auto done = workbench::compute(access, file, call.limits, call.threads);
  workbench::Verdict verdict;
  if (done.results) verdict = workbench::check(*done.given, *done.results, done.diagnostics);
  tell_problems(call, done.diagnostics, done.sources);
  tally.wrong_input = tally.wrong_input || done.diagnostics.has_errors();
  tally.compared += verdict.compared;
  tally.missed += verdict.misses.size();
  for (const auto& miss : verdict.misses) {
    print(
        format(Words{"{0}: {1}: ожидалось {2}, получено {3}", "{0}: {1}: expected {2}, got {3}"}.in(
                   call.lang),
               call.lang, {file, miss.name, miss.expected, miss.ours}) +
        "\n");
  }
}

Exit check_all(const Call& call) {
  Tally tally;
  for (const auto& file : call.arguments) check_case(call, file, tally);
  if (tally.compared > 0) {
    print(
        format(Words{"Сверено значений: {0}, расхождений: {1}", "Values compared: {0}, misses: {1}"}
                   .in(call.lang),
               call.lang, {count(tally.compared), count(tally.missed)}) +
        "\n");
  }
  if (tally.wrong_input) return Exit::input_errors;
  return tally.missed > 0 ? Exit::requirements : Exit::done;
}

Exit compute_all(const Call& call) {
  bool wrong_input = false;
  for (const auto& file : call.arguments) {
    const auto access = single_file_access(file, call.limits, call.lang);
    const auto done = workbench::compute(access, file, call.limits, call.threads);
    tell_problems(call, done.diagnostics, done.sources);
    wrong_input = wrong_input || !done.results;
    if (done.results) print(workbench::as_json(done.given->id, done.given->method, *done.results));
  }
  return wrong_input ? Exit::input_errors : Exit::done;
}

Exit compute_cases(const Call& call) {
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
