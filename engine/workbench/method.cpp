#include "engine/workbench/method.hpp"

#include <algorithm>
#include <array>

namespace otbor::workbench {

namespace adapters {
#define WORKBENCH(name) extern const Method name;
#include "engine/workbench/methods.def"
#undef WORKBENCH
}  // namespace adapters

std::span<const Method* const> methods() {
  static constexpr std::array registered{
#define WORKBENCH(name) &adapters::name,
#include "engine/workbench/methods.def"
#undef WORKBENCH
  };
  return registered;
}

const Method* find_method(std::string_view id) {
  const auto found = std::ranges::find(methods(), id, &Method::id);
  return found == methods().end() ? nullptr : *found;
}

}  // namespace otbor::workbench
