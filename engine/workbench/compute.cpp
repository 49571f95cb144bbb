#include "engine/workbench/compute.hpp"

#include "engine/text/suggest.hpp"

namespace otbor::workbench {
namespace {

void report_unknown_method(const Case& given, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto* method : methods()) ids.emplace_back(method->id);
  diagnostics.add(Found::unknown_method, given.method_span,
                  {given.method, did_you_mean(given.method, ids)});
}

}  // namespace

Computation compute(const FileAccess& files, std::string_view name, const Limits& limits,
                    num::Threads threads) {
  Computation done{.sources = {}, .diagnostics = Diagnostics(limits)};
  done.given = load_case(files, name, limits, done.sources, done.diagnostics);
  if (!done.given) return done;
  const Case& given = *done.given;
  done.method = find_method(given.method);
  if (done.method == nullptr) {
    report_unknown_method(given, done.diagnostics);
    return done;
  }
  const IntakeOptions options{.limits = limits, .offers = {}, .threads = threads};
  Loader loader(files, options, done.sources, done.diagnostics);
  const auto& root = given.root;
  Bench bench{
      .params = Section("params", root.find("params"), root.span, done.diagnostics),
      .input = Section("input", root.find("input"), root.span, done.diagnostics),
      .loader = loader,
      .sources = done.sources,
      .diagnostics = done.diagnostics,
      .threads = threads,
  };
  auto results = done.method->compute(bench);
  if (bench.good()) {
    bench.params.report_unread(given.method);
    bench.input.report_unread(given.method);
  }
  if (bench.good()) done.results = std::move(results);
  return done;
}

}  // namespace otbor::workbench
