#pragma once
// From words to a command and its call, with every slip of the hand answered in the user's
// language. CLI11 splits the words; it stays in command_line.cpp.

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "tools/otbor/command.hpp"

namespace otbor {

struct CommandLine {
  enum class Wants : std::uint8_t { run, help, version, man, completion };
  Wants wants = Wants::help;
  const Command* command = nullptr;  // help without one is about the whole program
  std::string shell;                 // whose completion
  Call call;
};

struct UsageError {
  Lang lang = Lang::ru;
  Text message;
  const Command* command = nullptr;  // whose --help the answer points to
};

/// `args` are the words after the program's name.
[[nodiscard]] tl::expected<CommandLine, UsageError> read_command_line(
    const std::vector<std::string>& args);

}  // namespace otbor
