#include "tools/otbor/serve/workplace.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/format.hpp"
#include "tools/files/files_in_memory.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/results.hpp"
#include "tools/otbor/serve/folder_state.hpp"

namespace otbor::serve {
namespace {

constexpr std::string_view name_of_variants = "variants.yaml";

/// Sheets that are still being filled stop a run, but not the work.
bool only_blanks(const Diagnostics& diagnostics) {
  return std::ranges::all_of(diagnostics.sorted(), [](const Diagnostic& one) {
    return one.found == Found::blank_mark || kind_of(one.found).severity == Severity::warning;
  });
}

}  // namespace

Workplace::Workplace(const Call& call, ProgrammePath path, std::string out)
    : call_(call), path_(std::move(path)), out_(std::move(out)) {
  results_ = {path_.folder + "/out", path_.folder + "/out.edited"};
  if (!out_.empty()) results_.insert(results_.end(), {out_, out_ + ".edited"});
}

const Snapshot& Workplace::now() {
  auto state = folder_state(path_.folder, results_);
  if (!has_read_ || state != snapshot_.state) read(std::move(state));
  return snapshot_;
}

void Workplace::read(std::string state) {
  has_read_ = true;
  report_.reset();
  files_.reset();
  tuning_.reset();
  snapshot_ = {};
  snapshot_.state = std::move(state);
  const auto access = folder_access(path_.folder, call_.limits, call_.lang);
  auto options = intake_options(call_);
  auto intake = take_in(access, path_.file, options);
  add_problems(intake.diagnostics, intake.sources);
  if (!intake.study && only_blanks(intake.diagnostics)) {
    options.blanks_may_wait = true;
    intake = take_in(access, path_.file, options);
  }
  if (!intake.study) return;
  snapshot_.dossier = run(std::move(*intake.study), call_.threads);
  const auto late = template_problems(*snapshot_.dossier, order(), call_.limits);
  add_problems(late.diagnostics, late.sources);
}

void Workplace::add_problems(const Diagnostics& diagnostics, const Sources& sources) {
  if (diagnostics.empty()) return;
  snapshot_.problems.push_back(print_json(diagnostics, sources, call_.lang));
  snapshot_.errors += diagnostics.errors();
  snapshot_.warnings += diagnostics.warnings();
}

RenderOrder Workplace::order() const {
  auto order = order_of(call_);
  order.draft = !snapshot_.official();
  return order;
}

const std::string& Workplace::report() {
  OTBOR_CHECK(snapshot_.dossier.has_value());
  if (!report_) {
    const auto document = find_document_kind("report")->build(*snapshot_.dossier, order());
    report_ = find_format("html")->print(document, {});
  }
  return *report_;
}

const std::vector<OutFile>& Workplace::files() {
  OTBOR_CHECK(snapshot_.official());
  if (!files_) {
    FilesInMemory made;
    make_results(*snapshot_.dossier, order(), call_.threads, made);
    files_ = std::move(made.files);
  }
  return *files_;
}

const Tuning& Workplace::tuning() {
  OTBOR_CHECK(snapshot_.dossier.has_value());
  if (!tuning_) tuning_ = tuning_of(*snapshot_.dossier);
  return *tuning_;
}

Trial Workplace::trial(Variant variant, bool in_full) {
  const auto& official = tuning();
  if (in_full) return try_variant(official, std::move(variant), call_.threads);
  auto tried = decide(with_changes(official.study, variant, variant.changes), call_.threads);
  return trial_of(official, std::move(variant), std::move(tried));
}

VariantsIntake Workplace::variants(const std::string& text) {
  OTBOR_CHECK(snapshot_.dossier.has_value());
  const FileAccess typed{.read = [&text](std::string_view name) -> std::optional<RawFile> {
                           if (name != name_of_variants) return std::nullopt;
                           return RawFile{.name = std::string(name), .bytes = text};
                         },
                         .list = [](std::string_view) { return std::vector<std::string>(); }};
  return take_in_variants(typed, name_of_variants, snapshot_.dossier->study, intake_options(call_));
}

Written Workplace::save() {
  OTBOR_CHECK(snapshot_.official());
  return write_outputs({out_, path_.folder, path_.file}, [&](FileSink& sink) {
    make_results(*snapshot_.dossier, order(), call_.threads, sink);
  });
}

}  // namespace otbor::serve
