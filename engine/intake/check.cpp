#include "engine/intake/check.hpp"

#include <algorithm>
#include <array>

#include "engine/base/check.hpp"

namespace otbor {

namespace checks_registry {
#define CHECK(id) extern const Check id;
#include "engine/intake/checks.def"
#undef CHECK
}  // namespace checks_registry

std::span<const Check* const> checks() {
  static constexpr std::array all{
#define CHECK(id) &checks_registry::id,
#include "engine/intake/checks.def"
#undef CHECK
  };
  return all;
}

std::uint32_t CheckInput::first_row(Index<Sheet> sheet) const {
  const auto row = std::ranges::min(row_of.row(sheet));
  OTBOR_CHECK(row != AssembledSheets::no_row);
  return row;
}

}  // namespace otbor
