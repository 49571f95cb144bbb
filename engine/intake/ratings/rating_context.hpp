#pragma once
// What rows of ratings are read against: the codes of a programme and the scales of its columns.

#include "engine/intake/ratings/ratings.hpp"

namespace otbor {

/// It refers to the scales of the study, which must outlive it.
[[nodiscard]] RatingContext rating_context(const Forms& forms, const Study& study);

}  // namespace otbor
