#pragma once
// From a validated study to the files of its result, as `run` writes them and `verify` repeats
// them.

#include <vector>

#include "engine/pipeline.hpp"
#include "engine/render/render.hpp"

namespace otbor {

struct Results {
  Dossier dossier;
  std::vector<OutFile> files;  // with the manifest, last
};

[[nodiscard]] Results compute(Study study, const RenderOrder& order, num::Threads threads,
                              const OnStage& on_stage = {});

/// The bytes of one file of a result.
[[nodiscard]] const std::string& bytes_of(const std::vector<OutFile>& files, std::string_view name);

}  // namespace otbor
