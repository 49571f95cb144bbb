#include <utility>

#include "engine/model/names.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/sheets/score_book.hpp"
#include "engine/render/sheets/sheet_parts.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor {
namespace {

using score_book_parts::Frame;

/// Room for words by hand: blanks make a column wide, line ends make a row high.
constexpr std::string_view wide = "                                                            ";
constexpr std::string_view high = "\n\n\n";

KeyValues facts(const Frame& frame, const Practice& practice) {
  const auto& say = frame.say;
  KeyValues values;
  const auto add = [&](Words label, std::string value) {
    if (!value.empty()) values.items.emplace_back(say(label), std::move(value));
  };
  add({"Эксперт", "Expert"}, frame.study.experts[frame.expert].id);
  add({"Практика", "Practice"}, practice.id + " " + say.quoted(practice.title));
  add({"Организация", "Institution"}, institution_name(frame.study, practice));
  add({"Направление", "Theme"}, score_book_parts::theme_of(frame.study, practice));
  return values;
}

TableBlock criteria_table(const Frame& frame, const Practice& practice) {
  const auto& say = frame.say;
  const auto& set = frame.study.criteria;
  TableBlock table{.caption = {},
                   .columns = {{.title = say(Words{"Код", "Code"}), .narrow = true},
                               {.title = say(Words{"Критерий", "Criterion"}), .names_row = true},
                               {say(Words{"Балл", "Mark"}), Align::centre, true},
                               {say(Words{"Вес", "Weight"}), Align::centre, true},
                               {say(Words{"Итого", "Total"}), Align::centre, true},
                               {.title = say(Words{"Обоснование (обязательно при баллах)",
                                                   "Justification (required for)"})}},
                   .rows = {}};
  for (const auto at : set.criteria.count()) {
    const auto& criterion = set.criteria[at];
    auto demanded = score_book_parts::marks_with_comment(say, criterion);
    if (!demanded.empty()) demanded = "(" + demanded + ")";
    table.rows.push_back(
        {{criterion.id, criterion.title + " (" + scale_text(criterion.scale, say) + ")", "",
          say(print_points(set.weights(practice.group, at))), "",
          demanded + std::string(wide.substr(0, 10)) + "\n"}});
  }
  table.rows.push_back({{"", say(Words{"ИТОГО", "TOTAL"}), "×", "×", "",
                         say(Words{"из {0} возможных", "of {0} at most"},
                             {print_points(set.maximum[practice.group])})},
                        true});
  return table;
}

TableBlock stages_table(const Frame& frame) {
  const auto& say = frame.say;
  const auto& cycle = *frame.study.cycle;
  TableBlock table{.caption = {},
                   .columns = {{.title = say(Words{"Код", "Code"}), .narrow = true},
                               {.title = say(Words{"Этап", "Stage"}), .names_row = true},
                               {say(Words{"Балл ({0})", "Mark ({0})"}, {cycle.scale.range_text()}),
                                Align::centre, true}},
                   .rows = {}};
  for (const auto& stage : cycle.stages) table.rows.push_back({{stage.code, stage.title, ""}});
  return table;
}

std::string in_one_line(std::string lines) {
  for (auto at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at)) {
    lines.replace(at, 1, ". ");
  }
  return lines;
}

}  // namespace

Document paper_sheet(const Study& study, Index<Expert> expert, Index<Practice> practice,
                     const RenderOrder& order) {
  const Frame frame{study, order, Speech(order.lang), expert, false};
  const auto& say = frame.say;
  const auto& about = study.practices[practice];
  Document document{.id = study.experts[expert].id + " " + about.id,
                    .title = say(Words{"Экспертный лист", "Score sheet"}),
                    .subtitle = study.programme.title,
                    .lang = order.lang,
                    .banner = banner_of(study.programme.provenance, order),
                    .blocks = {},
                    .closing = in_one_line(score_book_parts::footer_of(frame, about.id))};
  auto& blocks = document.blocks;
  const auto heading = [&](Words words) { blocks.emplace_back(Heading{2, say(words), {}}); };
  blocks.emplace_back(facts(frame, about));
  heading({"Заявление эксперта", "The expert's statement"});
  blocks.emplace_back(KeyValues{
      {{"□", say(Words{"личной заинтересованности и иных обстоятельств, влияющих на объективность "
                       "оценки, не имею",
                       "I have no personal interest and know of nothing else that bears on my "
                       "judgement"})},
       {"□", say(Words{"заявляю самоотвод. Основание:\n", "I recuse myself. Ground:\n"})}}});
  heading({"Оценка по критериям", "Marks by criteria"});
  blocks.emplace_back(criteria_table(frame, about));
  if (score_book_parts::marks_stages(study)) {
    heading({"Полнота управленческого цикла", "Completeness of the cycle"});
    blocks.emplace_back(stages_table(frame));
  }
  heading({"Заключение эксперта", "The expert's conclusion"});
  KeyValues conclusion;
  for (const auto label : {Words{"Сильные стороны практики (не менее одной)",
                                 "Strengths of the practice (at least one)"},
                           Words{"Замечания", "Remarks"},
                           Words{"Рекомендации авторам (действие – раздел – срок)",
                                 "Advice to the authors (action – section – date)"}}) {
    conclusion.items.emplace_back(say(label), std::string(wide) + std::string(high));
  }
  std::string choices;
  for (const auto& opinion : score_book_parts::opinions(frame)) {
    choices += (choices.empty() ? "□ " : "\n□ ") + opinion;
  }
  conclusion.items.emplace_back(say(Words{"Мнение эксперта", "The expert's opinion"}),
                                std::move(choices));
  conclusion.items.emplace_back(
      say(Words{"Эксперт: подпись, фамилия, дата", "Expert: signature, name, date"}), "\n");
  conclusion.items.emplace_back(say(Words{"Лист принят секретарём комиссии: подпись, дата",
                                          "Received by the secretary: signature, date"}),
                                "\n");
  blocks.emplace_back(std::move(conclusion));
  return document;
}

}  // namespace otbor
