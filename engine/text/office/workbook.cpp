#include "engine/text/office/workbook.hpp"

#include <utility>

namespace otbor::office {

Readable<Workbook> read_workbook(std::string_view bytes, const Limits& limits) {
  auto archive = Archive::open(bytes, limits);
  if (!archive) return tl::unexpected(std::move(archive.error()));
  if (archive->has("xl/workbook.xml")) return read_xlsx(*archive, limits);
  if (archive->has("content.xml")) return read_ods(*archive, limits);
  return refuse(Found::office_other_kind);
}

}  // namespace otbor::office
