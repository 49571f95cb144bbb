#include "engine/cycle/ladder.hpp"

#include "engine/base/check.hpp"

namespace otbor {

Words name_of(EvidenceLevel level) {
  switch (level) {
    case EvidenceLevel::not_found:
      return {.ru = "не обнаружен", .en = "not found"};
    case EvidenceLevel::mentioned:
      return {.ru = "упомянут", .en = "mentioned"};
    case EvidenceLevel::described:
      return {.ru = "описан", .en = "described"};
    case EvidenceLevel::confirmed:
      return {.ru = "подтверждён", .en = "confirmed"};
  }
  OTBOR_CHECK(false);
}

std::string_view code_of(EvidenceLevel level) {
  switch (level) {
    case EvidenceLevel::not_found:
      return "not_found";
    case EvidenceLevel::mentioned:
      return "mentioned";
    case EvidenceLevel::described:
      return "described";
    case EvidenceLevel::confirmed:
      return "confirmed";
  }
  OTBOR_CHECK(false);
}

}  // namespace otbor
