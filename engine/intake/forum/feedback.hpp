#pragma once
// Answers of a feedback form as Yandex and Google export them, or a table of one's own. Headings
// are whole questions and change every year: a column is a question answered by a mark when its
// cells are numbers of the scale, and tells who answered when its heading says so.

#include <vector>

#include "engine/intake/forum/names.hpp"
#include "engine/model/feedback.hpp"
#include "engine/model/monitoring.hpp"
#include "engine/text/table.hpp"

namespace otbor {

/// "2018/10/24 8:52:35 PM GMT+3" and all that parse_moment reads.
[[nodiscard]] std::optional<Moment> parse_answer_time(std::string_view text);

/// What an answer tells about itself in a column of its own.
enum class AnswerColumn : std::uint8_t {
  time,
  changed,
  id,
  email,
  person,
  institution,
  platform,
  other
};
[[nodiscard]] AnswerColumn answer_column(std::string_view heading, const Renamed& renamed);

/// Any row of several cells may be the heading of an export.
[[nodiscard]] NamedFields answers_wish(const std::vector<std::string_view>& cells,
                                       const Renamed& renamed);

[[nodiscard]] Feedback build_feedback(const Sources& sources, const std::vector<CsvTable>& tables,
                                      const Renamed& renamed, const ForumNames& names,
                                      const Monitoring& rules, Diagnostics& diagnostics);

}  // namespace otbor
