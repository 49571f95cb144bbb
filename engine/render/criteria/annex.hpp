#pragma once
// A criteria set with its rules as people read it: the annex to a regulation (`otbor criteria
// print`). Everything the program will do stands in it in words.

#include <optional>

#include "engine/model/criteria.hpp"
#include "engine/model/cycle.hpp"
#include "engine/model/rules.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"

namespace otbor {

[[nodiscard]] Document criteria_annex(const CriteriaSet& criteria, const Rules& rules,
                                      const std::optional<Cycle>& cycle, const RenderOrder& order);

}  // namespace otbor
