// What the platforms' moderators wrote down of the talks, and whom to help with what.

#include "engine/forum/forum.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/sections/forum_records.hpp"

namespace otbor::sections {
namespace {

std::string clock_text(std::uint64_t seconds) {
  const auto rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

std::string found_text(const Narrator& narrator, std::uint32_t found, std::uint32_t of) {
  if (of == 0) return narrator.say(Words{"не записывалось", "not noted"});
  return narrator.say(Words{"у {0} из {1}", "{0} of {1}"}, {count(found), count(of)});
}

/// The four shortcomings as the note lists them.
TableBlock shortcomings_table(const Narrator& narrator, const TalksResult& talks) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Что отмечено", "What was noted"}), .names_row = true},
                   {.title = say(Words{"У скольких", "How many"}), .narrow = true},
                   {.title = say(Words{"Подробнее", "In detail"})}};
  std::string overrun;
  if (talks.mean_overrun_seconds) {
    const auto mean = talks.mean_overrun_seconds->rounded(0, RoundingRule::half_up);
    overrun = say(Words{"в среднем на {0}, наибольшее – на {1} (минуты:секунды)",
                        "by {0} on average, {1} at most (minutes:seconds)"},
                  {Text(clock_text(static_cast<std::uint64_t>(mean.millionths() / Points::unit))),
                   Text(clock_text(talks.longest_overrun_seconds))});
  }
  const auto row = [&](Words what, const std::string& found, std::string detail) {
    table.rows.push_back({{say(what), found, std::move(detail)}});
  };
  row({"Нарушение временного регламента", "Longer than the limit"},
      found_text(narrator, talks.time_limit.found, talks.time_limit.marked), overrun);
  row({"Недостаточная техническая готовность", "Not ready technically"},
      found_text(narrator, talks.readiness.found, talks.readiness.marked), "");
  row({"Преобладание теоретических сведений", "Too much theory"},
      found_text(narrator, talks.theory.found, talks.theory.marked), "");
  row({"Невысокая активность слушателей", "Passive listeners"},
      talks.platforms_with_questions_noted == 0
          ? say(Words{"не записывалось", "not noted"})
          : say(Words{"на {0} из {1} {1|площадки|площадок|площадок}",
                      "{0} of {1} {1|platform|platforms}"},
                {count(talks.passive_platforms), count(talks.platforms_with_questions_noted)}),
      "");
  return table;
}

TableBlock platforms_table(const Narrator& narrator, const TalksResult& talks) {
  const auto& say = narrator.say;
  TableBlock table;
  table.caption = say(Words{"Выступления по площадкам", "Talks by platform"});
  table.columns = {
      {.title = say(Words{"Площадка", "Platform"}), .names_row = true},
      {.title = say(Words{"Выступлений", "Talks"}), .align = Align::right, .narrow = true},
      {.title = say(Words{"Сверх регламента", "Over the limit"}), .narrow = true},
      {.title = say(Words{"Вопросов голосом", "Asked aloud"}), .align = Align::right},
      {.title = say(Words{"Вопросов в чате", "Asked in the chat"}), .align = Align::right},
      {.title = say(Words{"Слушатели", "Listeners"})}};
  for (const auto& one : talks.platforms) {
    const auto title = one.platform ? narrator.study().themes->platforms[*one.platform].title
                                    : say(Words{"площадка не указана", "no platform"});
    const bool noted = one.talks_with_questions_noted > 0;
    table.rows.push_back(
        {{title, say.whole(one.talks), found_text(narrator, one.overran, one.timed),
          noted ? say.whole(one.asked_aloud) : "–", noted ? say.whole(one.asked_in_chat) : "–",
          !noted ? TableCell("–")
          : one.passive
              ? TableCell(say(Words{"активность невысокая", "passive"}), "", Tone::waiting)
              : TableCell(say(Words{"участвовали в обсуждении", "took part"}))}});
  }
  return table;
}

std::string advice_text(const Narrator& narrator, const Talk& talk, const TalkMarks& marks) {
  const auto& say = narrator.say;
  std::vector<std::string> advice;
  if (marks.theory.value_or(2) < 2) {
    advice.push_back(say(
        Words{"перестроить выступление: меньше теории, больше собственной деятельности и данных",
              "rebuild the talk: less theory, more of one's own work and data"}));
  }
  if (talk.stopped.value_or(false)) {
    advice.push_back(
        say(Words{"прорепетировать с хронометражем: ведущему пришлось остановить "
                  "выступление",
                  "rehearse against the clock: the moderator had to stop the talk"}));
  } else if (marks.time_limit.value_or(2) < 2) {
    advice.push_back(say(Words{"прорепетировать с хронометражем: превышение {0}",
                               "rehearse against the clock: {0} over the limit"},
                         {Text(clock_text(static_cast<std::uint64_t>(*marks.overrun_seconds)))}));
  }
  if (marks.readiness.value_or(2) < 2) {
    advice.push_back(say(Words{"проверить связь, камеру и микрофон накануне",
                               "check the connection, camera and microphone the day before"}));
  }
  return Speech::listed(advice, "; ");
}

TableBlock help_table(const Narrator& narrator, const std::vector<Talk>& talks,
                      const TalksResult& result) {
  const auto& say = narrator.say;
  const auto& study = narrator.study();
  TableBlock table;
  table.columns = {{.title = "№", .narrow = true},
                   {.title = say(Words{"Организация", "Institution"}), .names_row = true},
                   {.title = say(Words{"С чем помочь", "What to help with"})}};
  for (std::size_t i = 0; i < talks.size(); ++i) {
    auto advice = advice_text(narrator, talks[i], result.marks[i]);
    if (advice.empty() || table.rows.size() == narrator.order.rows_max) continue;
    const auto& practice = talks[i].practice;
    const auto& institution = talks[i].institution;
    table.rows.push_back(
        {{practice ? TableCell(study.practices[*practice].id, narrator.link(*practice))
                   : TableCell("–"),
          institution ? study.institutions[*institution].short_name : "–", std::move(advice)}});
  }
  return table;
}

}  // namespace

Blocks forum_talks(const Narrator& narrator) {
  const auto& records = narrator.study().forum;
  const auto& result = narrator.dossier.forum;
  if (!records || !records->talks || !result || !result->talks) return {};
  const auto& say = narrator.say;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Выступления на площадках", "Talks"}), "forum-talks"});
  const auto& rules = records->monitoring;
  blocks.emplace_back(Paragraph{
      say(Words{"По записям ведущих: {0} {0|выступление|выступления|выступлений}. Сверх регламента "
                "допускается {1} с; доля теории заметна, когда она больше {2} %. Чего не записали, "
                "то ни в один счёт не входит.",
                "By the moderators' notes: {0} {0|talk|talks}. {1} s over the limit are allowed; "
                "theory is noted above {2}%. What was not noted enters no count."},
          {count(records->talks->size()), count(rules.tolerance_seconds),
           print_points(rules.some_theory_percent)}),
      ParagraphRole::note});
  blocks.emplace_back(shortcomings_table(narrator, *result->talks));
  blocks.emplace_back(platforms_table(narrator, *result->talks));
  if (narrator.order.published()) return blocks;
  auto help = help_table(narrator, *records->talks, *result->talks);
  if (help.rows.empty()) return blocks;
  blocks.emplace_back(
      Heading{3, say(Words{"Кому и с чем помочь", "Whom to help with what"}), "forum-help"});
  blocks.emplace_back(std::move(help));
  return blocks;
}

}  // namespace otbor::sections
