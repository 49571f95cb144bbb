#pragma once
// Whom to help with what after the forum's talks, by the marks of its experts: for documents of the
// service, never for publication.

#include <string>
#include <vector>

#include "engine/forum/talk_ratings.hpp"
#include "engine/render/words/narrator.hpp"

namespace otbor {

struct TalkHelp {
  Index<Practice> practice;
  std::string advice;
};

/// By practice, in the order of the table; empty when nothing was marked or a table of talks tells
/// more.
[[nodiscard]] std::vector<TalkHelp> help_by_ratings(const Narrator& narrator);

/// «преобладание теоретических сведений над описанием деятельности»
[[nodiscard]] Words name_of(TalkFault fault);

}  // namespace otbor
