#include <utility>

#include "engine/intake/load.hpp"
#include "engine/text/office/archive.hpp"
#include "engine/text/office/docx.hpp"

namespace otbor {
namespace {

/// What the first bytes tell of a file that should be an archive of Office.
std::optional<Found> wrong_beginning(std::string_view bytes) {
  if (office::looks_like_compound_file(bytes)) return Found::office_old_format;
  if (bytes.empty()) return Found::office_damaged;
  if (!office::looks_like_archive(bytes)) return Found::office_other_kind;
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> Loader::document(std::string_view name) {
  auto file = raw(name, false, {});
  if (!file) return std::nullopt;
  Source source{.name = std::move(file->name),
                .text = {},
                .sha256 = std::move(file->sha256),
                .bytes = file->bytes.size(),
                .origin = Origin::document};
  if (const auto wrong = wrong_beginning(file->bytes)) {
    diagnostics_.add(*wrong, {sources_.add(std::move(source)), 0, 0});
    return std::nullopt;
  }
  auto document = office::read_docx(file->bytes, options_.limits);
  if (!document) {
    auto& refusal = document.error();
    diagnostics_.add(refusal.found, {sources_.add(std::move(source)), 0, 0},
                     std::move(refusal.args));
    return std::nullopt;
  }
  auto plain = office::plain_text(*document);
  source.text = std::move(plain.text);
  source.lines = std::move(plain.lines);
  return sources_.add(std::move(source));
}

}  // namespace otbor
