#pragma once
// From a validated study to the files of its result, as `run` writes them and `verify` repeats
// them.

#include "engine/pipeline.hpp"
#include "engine/render/order.hpp"
#include "engine/text/diagnostics.hpp"
#include "tools/files/file_sink.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {

/// The text of a template of documents that travels inside the program; empty when there is none.
[[nodiscard]] std::string_view shipped_template(std::string_view name);

/// Language, profile and draft as the call wants them.
[[nodiscard]] RenderOrder order_of(const Call& call);

/// What is wrong with files that are read only when everything is computed, with their texts.
struct LateProblems {
  Sources sources;
  Diagnostics diagnostics;
};
/// Of the programme's own templates of documents.
[[nodiscard]] LateProblems template_problems(const Dossier& dossier, const RenderOrder& order,
                                             const Limits& limits);
/// The same told on stderr; the number of errors.
[[nodiscard]] std::size_t tell_template_problems(const Call& call, const Dossier& dossier,
                                                 const RenderOrder& order);

/// Whether a result holds the commission's papers: not where practices are thousands.
[[nodiscard]] bool has_papers(const Dossier& dossier);

/// How many letters a result does not hold because they are too many for it: all or none.
[[nodiscard]] std::size_t letters_left_out(const Dossier& dossier);

/// Gives the files to `sink`, the manifest last.
void make_results(const Dossier& dossier, const RenderOrder& order, num::Threads threads,
                  FileSink& sink);

}  // namespace otbor
