#include "tools/otbor/next_step.hpp"

namespace otbor {

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
