#pragma once
// Sections of the report on what the records of the forum come to; nothing without records.

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {

/// Shortcomings of the talks and whom to help with what.
[[nodiscard]] Blocks forum_talks(const Narrator& narrator);
[[nodiscard]] Blocks forum_rated_talks(const Narrator& narrator);
[[nodiscard]] Blocks forum_feedback(const Narrator& narrator);
/// The index of participation of platforms and institutions.
[[nodiscard]] Blocks forum_activity(const Narrator& narrator);
[[nodiscard]] Blocks forum_votes(const Narrator& narrator);

}  // namespace otbor::sections
