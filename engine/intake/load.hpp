#pragma once
// The files of a programme on their way in: which are read, under which names. How a single one is
// opened says loader.hpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/loader.hpp"

namespace otbor {

struct Forms;
struct RatingsTable;

/// load() of everything but the ratings (forms.hpp).
[[nodiscard]] std::optional<Forms> load_without_ratings(const FileAccess& files,
                                                        std::string_view name,
                                                        const IntakeOptions& options,
                                                        Sources& sources, Diagnostics& diagnostics);
/// The cycle and the themes that a programme names, its largest files, side by side.
void load_cycle_and_themes(Loader& loader, const std::optional<Located<std::string>>& cycle,
                           const std::optional<Located<std::string>>& themes,
                           const IntakeOptions& options, const Sources& sources, Forms& forms,
                           Diagnostics& diagnostics);
/// The name of the programme's table of ratings.
[[nodiscard]] std::string ratings_name(Loader& loader, const Forms& forms);
/// The name of its table of what experts say of practices as a whole.
[[nodiscard]] std::string opinions_name(Loader& loader, const Forms& forms);
/// The tables of ratings of one file, of either layout.
[[nodiscard]] std::vector<RatingsTable> open_ratings_of(Loader& loader, const Sources& sources,
                                                        std::string_view name, bool required,
                                                        Span asked_at, const Forms& forms,
                                                        Diagnostics& diagnostics);

}  // namespace otbor
