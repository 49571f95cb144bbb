#include "tools/system/terminal.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/ioctl.h>
#include <unistd.h>

namespace otbor::system {
namespace {

int number_of(Stream stream) { return stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO; }

/// Large blocks go back to the system as soon as they are free. Left to itself glibc keeps them
/// after the first: what a country's tables were read through would stay beside what is made of
/// them. Small ones are kept, and room for them is asked for a megabyte at a time.
void choose_what_memory_is_kept() {
#ifdef __GLIBC__
  ::mallopt(M_MMAP_THRESHOLD, 4 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 8 << 20);
  ::mallopt(M_TOP_PAD, 1 << 20);
#endif
}

}  // namespace

void prepare() {
  choose_what_memory_is_kept();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen by write() and is no error
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is told like a full disk
}

std::vector<std::string> words(int argc, const char* const* argv) {
  return {argv + std::min(argc, 1), argv + argc};
}

Printed print(Stream stream, std::string_view text) {
  while (!text.empty()) {
    const auto wrote = ::write(number_of(stream), text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno == EPIPE ? Printed::nobody_reads : Printed::failed;
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return Printed::whole;
}

bool takes_colour(Stream stream) { return ::isatty(number_of(stream)) == 1; }

std::size_t columns_of_stdout() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool owns_window() { return false; }

void wait_for_key() {}

}  // namespace otbor::system
