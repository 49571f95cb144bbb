#include "engine/render/order.hpp"

namespace otbor {

std::string_view code_of(Profile profile) {
  return profile == Profile::service ? "service" : "public";
}

Words name_of(Profile profile) {
  return profile == Profile::service ? Words{"служебный", "service"}
                                     : Words{"для публикации", "for publication"};
}

}  // namespace otbor
