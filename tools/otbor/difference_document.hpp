#pragma once
// What changed between two results as a page for the chair and for the file.

#include "engine/render/document.hpp"
#include "tools/otbor/difference.hpp"

namespace otbor {

/// `names` are those of the two folders. Long lists are cut and counted: it is to stay a page or
/// two.
[[nodiscard]] Document difference_document(const Recorded& after, const Difference& found,
                                           const std::pair<std::string, std::string>& names,
                                           Lang lang);

}  // namespace otbor
