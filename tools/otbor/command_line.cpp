#include "tools/otbor/command_line.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

#include <CLI/CLI.hpp>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"
#include "tools/files/legible.hpp"

namespace otbor {
namespace {

using Wants = CommandLine::Wants;

/// Splits words by the options it is told of; what their values may be is checked by our own code,
/// because its answers must be in two languages.
class Splitter {
 public:
  explicit Splitter(bool stop_at_first_word) {
    app_.set_help_flag();
    app_.allow_extras();
    if (stop_at_first_word) {
      app_.prefix_command();
    } else {
      app_.add_option("words", words_);
    }
  }
  void know(std::span<const OptionSpec> options) {
    for (const auto& spec : options) {
      const auto names = std::string(spec.name == "--help" ? "-h," : "") + std::string(spec.name);
      auto* option =
          spec.takes == Takes::nothing
              ? app_.add_flag(names)
              : app_.add_option(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      known_.push_back({&spec, option});
    }
  }
  /// nullopt: well split.
  std::optional<Text> split(std::vector<std::string> args) {
    const std::string last = args.empty() ? "" : args.back();
    std::ranges::reverse(args);  // as CLI11 takes them
    try {
      app_.parse(std::move(args));
    } catch (const CLI::ArgumentMismatch&) {
      return missing_value(last);
    } catch (const CLI::Error& error) {
      return format(Words{"командная строка не понята: {0}", "the command line is unclear: {0}"},
                    {Text(error.what())});
    }
    return std::nullopt;
  }
  static Text missing_value(const std::string& option) {
    return format(Words{"после `{0}` нужно значение", "`{0}` needs a value"}, {option});
  }

  struct Known {
    const OptionSpec* spec;
    CLI::Option* option;
  };
  [[nodiscard]] const std::vector<Known>& known() const { return known_; }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] std::vector<std::string> extras() const { return app_.remaining(); }

