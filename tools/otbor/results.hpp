#pragma once
// From a validated study to the files of its result, as `run` writes them and `verify` repeats
// them.

#include "engine/pipeline.hpp"
#include "engine/render/order.hpp"
#include "tools/files/file_sink.hpp"

namespace otbor {

/// Gives the files to `sink`, the manifest last.
[[nodiscard]] Dossier make_results(Study study, const RenderOrder& order, num::Threads threads,
                                   FileSink& sink, const OnStage& on_stage = {});

}  // namespace otbor
