#include "tools/otbor/results.hpp"

#include <utility>

#include "engine/render/manifest.hpp"
#include "engine/render/render.hpp"

namespace otbor {

Dossier make_results(Study study, const RenderOrder& order, num::Threads threads, FileSink& sink,
                     const OnStage& on_stage) {
  auto dossier = run(std::move(study), threads, on_stage);
  render(dossier, order, threads,
         [&](std::string_view file, std::string piece) { sink.take(file, std::move(piece)); });
  sink.take(manifest_name, manifest(dossier, order, sink.digests()));
  if (on_stage) on_stage("render");
  return dossier;
}

}  // namespace otbor
