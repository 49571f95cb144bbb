// otbor, the program: the command line to a command, its exit status to the shell.

#include <cstdlib>
#include <exception>
#include <new>

#include "engine/version.hpp"
#include "tools/otbor/command_line.hpp"
#include "tools/otbor/completion.hpp"
#include "tools/otbor/console.hpp"
#include "tools/otbor/help.hpp"
#include "tools/otbor/man.hpp"
#include "tools/system/terminal.hpp"

namespace otbor {
namespace {

/// Also for what escapes from a thread: whatever it is, it is told and ends with 70. The text is
/// ready beforehand, because there may be no memory left to make one.
[[noreturn]] void give_up() {
  try {
    if (const auto escaped = std::current_exception()) std::rethrow_exception(escaped);
  } catch (const std::bad_alloc&) {
    tell(
        "otbor: не хватило памяти, прежние результаты не тронуты; закройте другие программы или "
        "добавьте к команде --threads 1\n"
        "otbor: out of memory, the previous results are untouched; close other programs or add "
        "--threads 1 to the command\n");
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

/// Somebody clicked the program: the window would close before they could read a line.
Exit answer_click() {
  print(help(nullptr, Lang::ru, colour_on_stdout()));
  print(
      "\nЭта программа работает в командной строке: щёлкните по свободному месту её папки правой "
      "кнопкой\nмыши, удерживая Shift, выберите «Открыть окно PowerShell здесь» и наберите, "
      "например:\n\n  .\\otbor new Конкурс\n\nНажмите любую клавишу, чтобы закрыть окно. / "
      "Press any key to close.\n");
  system::wait_for_key();
  return Exit::usage;
}

Exit run_program(const std::vector<std::string>& words) {
  if (words.empty() && system::owns_window()) return answer_click();
  const auto line = read_command_line(words);
  if (!line) {
    const auto& [lang, message, command] = line.error();
    return usage_error(lang, message, command == nullptr ? "" : command->name);
  }
  const Exit exit = answer(*line);
  if (!output_failed()) return exit;
  tell(line->call.lang, Words{"вывод не записан целиком", "the output is not written in full"});
  return Exit::internal;
}

}  // namespace
}  // namespace otbor

int main(int argc, char** argv) {
  std::set_terminate(otbor::give_up);
  otbor::system::prepare();
  try {
    return static_cast<int>(otbor::run_program(otbor::system::words(argc, argv)));
  } catch (...) {
    otbor::give_up();
  }
}
