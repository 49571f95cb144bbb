#pragma once
// A page of help as a tree: what commands/<name>.md and otbor.md say, in one language. The help on
// the screen, the man page and the shell completion are printed from it, so that an option is
// described once.
//
// The Markdown is a small part of it: a title `# otbor run – summary`, headings `##`, paragraphs,
// lines indented by four blanks for what is typed, and items "- `term` – text". English follows a
// line `<!-- en -->`.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {

struct PageBlock {
  enum class Kind : std::uint8_t { heading, paragraph, typed, item };
  Kind kind = Kind::paragraph;
  std::string term;  // of an item, without backticks: "--out ПАПКА"
  std::string text;  // a paragraph on one line; `code` keeps its backticks
};

struct Page {
  std::string title;    // "otbor run"
  std::string summary;  // what stands after the dash
  std::vector<PageBlock> blocks;
};

/// The page of a command, or of the whole program when there is none.
[[nodiscard]] Page page_of(const Command* command, Lang lang);

/// What the page says of an option, "" when it says nothing; without backticks.
[[nodiscard]] std::string meaning_of(const Page& page, std::string_view option);

[[nodiscard]] std::string without_backticks(std::string_view text);

}  // namespace otbor
