#include "tools/otbor/results.hpp"

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/justify/letter.hpp"
#include "engine/render/manifest.hpp"
#include "engine/render/papers/paper.hpp"
#include "engine/render/render.hpp"
#include "engine/version.hpp"
#include "tools/files/embedded.hpp"
#include "tools/otbor/letter_texts.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {

std::string_view shipped_template(std::string_view name) {
  const auto path = "criteria/documents/" + std::string(name);
  for (const auto& file : embedded_files()) {
    if (file.name == path) return file.bytes;
  }
  return {};
}

namespace {

/// No commission signs a list of thousands; a country's result is its tables and its report.
constexpr std::size_t practices_on_paper_max = 2'000;
/// A district's letters go with its result; thousands are for `otbor letters`, which is asked for
/// them.
constexpr std::size_t letters_max = 500;

std::size_t letters_due(const Dossier& dossier) {
  std::size_t due = 0;
  for (const auto at : dossier.study.practices.count()) {
    if (gets_letter(dossier, at)) ++due;
  }
  return due;
}

/// Whole files from one thread that wait until another has given the sink its own, piece by piece.
class Behind {
 public:
  explicit Behind(FileSink& sink) : sink_(sink) {}

  void take(std::string_view file, std::string bytes) {
    const std::lock_guard lock(mutex_);
    if (free_) return sink_.take(file, std::move(bytes));
    waiting_.push_back({std::string(file), std::move(bytes)});
  }
  /// The sink is free: those that wait, then the rest as they come.
  void go_on() {
    const std::lock_guard lock(mutex_);
    for (auto& file : waiting_) sink_.take(file.name, std::move(file.bytes));
    waiting_.clear();
    free_ = true;
  }

 private:
  FileSink& sink_;
  std::mutex mutex_;
  std::vector<OutFile> waiting_;
  bool free_ = false;
};

papers::LetterTexts letters_of(const Dossier& dossier, Lang lang) {
  if (letters_left_out(dossier) > 0) return {};
  return made_letters(dossier, lang).texts();
}

}  // namespace

bool has_papers(const Dossier& dossier) {
  return std::size_t{dossier.study.practices.count().value()} <= practices_on_paper_max;
}

std::size_t letters_left_out(const Dossier& dossier) {
  const auto due = letters_due(dossier);
  return due > letters_max ? due : 0;
}

RenderOrder order_of(const Call& call) {
  const bool published = call.value("--profile") == code_of(Profile::published);
  return {.lang = call.lang,
          .profile = published ? Profile::published : Profile::service,
          .draft = call.has("--draft"),
          .engine_version = std::string(version)};
}

LateProblems template_problems(const Dossier& dossier, const RenderOrder& order,
                               const Limits& limits) {
  LateProblems problems{.sources = {}, .diagnostics = Diagnostics(limits)};
  const auto& paperwork = dossier.study.paperwork;
  if (!has_papers(dossier) || !paperwork || paperwork->templates.empty()) return problems;
  const auto letters = letters_of(dossier, order.lang);
  papers::check_papers({dossier, order, letters, shipped_template}, problems.sources,
                       problems.diagnostics);
  return problems;
}

std::size_t tell_template_problems(const Call& call, const Dossier& dossier,
                                   const RenderOrder& order) {
  const auto problems = template_problems(dossier, order, call.limits);
  tell_problems(call, problems.diagnostics, problems.sources);
  return problems.diagnostics.errors();
}

void make_results(const Dossier& dossier, const RenderOrder& order, num::Threads threads,
                  FileSink& sink) {
  // The papers are made beside the tables and the report, and handed on after them.
  Behind papers(sink);
  const auto make = [&](std::size_t part, std::size_t, std::size_t) {
    if (part == 0) {
      render(dossier, order, threads,
             [&](std::string_view file, std::string piece) { sink.take(file, std::move(piece)); });
      return papers.go_on();
    }
    const auto letters = letters_of(dossier, order.lang);
    papers::print_papers(
        {dossier, order, letters, shipped_template}, threads,
        [&](std::string_view file, std::string bytes) { papers.take(file, std::move(bytes)); });
  };
  num::for_chunks(threads, has_papers(dossier) ? 2 : 1, 1, make);
  sink.take(manifest_name, manifest(dossier, order, sink.digests()));
}

}  // namespace otbor