 private:
  CLI::App app_;
  std::vector<Known> known_;
  std::vector<std::string> words_;
};

std::string listed_choices(const OptionSpec& spec) {
  std::string text;
  for (const auto choice : spec.choices) text += (text.empty() ? "" : ", ") + std::string(choice);
  return text;
}

std::optional<std::uint64_t> whole(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What is wrong with one value of an option.
std::optional<Text> wrong_word(const OptionSpec& spec, const std::string& value) {
  const std::string name(spec.name);
  if (value.empty() || value.starts_with("--")) return Splitter::missing_value(name);
  if (!spec.choices.empty() && std::ranges::find(spec.choices, value) == spec.choices.end()) {
    return format(Words{"`{0} {1}`: возможные значения – {2}", "`{0} {1}`: the values are {2}"},
                  {name, value, listed_choices(spec)});
  }
  if (spec.takes == Takes::number && whole(value).value_or(0) == 0) {
    return format(Words{"`{0} {1}`: нужно целое число больше нуля",
                        "`{0} {1}`: a whole number above zero is needed"},
                  {name, value});
  }
  return std::nullopt;
}

/// What is wrong with the values an option was given.
std::optional<Text> wrong_value(const Splitter::Known& known,
                                const std::vector<std::string>& values) {
  const auto& spec = *known.spec;
  const std::string name(spec.name);
  if (values.size() > 1 && !spec.many) {
    return format(Words{"`{0}` указано больше одного раза", "`{0}` is given more than once"},
                  {name});
  }
  for (const auto& value : values) {
    if (auto wrong = wrong_word(spec, value)) return wrong;
  }
  return std::nullopt;
}
/// Moves the options found into the call.
std::optional<Text> take_options(const Splitter& splitter, Call& call) {
  for (const auto& known : splitter.known()) {
    if (known.option->count() == 0) continue;
    if (known.spec->takes == Takes::nothing) {
      call.options.emplace_back(known.spec->name, "");
      continue;
    }
    const auto values = known.option->results();
    if (auto wrong = wrong_value(known, values)) return wrong;
    for (const auto& value : values) call.options.emplace_back(known.spec->name, value);
  }
  return std::nullopt;
}

std::optional<Text> unknown_option(const std::vector<std::string>& extras,
                                   const std::vector<std::span<const OptionSpec>>& known) {
  for (const auto& word : extras) {
    if (!word.starts_with('-')) continue;
    std::vector<std::string> names;
    for (const auto specs : known) {
      for (const auto& spec : specs) names.emplace_back(spec.name);
    }
    const auto name = legible(word.substr(0, word.find('=')));
    return format(Words{"неизвестный ключ `{0}`{1}", "unknown option `{0}`{1}"},
                  {name, did_you_mean(name, names)});
  }
  return std::nullopt;
}

/// A word that was typed with the Russian layout on: «кгт» is `run`.
std::string in_latin_layout(std::string_view word) {
  constexpr std::string_view latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
  constexpr std::u32string_view cyrillic = U"йцукенгшщзхъфывапролджэячсмитьбю";
  static_assert(latin.size() == cyrillic.size());
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto key = cyrillic.find(utf8::lower(utf8::next(word, at)));
    if (key == std::u32string_view::npos) return std::string(word);
    out += latin[key];
  }
  return out;
}

Text unknown_command(const std::string& typed) {
  const auto word = legible(typed);
  std::vector<std::string> names;
  for (const auto* command : commands()) names.emplace_back(command->name);
  return format(Words{"такой команды нет: `{0}`{1}", "there is no such command: `{0}`{1}"},
                {word, did_you_mean(in_latin_layout(word), names)});
}

/// What is wrong with the number of words.
std::optional<Text> wrong_count(const Command& command, const std::vector<std::string>& words) {
  std::size_t at = 0;
  for (const auto& argument : command.arguments) {
    if (at >= words.size() && argument.required) {
      return format(Words{"не указано: {0}", "{0} is missing"}, {Text(argument.name)});
    }
    at = argument.many ? words.size() : at + 1;
  }
  if (at >= words.size()) return std::nullopt;
  return format(Words{"лишнее слово в команде: `{0}`", "one word too many: `{0}`"}, {words[at]});
}

void settle_common(Call& call) {
  const auto number = [&](std::string_view option) {
    const auto value = call.value(option);
    return value ? whole(*value) : std::nullopt;
  };
  call.json = call.has("--json");
  const auto processors = std::max(1U, std::thread::hardware_concurrency());
  const auto threads = number("--threads").value_or(processors);
  call.threads.count = static_cast<unsigned>(std::min<std::uint64_t>(threads, 256));
  if (const auto megabytes = number("--limit-mb")) {
    call.limits.file_bytes =
        static_cast<std::size_t>(std::min<std::uint64_t>(*megabytes, 1U << 20U)) << 20U;
  }
}

/// Asked before everything else, so that even a wrong command line is answered in this language.
Lang language_of(const std::vector<std::string>& args) {
  for (std::size_t at = 0; at < args.size(); ++at) {
    if (args[at] == "--lang=en") return Lang::en;
    if (args[at] == "--lang" && at + 1 < args.size() && args[at + 1] == "en") return Lang::en;
  }
  return Lang::ru;
}

/// Takes the options before the command, and those that need none; the rest is the command and what
/// follows it.
tl::expected<std::vector<std::string>, Text> read_front(const std::vector<std::string>& args,
                                                        CommandLine& line) {
  Splitter front(true);
  front.know(common_options());
  front.know(program_options());
  if (auto wrong = front.split(args)) return tl::unexpected(*wrong);
  if (auto wrong = take_options(front, line.call)) return tl::unexpected(*wrong);
  auto rest = front.extras();
  if (!rest.empty() && rest.front().starts_with('-')) {
    return tl::unexpected(*unknown_option(rest, {common_options(), program_options()}));
  }
  return rest;
}

std::optional<Text> read_rest(std::vector<std::string> args, CommandLine& line) {
  Splitter rest(false);
  rest.know(common_options());
  rest.know(line.command->options);
  if (auto wrong = rest.split(std::move(args))) return wrong;
  if (auto wrong = unknown_option(rest.extras(), {line.command->options, common_options()})) {
    return wrong;
  }
  if (auto wrong = take_options(rest, line.call)) return wrong;
  line.call.arguments = rest.words();
  if (line.call.has("--help")) return std::nullopt;
  return wrong_count(*line.command, line.call.arguments);
}

}  // namespace

tl::expected<CommandLine, UsageError> read_command_line(const std::vector<std::string>& args) {
  CommandLine line;
  line.call.lang = language_of(args);
  const auto wrong = [&](Text message) {
    return tl::unexpected(UsageError{line.call.lang, std::move(message), line.command});
  };
  auto rest = read_front(args, line);
  if (!rest) return wrong(std::move(rest.error()));

  if (line.call.has("--version")) line.wants = Wants::version;
  if (line.call.has("--man")) line.wants = Wants::man;
  if (const auto shell = line.call.value("--completion")) {
    line.wants = Wants::completion;
    line.shell = *shell;
  }
  if (rest->empty()) {
    if (args.empty()) {
      return wrong(
          Words{"какую команду выполнить? Образец программы отбора создаёт `otbor new ПАПКА`",
                "which command? `otbor new DIR` makes a programme to start from"});
    }
    const bool asked = line.wants != Wants::help || line.call.has("--help");
    if (!asked) return wrong(Words{"не указана команда", "no command is given"});
    return line;
  }
  if (rest->front() == "help") {  // as other programs have it
    rest->erase(rest->begin());
    rest->emplace_back("--help");
    if (rest->size() == 1) return line;
  }
  line.command = find_command(rest->front());
  if (line.command == nullptr) return wrong(unknown_command(rest->front()));
  rest->erase(rest->begin());
  if (auto trouble = read_rest(std::move(*rest), line)) return wrong(std::move(*trouble));
  line.wants = line.call.has("--help") ? Wants::help : Wants::run;
  settle_common(line.call);
  return line;
}

}  // namespace otbor
