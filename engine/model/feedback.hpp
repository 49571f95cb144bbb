#pragma once
// Feedback sheets of the forum as marks: whose sheet it is stays outside. Words that people wrote
// are counted and not kept.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

struct FeedbackSheet {
  std::optional<Index<Institution>> institution;
  std::optional<Index<Platform>> platform;
  std::vector<std::optional<std::uint32_t>> marks;  // one a question; absent: not answered
  bool superseded = false;                          // the same person answered later
};

struct FeedbackQuestion {
  std::string text;
  std::uint32_t unreadable = 0;  // answers that are no mark of the scale
};

struct Feedback {
  std::vector<FeedbackQuestion> questions;  // those answered by a mark
  std::vector<FeedbackSheet> sheets;        // in the order of the table
  std::uint32_t open_answers = 0;           // cells with words of one's own
  bool knows_people = false;                // false: nobody can be told from another
};

}  // namespace otbor
