#include "tools/otbor/console.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

namespace otbor {
namespace {

bool failed = false;

void write_all(int stream, std::string_view text) {
  while (!text.empty()) {
    const auto wrote = ::write(stream, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) {
      failed = failed || errno != EPIPE;
      return;
    }
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

bool colour_on(int stream) {
  const char* forbidden = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return ::isatty(stream) == 1 && (forbidden == nullptr || *forbidden == '\0') && !dumb;
}

}  // namespace

void print(std::string_view text) { write_all(STDOUT_FILENO, text); }

void tell(std::string_view text) { write_all(STDERR_FILENO, text); }

void tell(Lang lang, const Text& line) { tell("otbor: " + line.in(lang) + "\n"); }

Exit usage_error(Lang lang, const Text& line, std::string_view command) {
  tell(lang, line);
  tell(format(Words{"Справка: otbor {0}--help\n", "Help: otbor {0}--help --lang en\n"}.in(lang),
              lang, {command.empty() ? std::string() : std::string(command) + " "}));
  return Exit::usage;
}

bool output_failed() { return failed; }

bool colour_on_stdout() { return colour_on(STDOUT_FILENO); }

bool colour_on_stderr() { return colour_on(STDERR_FILENO); }

std::size_t columns_of_stdout() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<std::size_t>(size.ws_col, 60, 200);
}

}  // namespace otbor
