#pragma once
// The ladder of evidence: how much a text says of a stage of the management cycle.

#include <cstdint>
#include <string_view>

#include "engine/base/words.hpp"

namespace otbor {

enum class EvidenceLevel : std::uint8_t {
  not_found,
  mentioned,  // named, promised or only referred to
  described,  // somebody did it, or it was done at some time
  confirmed   // and a number, a document or an annex can be verified
};

[[nodiscard]] Words name_of(EvidenceLevel level);
[[nodiscard]] std::string_view code_of(EvidenceLevel level);

}  // namespace otbor
