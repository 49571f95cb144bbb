#pragma once
// The banner at the foot of every page of a document that somebody made in Word: in the feet it has
// already, else in one of its own.

#include <string>
#include <vector>

#include "engine/text/office/packing.hpp"

namespace otbor::docx {

/// Adds the part, its content type, its relationship and the reference of the first section, which
/// the later ones inherit. A package that lacks what every program writes is left as it is.
void put_banner_on_pages(std::vector<office::PackedPart>& parts,
                         const std::vector<std::string>& lines);

}  // namespace otbor::docx
