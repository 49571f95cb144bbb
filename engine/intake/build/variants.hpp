#pragma once
// One form of a variant -> the variant, with every problem of meaning.

#include "engine/intake/forms/variants.hpp"
#include "engine/intake/intake.hpp"
#include "engine/model/variant.hpp"

namespace otbor {

[[nodiscard]] Variant build_variant(const VariantForm& form, const Study& study,
                                    const Offers& offers, Diagnostics& diagnostics);

}  // namespace otbor
