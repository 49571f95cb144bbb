#include "tools/otbor/console.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "tools/system/terminal.hpp"

namespace otbor {
namespace {

bool failed = false;

void write_all(system::Stream stream, std::string_view text) {
  failed = system::print(stream, text) == system::Printed::failed || failed;
}

bool colour_on(system::Stream stream) {
  const char* forbidden = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return (forbidden == nullptr || *forbidden == '\0') && !dumb && system::takes_colour(stream);
}

}  // namespace

void print(std::string_view text) { write_all(system::Stream::out, text); }

void tell(std::string_view text) { write_all(system::Stream::error, text); }

void tell(Lang lang, const Text& line) { tell("otbor: " + line.in(lang) + "\n"); }

Exit usage_error(Lang lang, const Text& line, std::string_view command) {
  tell(lang, line);
  tell(format(Words{"Справка: otbor {0}--help\n", "Help: otbor {0}--help --lang en\n"}.in(lang),
              lang, {command.empty() ? std::string() : std::string(command) + " "}));
  return Exit::usage;
}

bool output_failed() { return failed; }

bool colour_on_stdout() { return colour_on(system::Stream::out); }

bool colour_on_stderr() { return colour_on(system::Stream::error); }

std::size_t columns_of_stdout() {
  const auto columns = system::columns_of_stdout();
  return columns == 0 ? 100 : std::clamp<std::size_t>(columns, 60, 200);
}

}  // namespace otbor
