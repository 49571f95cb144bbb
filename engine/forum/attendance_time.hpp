#pragma once
// Times of connections: stays of one workplace united, cut to the event, counted at once.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/attendance.hpp"

namespace otbor {

/// Sorted and without overlaps: two devices of one workplace count their time once.
[[nodiscard]] std::vector<Stay> united(std::vector<Stay> stays);
/// What of `stays` lies inside the window.
[[nodiscard]] std::vector<Stay> clipped(const std::vector<Stay>& stays, Stay window);
[[nodiscard]] std::int64_t seconds_in(const std::vector<Stay>& stays);

/// Most connections at once; a connection that ends when another begins is not at once with it.
/// 0 for none.
[[nodiscard]] std::uint32_t most_at_once(const std::vector<std::vector<Stay>>& connections);

/// Rows that overlap shared out among as few connections as they need: «iPhone» twice at once is
/// two telephones, and which later row is whose nobody knows.
[[nodiscard]] std::vector<std::vector<Stay>> told_apart(std::vector<Stay> rows);

/// From the first joining to the last leaving; nullopt without times.
[[nodiscard]] std::optional<Stay> whole_of(const std::vector<std::vector<Stay>>& connections);

/// The lower of the two middle values of an even number; nullopt of none.
[[nodiscard]] std::optional<std::uint32_t> median_of(std::vector<std::uint32_t> values);

}  // namespace otbor
