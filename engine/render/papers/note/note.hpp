#pragma once
// What the analytical note tells, part by part: each adds fields to the note's template and nothing
// where its records are missing. The resolution shares the event and the votes.

#include "engine/render/papers/common.hpp"

namespace otbor::papers::note {

/// The forum itself: title, day, theme, applications, platforms, conference.
void add_event(const PaperInput& input, Fields& fields);
/// The teams the community praised, and why some of them are not on the list.
void add_praised(const PaperInput& input, Fields& fields);
/// The recommended practices by platform, numbered throughout.
void add_recommended(const PaperInput& input, Fields& fields);
/// Means, criteria, the management cycle, the table of platforms.
void add_content(const PaperInput& input, Fields& fields);
/// The same practices in the earlier run and now.
void add_rounds(const PaperInput& input, Fields& fields);
/// An earlier programme as a whole beside this one: applications, institutions, directions, means.
void add_years(const PaperInput& input, Fields& fields);
/// What follows from the records, each sentence with the numbers it rests on.
void add_conclusions(const PaperInput& input, Fields& fields);
/// Recommendations to all and the shortcomings that were observed.
void add_shortcomings(const PaperInput& input, Fields& fields);
/// Connections, feedback, the index of participation.
void add_monitoring(const PaperInput& input, Fields& fields);
/// The resolution and its votes.
void add_votes(const PaperInput& input, Fields& fields);

/// «первое, второе и третье».
[[nodiscard]] std::string joined(const std::vector<std::string>& items, Lang lang);
/// A list of texts under `name`, one field «текст» an item.
void add_texts(Words name, const std::vector<std::string>& texts, Fields& fields);
/// Official numbers by the plan's rounding.
[[nodiscard]] std::string printed(const PaperInput& input, const Ratio& value);
/// A number with one decimal, of statistics that decide nothing.
[[nodiscard]] std::string tenths(const PaperInput& input, const Ratio& value);
/// Whole minutes and seconds: «1:36».
[[nodiscard]] std::string minutes_text(std::uint64_t seconds);

}  // namespace otbor::papers::note
