#pragma once
// Connections of the forum's platforms and the institutions they belong to, in the report.

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {

[[nodiscard]] Blocks forum_attendance(const Narrator& narrator);

}  // namespace otbor::sections
