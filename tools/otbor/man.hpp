#pragma once
// The man page otbor(1), printed from the pages in the man macros of troff:
// `otbor --man > otbor.1`.

#include <string>

#include "engine/base/words.hpp"

namespace otbor {

[[nodiscard]] std::string man_page(Lang lang);

}  // namespace otbor
