#pragma once
// Last stage of the pipeline: the files of a result, as bytes. Where they lie is left to the
// program.

#include <string>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/justify/dossier.hpp"
#include "engine/render/order.hpp"

namespace otbor {

struct OutFile {
  std::string name;
  std::string bytes;
};

/// dossier.json, ranking.csv, report.html. The manifest that lists them is made by manifest.hpp.
[[nodiscard]] std::vector<OutFile> render(const Dossier& dossier, const RenderOrder& order,
                                          num::Threads threads);

}  // namespace otbor
