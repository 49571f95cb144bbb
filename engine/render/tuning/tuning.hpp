#pragma once
// A what-if in words: a page for people and JSON for programs. Both say on everything that this is
// a draft.

#include <string>
#include <string_view>

#include "engine/render/document.hpp"
#include "engine/render/order.hpp"
#include "engine/render/words/speech.hpp"
#include "engine/tune/tuning.hpp"

namespace otbor {

/// Stands in the last line of every page, so that a draft can be told from everything else.
inline constexpr std::string_view tuning_mark = "otbor tune";

[[nodiscard]] Document tuning_report(const Tuning& tuning, const RenderOrder& order);
[[nodiscard]] std::string tuning_json(const Tuning& tuning, const RenderOrder& order);

namespace tuning_words {

/// «коэффициент К5: 2 вместо 3»: what is otherwise in the study of a trial.
[[nodiscard]] std::string change(const Study& official, const Study& changed, const Change& change,
                                 const Speech& say);

/// «места заняты другими практиками»: what keeps a practice where it stands.
[[nodiscard]] std::string hold(const Study& study, const ListStanding& standing, const Speech& say);

/// What the variant is called: its title, or its number; 0 is the only one.
[[nodiscard]] std::string title(const Trial& trial, std::size_t number, const Speech& say);

}  // namespace tuning_words
}  // namespace otbor
