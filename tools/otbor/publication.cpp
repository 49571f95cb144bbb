#include "tools/otbor/publication.hpp"

#include <utility>

#include "engine/render/publication.hpp"
#include "engine/render/spreadsheet.hpp"
#include "engine/text/office/docx.hpp"
#include "tools/files/files_in_memory.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/results.hpp"

namespace otbor {
namespace {

/// The text of a file as people read it; a document of Word is taken out of its archive.
Source source_of(OutFile file, const Limits& limits) {
  Source source{.name = std::move(file.name), .text = {}, .sha256 = {}, .sheet = {}, .lines = {}};
  if (!source.name.ends_with(".docx")) {
    if (file.bytes.starts_with(spreadsheet_mark)) file.bytes.erase(0, spreadsheet_mark.size());
    source.text = std::move(file.bytes);
    return source;
  }
  source.origin = Origin::document;
  if (const auto document = office::read_docx(file.bytes, limits)) {
    auto plain = office::plain_text(*document);
    source.text = std::move(plain.text);
    source.lines = std::move(plain.lines);
  }
  return source;
}

}  // namespace

std::size_t tell_publication_problems(const Call& call, const Dossier& dossier,
                                      const RenderOrder& order) {
  FilesInMemory made;
  make_results(dossier, order, call.threads, made);
  Sources outputs;
  for (auto& file : made.files) outputs.add(source_of(std::move(file), call.limits));
  Diagnostics diagnostics(call.limits);
  check_publication(dossier.study, outputs, diagnostics);
  tell_problems(call, diagnostics, outputs);
  return diagnostics.errors();
}

}  // namespace otbor
