#pragma once
// Last stage of the pipeline: the files of a result, as bytes. Where they lie is left to the
// program.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/justify/dossier.hpp"
#include "engine/render/order.hpp"

namespace otbor {

struct OutFile {
  std::string name;
  std::string bytes;
};

/// Takes one file after another, the bytes of each in pieces and in order: a country's dossier is
/// never whole in memory, and what was made is written while the rest is being made.
using TakePiece = std::function<void(std::string_view file, std::string piece)>;

/// dossier.json, ranking.csv, report.html, for the commission also summary.xlsx when
/// there are ratings. The manifest that lists them is made by manifest.hpp.
void render(const Dossier& dossier, const RenderOrder& order, num::Threads threads,
            const TakePiece& take);

/// The same files, whole.
[[nodiscard]] std::vector<OutFile> render(const Dossier& dossier, const RenderOrder& order,
                                          num::Threads threads);

}  // namespace otbor
