#include "engine/rate/model.hpp"

#include <array>

namespace otbor {

namespace raters {
#define MODEL(id) extern const RaterModel id;
#include "engine/rate/models.def"
#undef MODEL
}  // namespace raters

std::span<const RaterModel* const> rater_models() {
  static constexpr std::array registered{
#define MODEL(id) &raters::id,
#include "engine/rate/models.def"
#undef MODEL
  };
  return registered;
}

}  // namespace otbor
