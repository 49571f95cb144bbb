#pragma once
// «Сводная ведомость» as a workbook: the ranked practices with every expert's total, the marks they
// come from, the criteria. Totals and means are formulas over the marks, so that anybody can follow
// them in a spreadsheet; where the plan counts otherwise, the engine's own number stands.

#include <string>

#include "engine/render/words/narrator.hpp"

namespace otbor {

/// The bytes of an .xlsx, for the commission: it names experts' codes. At most
/// `order.rows_max` practices, and it says what it leaves out.
[[nodiscard]] std::string summary_book(const Dossier& dossier, const RenderOrder& order);

}  // namespace otbor
