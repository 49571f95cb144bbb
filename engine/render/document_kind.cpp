#include "engine/render/document_kind.hpp"

#include <algorithm>
#include <array>

#include "engine/render/words/speech.hpp"

namespace otbor {

namespace documents {
#define DOCUMENT(name) extern const DocumentKind name;
#include "engine/render/documents.def"
#undef DOCUMENT
}  // namespace documents

std::span<const DocumentKind* const> document_kinds() {
  static constexpr std::array all{
#define DOCUMENT(name) &documents::name,
#include "engine/render/documents.def"
#undef DOCUMENT
  };
  return all;
}

const DocumentKind* find_document_kind(std::string_view id) {
  const auto found = std::ranges::find(document_kinds(), id, &DocumentKind::id);
  return found == document_kinds().end() ? nullptr : *found;
}

std::vector<std::string> banner_of(Provenance provenance, const RenderOrder& order) {
  const Speech say(order.lang);
  std::vector<std::string> lines;
  if (provenance == Provenance::simulated) {
    lines.push_back(say(Words{"Смоделированные данные", "Simulated data"}));
  }
  if (order.draft) lines.push_back(say(Words{"Черновой расчёт", "Draft calculation"}));
  return lines;
}

std::string closing_of(const Dossier& dossier, const RenderOrder& order) {
  const Speech say(order.lang);
  const auto& criteria = dossier.study.criteria;
  return say(Words{"Рассчитано программой otbor {0}. Критерии: {1}, версия {2}, {3}. "
                   "Начальное число {4}.",
                   "Computed by otbor {0}. Criteria: {1}, version {2}, {3}. Seed {4}."},
             {order.engine_version, say.quoted(criteria.title), criteria.version,
              "sha256 " + criteria.sha256.substr(0, 12), std::to_string(dossier.study.rules.seed)});
}

}  // namespace otbor
