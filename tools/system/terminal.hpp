#pragma once
// The window a person sees the program in, and the words they started it with:
// posix/terminal.cpp, windows/terminal.cpp. All text is UTF-8 on every system.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace otbor::system {

enum class Stream : std::uint8_t { out, error };

/// Before anything else: what the system would end the program for becomes an error of a step.
void prepare();

/// The words after the program's name. Windows leaves `*.xlsx` to the program, so that it is
/// replaced by the files' names here, sorted; other shells have done so.
[[nodiscard]] std::vector<std::string> words(int argc, const char* const* argv);

enum class Printed : std::uint8_t { whole, nobody_reads, failed };
/// As it is: no line end is changed.
Printed print(Stream stream, std::string_view text);

/// A terminal that understands colour.
[[nodiscard]] bool takes_colour(Stream stream);
/// 0 where there is no terminal.
[[nodiscard]] std::size_t columns_of_stdout();

/// True when the window was opened for the program alone and closes with it: somebody clicked it.
[[nodiscard]] bool owns_window();
void wait_for_key();

}  // namespace otbor::system
