#include "tools/otbor/next_step.hpp"

namespace otbor {

std::string shell_word(std::string_view path) {
  constexpr std::string_view special = " \t\n*?[]{}()<>|&;#~!'\"$`\\";
  if (!path.empty() && path.find_first_of(special) == std::string_view::npos) {
    return std::string(path);
  }
  if (path.find_first_of("\"$`\\!") == std::string_view::npos) {
    return '"' + std::string(path) + '"';  // the only quotes that Windows knows
  }
  std::string word = "'";
  for (const char c : path) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

std::string next_step(const Study& study, bool assigned, const std::string& argument, Lang lang) {
  const bool rated = study.sheets.sheets.count().value() > 0;
  if (rated || study.experts.count().value() == 0) return {};
  const auto text =
      assigned ? Words{"Дальше: otbor sheets {0} – листы экспертам; заполненные соберёт "
                       "otbor collect.\n",
                       "Next: otbor sheets {0} – score sheets; otbor collect takes in the "
                       "filled.\n"}
               : Words{"Дальше: otbor assign {0} – закрепить практики за экспертами.\n",
                       "Next: otbor assign {0} – who rates what.\n"};
  return format(text.in(lang), lang, {shell_word(argument)});
}

}  // namespace otbor
