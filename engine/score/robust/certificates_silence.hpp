#pragma once
// Why there are no certificates and no ranges of weights (certificates.hpp): they are exact for
// totals that are plain means of complete sheets, and say nothing where totals are something else.

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/base/words.hpp"
#include "engine/model/study.hpp"
#include "engine/score/ranking.hpp"

namespace otbor {

/// The first that holds.
enum class CertificateSilence : std::uint8_t {
  no_places,           // the plan has no number of places
  other_method,        // totals are not means
  rounded_totals,      // places are decided by rounded totals
  groups_of_weights,   // groups of applicants have weights of their own
  too_many_practices,  // for a comparison of all
  mixed_scales,        // a scale runs against the rest
  partial_sheets,      // marks not applicable or blank
  corrected_totals,    // one mark moves the severity of its expert, and with it other totals
  one_side,            // everybody is on one side of the line
  not_by_places        // places are left, or people recorded the list
};

[[nodiscard]] std::string_view code_of(CertificateSilence why);
/// A whole sentence for a commission.
[[nodiscard]] Words sentence_of(CertificateSilence why);
/// nullopt where certificates speak. `ends_by_places`: what select/end_of_list.hpp says.
[[nodiscard]] std::optional<CertificateSilence> certificates_silence(const Study& study,
                                                                     const Ranking& ranking,
                                                                     bool ends_by_places);

}  // namespace otbor
