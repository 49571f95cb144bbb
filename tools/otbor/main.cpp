// otbor, the program: the command line to a command, its exit status to the shell.

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "engine/version.hpp"
#include "tools/otbor/command_line.hpp"
#include "tools/otbor/completion.hpp"
#include "tools/otbor/console.hpp"
#include "tools/otbor/help.hpp"
#include "tools/otbor/man.hpp"

namespace otbor {
namespace {

/// Also for what escapes from a thread: whatever it is, it is told and ends with 70. The text is
/// ready beforehand, because there may be no memory left to make one.
[[noreturn]] void give_up() {
  try {
    if (const auto escaped = std::current_exception()) std::rethrow_exception(escaped);
  } catch (const std::bad_alloc&) {
    tell(
        "otbor: не хватило памяти; прежние результаты не тронуты / "
        "out of memory; the previous results are untouched\n");
    std::_Exit(static_cast<int>(Exit::internal));
  } catch (const std::exception& error) {
    tell("otbor: внутренняя ошибка / internal error: ");
    tell(error.what());
    tell("\n");
    std::_Exit(static_cast<int>(Exit::internal));
  } catch (...) {
  }
  tell("otbor: внутренняя ошибка неизвестной природы / internal error of unknown kind\n");
  std::_Exit(static_cast<int>(Exit::internal));
}

Exit answer(const CommandLine& line) {
  using Wants = CommandLine::Wants;
  const Lang lang = line.call.lang;
  switch (line.wants) {
    case Wants::run:
      return line.command->run(line.call);
    case Wants::help:
      print(help(line.command, lang, colour_on_stdout()));
      break;
    case Wants::version:
      print("otbor " + std::string(version) + "\n");
      break;
    case Wants::man:
      print(man_page(lang));
      break;
    case Wants::completion:
      print(completion(line.shell, lang));
      break;
  }
  return Exit::done;
}

Exit run_program(int argc, const char* const* argv) {
  const auto line = read_command_line(argc, argv);
  if (!line) {
    const auto& [lang, message, command] = line.error();
    return usage_error(lang, message, command == nullptr ? "" : command->name);
  }
  const Exit exit = answer(*line);
  if (!output_failed()) return exit;
  tell(line->call.lang, Words{"вывод не записан целиком", "the output is not written in full"});
  return Exit::internal;
}

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
}  // namespace otbor

int main(int argc, char** argv) {
  otbor::choose_what_memory_is_kept();
  std::set_terminate(otbor::give_up);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen by write() and is no error
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is told like a full disk
  try {
    return static_cast<int>(otbor::run_program(argc, argv));
  } catch (...) {
    otbor::give_up();
  }
}
