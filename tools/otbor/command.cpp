#include "tools/otbor/command.hpp"

#include <algorithm>
#include <array>

namespace otbor {

#define COMMAND(name) extern const Command name##_command;
#include "tools/otbor/commands.def"
#undef COMMAND

std::span<const Command* const> commands() {
  static constexpr std::array all{
#define COMMAND(name) &name##_command,
#include "tools/otbor/commands.def"
#undef COMMAND
  };
  return all;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : *found;
}

std::span<const OptionSpec> common_options() {
  static const std::array<OptionSpec, 5> options{{
      {"--lang", Takes::word, {"ru", "en"}},
      {"--json", Takes::nothing, {}},
      {"--threads", Takes::number, {}},
      {"--limit-mb", Takes::number, {}},
      {"--help", Takes::nothing, {}},
  }};
  return options;
}

std::span<const OptionSpec> program_options() {
  static const std::array<OptionSpec, 3> options{{
      {"--version", Takes::nothing, {}},
      {"--man", Takes::nothing, {}},
      {"--completion", Takes::word, {"bash", "zsh", "fish"}},
  }};
  return options;
}

}  // namespace otbor
