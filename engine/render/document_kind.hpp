#pragma once
// Documents about a whole programme. Each is one file in documents/ and one line of documents.def.
// A card of one practice and the annex to a regulation need less or more than a dossier: they are
// functions of their own (practice_card.hpp, criteria_annex.hpp).

#include <span>
#include <string_view>

#include "engine/justify/dossier.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"

namespace otbor {

struct DocumentKind {
  std::string_view id;
  Words title;
  Document (*build)(const Dossier&, const RenderOrder&) = nullptr;
};

[[nodiscard]] std::span<const DocumentKind* const> document_kinds();
[[nodiscard]] const DocumentKind* find_document_kind(std::string_view id);

/// What each page of a document must say of this run: simulated data, a draft.
[[nodiscard]] std::vector<std::string> banner_of(Provenance provenance, const RenderOrder& order);
/// The last line of a document: program, criteria, profile.
[[nodiscard]] std::string closing_of(const Dossier& dossier, const RenderOrder& order);

}  // namespace otbor
