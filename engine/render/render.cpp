#include "engine/render/render.hpp"

#include "engine/base/check.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/dossier_json.hpp"
#include "engine/render/format.hpp"

namespace otbor {
namespace {

OutFile file(std::string_view kind, std::string_view format, const Dossier& dossier,
             const RenderOrder& order) {
  const auto* document = find_document_kind(kind);
  const auto* printer = find_format(format);
  OTBOR_CHECK(document != nullptr);
  OTBOR_CHECK(printer != nullptr);
  return {std::string(kind) + "." + std::string(printer->extension),
          printer->print(document->build(dossier, order), {})};
}

}  // namespace

std::vector<OutFile> render(const Dossier& dossier, const RenderOrder& order,
                            num::Threads threads) {
  std::vector<OutFile> files;
  files.push_back({"dossier.json", dossier_json(dossier, order, threads)});
  files.push_back(file("ranking", "csv", dossier, order));
  files.push_back(file("report", "html", dossier, order));
  return files;
}

}  // namespace otbor
