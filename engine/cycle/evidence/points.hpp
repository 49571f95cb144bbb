#pragma once
// How much a sentence says of each stage, in hundredths of a point. A strong marker is as good as
// sure; free prose seldom holds one, so strong markers, phrases and supporting words are added up,
// and what the sentence says of another stage counts against. Whether it was done, only promised or
// denied is told by levels.hpp.

#include <cstdint>

#include "engine/cycle/evidence/reading.hpp"

namespace otbor {

inline constexpr int strong_points = 300;
inline constexpr int supporting_points = 100;
/// A phrase brings its weight along, EvidencePattern::weight.
/// Of different markers of a kind so many count; a long sentence is no proof by its length.
inline constexpr int markers_max = 2;
/// The rival's part: of the points of the stage that the sentence says most of, if it is another.
inline constexpr int rival_percent = 50;
/// And no more, so that several markers are heard beside whatever else the sentence says,
inline constexpr int rival_part_max = 250;
/// and one strong marker is.
inline constexpr int rival_part_max_of_strong = 150;
/// A stage is heard from so many points on.
inline constexpr int heard_points = 150;

/// By stage: the points of its markers, less the rival's part or what foreign phrases take away,
/// whichever is more. `sentence` is a position in text.sentences().
[[nodiscard]] Per<Stage, int> points_of(const TextReader& text, std::uint32_t sentence);

}  // namespace otbor
