#pragma once
// Words for the model's enumerations and labels for its things, in both languages: used by every
// message, reason and document, so that one thing has one name.

#include <optional>

#include "engine/base/words.hpp"
#include "engine/model/study.hpp"

namespace otbor {

[[nodiscard]] Words name_of(Decision decision);
[[nodiscard]] Words name_of(PracticeStatus status);
[[nodiscard]] Words name_of(Reconciliation mode);
[[nodiscard]] Words name_of(QuotaBy by);
[[nodiscard]] Words name_of(RoundingRule rule);
[[nodiscard]] Words name_of(Provenance provenance);
[[nodiscard]] Words name_of(ProgrammeStage stage);
[[nodiscard]] Words name_of(AppealOutcome outcome);
[[nodiscard]] Words name_of(TieRule rule);
/// The code of a decision in dossier.json: "recommended", …
[[nodiscard]] std::string_view code_of(Decision decision);
[[nodiscard]] std::string_view code_of(PracticeStatus status);
[[nodiscard]] std::string_view code_of(Provenance provenance);
[[nodiscard]] std::string_view code_of(ProgrammeStage stage);

/// The short name, or "" when the practice names no institution.
[[nodiscard]] std::string institution_name(const Study& study, const Practice& practice);

/// The value of the attribute a quota counts by; nullopt when the practice has none.
[[nodiscard]] std::optional<std::string> group_of(const Study& study, const Practice& practice,
                                                  QuotaBy by);

/// «приказ № 5 от 4 мая 2022 г.»: the document behind a human decision.
[[nodiscard]] Text document_of(const Record& record);

}  // namespace otbor
