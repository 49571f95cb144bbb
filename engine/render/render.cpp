#include "engine/render/render.hpp"

#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/num/parallel.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/dossier_json.hpp"
#include "engine/render/format.hpp"
#include "engine/render/summary/summary_book.hpp"

namespace otbor {
namespace {

void file(std::string_view kind, std::string_view format, const Dossier& dossier,
          const RenderOrder& order, const TakePiece& take) {
  const auto* document = find_document_kind(kind);
  const auto* printer = find_format(format);
  OTBOR_CHECK(document != nullptr);
  OTBOR_CHECK(printer != nullptr);
  take(std::string(kind) + "." + std::string(printer->extension),
       printer->print(document->build(dossier, order), {}));
}

}  // namespace

void render(const Dossier& dossier, const RenderOrder& order, num::Threads threads,
            const TakePiece& take) {
  // The dossier goes out in pieces as they come; what people open is made meanwhile.
  std::vector<OutFile> opened;
  const auto keep = [&](std::string_view name, std::string bytes) {
    opened.push_back({std::string(name), std::move(bytes)});
  };
  num::for_chunks(threads, 2, 1, [&](std::size_t part, std::size_t, std::size_t) {
    if (part == 0) {
      return dossier_json(dossier, order, threads,
                          [&](std::string piece) { take(dossier_name, std::move(piece)); });
    }
    file("ranking", "csv", dossier, order, keep);
    file("report", "html", dossier, order, keep);
    if (order.names_experts() && !dossier.study.sheets.sheets.empty()) {
      keep("summary.xlsx", summary_book(dossier, order));
    }
  });
  for (auto& one : opened) take(one.name, std::move(one.bytes));
}

std::vector<OutFile> render(const Dossier& dossier, const RenderOrder& order,
                            num::Threads threads) {
  std::vector<OutFile> files;
  render(dossier, order, threads, [&](std::string_view name, std::string piece) {
    if (files.empty() || files.back().name != name) files.push_back({std::string(name), {}});
    files.back().bytes += piece;
  });
  return files;
}

}  // namespace otbor
