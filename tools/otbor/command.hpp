#pragma once
// What a command is: its name, what it takes, and the function that does it. What it says of itself
// stands in commands/<name>.md; help, completion and the man page are made from both. A command is
// a pair of files in commands/ and one line of commands.def.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/base/words.hpp"
#include "engine/text/limits.hpp"
#include "tools/otbor/console.hpp"

namespace otbor {

enum class Takes : std::uint8_t { nothing, word, number, file, folder };

struct ArgumentSpec {
  Words name;  // ПРОГРАММА, PROGRAMME
  Takes takes = Takes::folder;
  bool required = true;
  bool many = false;  // this and all that follow
  std::vector<std::string_view> choices;
};

struct OptionSpec {
  std::string_view name;  // "--out"
  Takes takes = Takes::nothing;
  std::vector<std::string_view> choices;
  bool many = false;  // may be given several times
};

/// The command line as a command gets it: options are known, values are of their kind.
struct Call {
  Lang lang = Lang::ru;
  bool json = false;
  num::Threads threads;
  Limits limits;
  std::vector<std::string> arguments;
  std::vector<std::pair<std::string, std::string>> options;

  [[nodiscard]] bool has(std::string_view option) const { return value(option).has_value(); }
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const {
    for (const auto& [name, value] : options) {
      if (name == option) return value;
    }
    return std::nullopt;
  }
};

struct Command {
  std::string_view name;
  std::vector<ArgumentSpec> arguments;
  std::vector<OptionSpec> options;
  Exit (*run)(const Call&) = nullptr;
};

[[nodiscard]] std::span<const Command* const> commands();
[[nodiscard]] const Command* find_command(std::string_view name);
/// The options that every command knows.
[[nodiscard]] std::span<const OptionSpec> common_options();
/// Options that stand without a command: --version, --man, --completion.
[[nodiscard]] std::span<const OptionSpec> program_options();

}  // namespace otbor
