#pragma once
// forum/talks.csv and forum-monitoring.yaml -> talks and the rules they are judged by.

#include <optional>
#include <vector>

#include "engine/intake/forms/monitoring.hpp"
#include "engine/intake/forms/talks.hpp"
#include "engine/intake/forum/names.hpp"
#include "engine/model/talks.hpp"

namespace otbor {

[[nodiscard]] Monitoring build_monitoring(const MonitoringForm& form, Diagnostics& diagnostics);

/// In the order of the table. `usual_limit` stands for a limit that no row tells.
[[nodiscard]] std::vector<Talk> build_talks(const std::vector<TalkRow>& rows, const Study& study,
                                            const ForumNames& names,
                                            std::optional<std::uint32_t> usual_limit_seconds,
                                            Diagnostics& diagnostics);

}  // namespace otbor
