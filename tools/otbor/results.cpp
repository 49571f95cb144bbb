#include "tools/otbor/results.hpp"

#include <algorithm>
#include <utility>

#include "engine/render/manifest.hpp"
#include "tools/files/sha256.hpp"

namespace otbor {

Results compute(Study study, const RenderOrder& order, num::Threads threads,
                const OnStage& on_stage) {
  Results results;
  results.dossier = run(std::move(study), threads, on_stage);
  results.files = render(results.dossier, order, threads);
  results.files.push_back(manifest(results.dossier, order, results.files, sha256_hex));
  if (on_stage) on_stage("render");
  return results;
}

const std::string& bytes_of(const std::vector<OutFile>& files, std::string_view name) {
  const auto found = std::ranges::find(files, name, &OutFile::name);
  OTBOR_CHECK(found != files.end());
  return found->bytes;
}

}  // namespace otbor
