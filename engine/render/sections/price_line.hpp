#pragma once
// The price of the dearest rule in one line, for the screen.

#include <string>

#include "engine/render/words/narrator.hpp"

namespace otbor::sections {

/// «Самое дорогое правило: не более двух практик от одной организации – 3,00 балла (в списке P12, а
/// не P13).»; "" where no rule costs the list a point.
[[nodiscard]] std::string price_line(const Narrator& narrator);

}  // namespace otbor::sections
