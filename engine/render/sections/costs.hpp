#pragma once
// What the practices of the list cost, and what is left of the budgets.

#include <string>

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {

/// Somebody asks for money.
[[nodiscard]] bool any_cost(const Narrator& narrator);
/// «380 000»; "" where the practice asks for none.
[[nodiscard]] std::string cost_text(const Narrator& narrator, Index<Practice> at);

/// Of each budget, group by group: what it allows, what the list takes, what is left and whom it
/// was too small for.
[[nodiscard]] Blocks budgets(const Narrator& narrator);

}  // namespace otbor::sections
