#pragma once
// The two streams and the exit status. Results go to stdout, everything about them to stderr; both
// are UTF-8 whatever the locale says. A reader that closes the pipe early (`otbor run … | head`)
// ends the printing, not the work.

#include <cstddef>
#include <string_view>

#include "engine/base/words.hpp"

namespace otbor {

enum class Exit : int {
  done = 0,
  input_errors = 1,  // also: `verify` found a difference
  usage = 2,
  requirements = 3,  // of the plan, not met
  internal = 70
};

void print(std::string_view text);  // stdout
void tell(std::string_view text);   // stderr
void tell(Lang lang, const Text& line);
/// The line and where the help is: of one command, or of the program when `command` is "".
Exit usage_error(Lang lang, const Text& line, std::string_view command);

/// True when a stream took less than it was given for another reason than a closed pipe.
[[nodiscard]] bool output_failed();

/// Colour and progress: only on a terminal, and NO_COLOR (no-color.org) forbids colour.
[[nodiscard]] bool colour_on_stdout();
[[nodiscard]] bool colour_on_stderr();
/// Columns to fill: the terminal's, or 100 where there is none.
[[nodiscard]] std::size_t columns_of_stdout();

}  // namespace otbor
