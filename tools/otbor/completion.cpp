#include "tools/otbor/completion.hpp"

#include <vector>

#include "tools/otbor/page.hpp"

namespace otbor {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

/// The first sentence of a description, safe inside single quotes of every shell.
std::string brief(std::string_view text) {
  text = text.substr(0, std::min(text.find(". "), text.find("; ")));
  std::string safe;
  for (const char c : text) {
    if (c == '\'') {
      safe += "’";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      safe += ' ';
    } else {
      safe += c;
    }
  }
  return safe;
}

/// Every option a command knows, with what its page (or the program's) says of it.
struct Described {
  const OptionSpec* option;
  std::string meaning;
};
std::vector<Described> options_of(const Command* command, Lang lang) {
  const auto program = page_of(nullptr, lang);
  const auto own = page_of(command, lang);
  std::vector<Described> all;
  const auto add = [&](std::span<const OptionSpec> options, const Page& page) {
    for (const auto& option : options) {
      all.push_back({&option, brief(meaning_of(page, option.name))});
    }
  };
  if (command != nullptr) add(command->options, own);
  if (command == nullptr) add(program_options(), program);
  add(common_options(), program);
  return all;
}

std::string words_of(const Command* command, Lang lang) {
  std::vector<std::string_view> words;
  if (command == nullptr) {
    for (const auto* each : commands()) words.push_back(each->name);
  } else if (!command->arguments.empty()) {
    for (const auto choice : command->arguments.front().choices) words.push_back(choice);
  }
  for (const auto& each : options_of(command, lang)) words.push_back(each.option->name);
  return joined(words);
}

std::string bash(Lang lang) {
  std::string names;
  std::string cases = "    '') words='" + words_of(nullptr, lang) + "' ;;\n";
  std::string values;
  const auto add_values = [&](const Command* command) {
    for (const auto& [option, meaning] : options_of(command, lang)) {
      const auto line =
          "    " + std::string(option->name) + ") words='" + joined(option->choices) + "' ;;\n";
      const bool known = values.find(line) != std::string::npos;
      if (option->takes != Takes::nothing && !known) values += line;
    }
  };
  add_values(nullptr);
  for (const auto* command : commands()) {
    const std::string name(command->name);
    names += (names.empty() ? "" : "|") + name;
    cases += "    " + name + ") words='" + words_of(command, lang) + "' ;;\n";
    add_values(command);
  }
  // An empty answer leaves the word to readline, which completes names of files, blanks and all.
  return "_otbor() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} command= word words=\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case $word in " +
         names +
         ") command=$word; break ;; esac\n"
         "  done\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "  case ${COMP_WORDS[COMP_CWORD-1]} in\n" +
         values +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "complete -o default -F _otbor otbor\n";
}

std::string zsh_option(const Described& each) {
  std::string text = " '" + std::string(each.option->name) + "[" + each.meaning + "]";
  if (each.option->takes != Takes::nothing) {
    text += ":";
    text += each.option->takes == Takes::folder ? ":_files -/"
            : each.option->takes == Takes::file ? ":_files"
                                                : ":(" + joined(each.option->choices) + ")";
  }
  return text + "'";
}

std::string zsh(Lang lang) {
  std::string out = "#compdef otbor\n\nlocal -a commands=(\n";
  for (const auto* command : commands()) {
    out += "  '" + std::string(command->name) + ":" + brief(page_of(command, lang).summary) + "'\n";
  }
  out +=
      ")\nif (( CURRENT == 2 )); then\n  _describe otbor commands\n  return\nfi\n"
      "case $words[2] in\n";
  for (const auto* command : commands()) {
    out += "  " + std::string(command->name) + ") _arguments";
    for (const auto& each : options_of(command, lang)) out += zsh_option(each);
    const auto words =
        command->arguments.empty() ? std::string() : joined(command->arguments.front().choices);
    if (!words.empty()) out += " '2::(" + words + ")'";
    out += " '*::_files' ;;\n";
  }
  return out + "esac\n";
}

std::string fish(Lang lang) {
  std::string out;
  const auto add = [&](const std::string& when, const Described& each) {
    out += "complete -c otbor -n '" + when + "' -l " + std::string(each.option->name.substr(2));
    if (each.option->takes != Takes::nothing) out += " -r";
    if (!each.option->choices.empty()) out += " -f -a '" + joined(each.option->choices) + "'";
    out += " -d '" + each.meaning + "'\n";
  };
  for (const auto& each : options_of(nullptr, lang)) add("__fish_use_subcommand", each);
  for (const auto* command : commands()) {
    const std::string name(command->name);
    const auto inside = "__fish_seen_subcommand_from " + name;
    out += "complete -c otbor -n __fish_use_subcommand -f -a " + name + " -d '" +
           brief(page_of(command, lang).summary) + "'\n";
    if (!command->arguments.empty() && !command->arguments.front().choices.empty()) {
      out += "complete -c otbor -n '" + inside + "' -a '" +
             joined(command->arguments.front().choices) + "'\n";
    }
    for (const auto& each : options_of(command, lang)) add(inside, each);
  }
  return out;
}

}  // namespace

std::string completion(std::string_view shell, Lang lang) {
  return shell == "zsh" ? zsh(lang) : shell == "fish" ? fish(lang) : bash(lang);
}

}  // namespace otbor
