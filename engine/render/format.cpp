#include "engine/render/format.hpp"

#include <algorithm>
#include <array>

namespace otbor {

namespace print_as {
#define FORMAT(name) extern const Format name;
#include "engine/render/formats.def"
#undef FORMAT
}  // namespace print_as

std::span<const Format* const> formats() {
  static constexpr std::array all{
#define FORMAT(name) &print_as::name,
#include "engine/render/formats.def"
#undef FORMAT
  };
  return all;
}

const Format* find_format(std::string_view id) {
  const auto found = std::ranges::find(formats(), id, &Format::id);
  return found == formats().end() ? nullptr : *found;
}

}  // namespace otbor
