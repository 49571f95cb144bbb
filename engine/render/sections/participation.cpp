// Feedback of the forum and the index of participation, by platform and by institution.

#include "engine/forum/forum.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/sections/forum_records.hpp"
#include "engine/render/sections/forum_words.hpp"
#include "engine/render/small_groups.hpp"

namespace otbor::sections {
namespace {

std::string tenths(const Narrator& narrator, const Ratio& value) {
  return narrator.say(number(to_text(value.rounded(1, RoundingRule::half_up))));
}

std::string mean_text(const Narrator& narrator, const MarksSummary& marks) {
  if (marks.n == 0) return "–";
  return narrator.say(print_score(marks.mean, narrator.rules().rounding));
}

void add_marks(const Narrator& narrator, std::string question, const MarksSummary& marks,
               bool total, TableBlock& table) {
  const auto& say = narrator.say;
  // Of few answers a mean tells whose they are.
  const bool hidden = narrator.order.published() && marks.n < smallest_group(narrator.study());
  const bool any = marks.n > 0 && !hidden;
  table.rows.push_back(
      {{std::move(question), say.whole(marks.n), hidden ? "–" : mean_text(narrator, marks),
        any ? tenths(narrator, marks.median) : "–",
        any ? say(Words{"{0} ({1} %)", "{0} ({1}%)"},
                  {count(marks.good), Text(tenths(narrator, marks.good_percent()))})
            : "–"},
       total});
}

std::string index_text(const Narrator& narrator, const ActivityIndex& index) {
  if (index.index) return tenths(narrator, *index.index);
  return narrator.say(Words{"не вычислен: {0}", "not computed: {0}"},
                      {Text(words_of(*index.missing))});
}

TableBlock index_table(const Narrator& narrator, Words what) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(what), .names_row = true},
                   {.title = say(Words{"Из чего складывается", "What it is made of"})},
                   {.title = say(Words{"Индекс", "Index"}), .align = Align::right}};
  return table;
}

std::string parts_text(const Narrator& narrator, const ActivityIndex& index) {
  std::vector<std::string> parts;
  for (const auto& part : index.parts) {
    if (part.earned) parts.push_back(tenths(narrator, *part.earned));
  }
  return parts.size() == index.parts.size() ? Speech::listed(parts, " + ") : "–";
}

void add_index(const Narrator& narrator, std::string name, const ActivityIndex& index,
               TableBlock& table) {
  table.rows.push_back(
      {{std::move(name), parts_text(narrator, index),
        TableCell(index_text(narrator, index), "", index.index ? Tone::plain : Tone::faint)}});
}

Paragraph formula(const Narrator& narrator, const std::vector<IndexPart>& parts, Points maximum) {
  return {narrator.say(Words{"Индекс = {0}; наибольший – {1}. Если для части нет записей, индекс "
                             "не вычисляется.",
                             "Index = {0}; {1} at most. Where a part has no records there is no "
                             "index."},
                       {index_formula(parts), print_points(maximum)}),
          ParagraphRole::note};
}

std::string not_attributed(const Narrator& narrator, const Forum& forum) {
  const auto& say = narrator.say;
  std::vector<std::string> rest;
  if (forum.feedback && forum.feedback->of_no_platform > 0) {
    rest.push_back(say(Words{"листов обратной связи без площадки – {0}",
                             "feedback sheets without a platform: {0}"},
                       {count(forum.feedback->of_no_platform)}));
  }
  if (forum.feedback && forum.feedback->of_no_institution > 0) {
    rest.push_back(say(Words{"листов с неопределённой организацией – {0}",
                             "sheets of an institution that was not recognised: {0}"},
                       {count(forum.feedback->of_no_institution)}));
  }
  if (forum.activity.talks_of_no_institution > 0) {
    rest.push_back(say(Words{"выступлений без организации – {0}", "talks of no institution: {0}"},
                       {count(forum.activity.talks_of_no_institution)}));
  }
  return Speech::listed(rest, "; ");
}

}  // namespace

Blocks forum_feedback(const Narrator& narrator) {
  const auto& records = narrator.study().forum;
  const auto& forum = narrator.dossier.forum;
  if (!records || !records->feedback || !forum || !forum->feedback) return {};
  const auto& say = narrator.say;
  const auto& result = *forum->feedback;
  Blocks blocks;
  blocks.emplace_back(Heading{2, say(Words{"Обратная связь", "Feedback"}), "forum-feedback"});
  blocks.emplace_back(Paragraph{
      say(Words{"Получено {0} {0|лист|листа|листов}, учтено {1}: повторных {2}, из них учтён "
                "последний. Одинаковые ответы на все вопросы – {3} {3|лист|листа|листов}.",
                "{0} {0|sheet was|sheets were} received and {1} counted: {2} repeated ones, of "
                "which the last counts. {3} {3|sheet has|sheets have} the same answer everywhere."},
          {count(result.received), count(result.counted), count(result.superseded),
           count(result.straight)})});
  if (!records->feedback->knows_people) {
    blocks.emplace_back(Paragraph{
        say(Words{"Кто заполнял листы, в таблице не указано: повторные определить нельзя.",
                  "The table does not say whose the sheets are: repeated ones cannot be told."}),
        ParagraphRole::note});
  }
  std::uint32_t unreadable = 0;
  for (const auto& question : records->feedback->questions) unreadable += question.unreadable;
  if (unreadable > 0) {
    blocks.emplace_back(Paragraph{
        say(Words{"Не являются оценкой и в средние не вошли: {0} {0|ответ|ответа|ответов}.",
                  "{0} {0|answer is|answers are} no mark and {0|does|do} not enter the means."},
            {count(unreadable)}),
        ParagraphRole::note});
  }
  TableBlock table;
  table.columns = {{.title = say(Words{"Вопрос", "Question"}), .names_row = true},
                   {.title = say(Words{"Ответов", "Answers"}), .align = Align::right},
                   {.title = say(Words{"Среднее", "Mean"}), .align = Align::right},
                   {.title = say(Words{"Медиана", "Median"}), .align = Align::right},
                   {.title = say(Words{"Высоких оценок", "High marks"}), .align = Align::right}};
  for (std::size_t i = 0; i < result.questions.size(); ++i) {
    add_marks(narrator, records->feedback->questions[i].text, result.questions[i], false, table);
  }
  if (table.rows.empty()) {
    blocks.emplace_back(Paragraph{
        say(Words{"Вопросов с оценкой от {0} до {1} в таблице нет: средние не вычислены.",
                  "No question has marks from {0} to {1}: there are no means."},
            {count(records->monitoring.feedback_low), count(records->monitoring.feedback_high)}),
        ParagraphRole::note});
    return blocks;
  }
  add_marks(narrator, say(Words{"Все вопросы", "All questions"}), result.all, true, table);
  if (result.straight > 0) {
    add_marks(narrator,
              say(Words{"То же без листов с одинаковыми ответами",
                        "The same without sheets of equal answers"}),
              result.varied, true, table);
  }
  blocks.emplace_back(std::move(table));
  return blocks;
}

Blocks forum_activity(const Narrator& narrator) {
  const auto& records = narrator.study().forum;
  const auto& forum = narrator.dossier.forum;
  const bool any = records && forum && (forum->talks || forum->feedback) && narrator.study().themes;
  if (!any || forum->activity.platforms.empty()) return {};
  const auto& say = narrator.say;
  const auto& activity = forum->activity;
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Индекс участия", "Index of participation"}), "forum-activity"});
  blocks.emplace_back(formula(narrator, records->monitoring.platform_index, activity.maximum));
  auto platforms = index_table(narrator, {"Площадка", "Platform"});
  for (const auto at : activity.platforms.count()) {
    add_index(narrator, narrator.study().themes->platforms[at].title, activity.platforms[at],
              platforms);
  }
  blocks.emplace_back(std::move(platforms));
  if (!narrator.order.published()) {
    blocks.emplace_back(
        formula(narrator, records->monitoring.institution_index, activity.institution_maximum));
    auto institutions = index_table(narrator, {"Организация", "Institution"});
    for (const auto at : activity.institutions.count()) {
      if (institutions.rows.size() == narrator.order.rows_max) break;
      add_index(narrator, narrator.study().institutions[at].short_name, activity.institutions[at],
                institutions);
    }
    blocks.emplace_back(std::move(institutions));
  }
  if (auto rest = not_attributed(narrator, *forum); !rest.empty()) {
    blocks.emplace_back(Paragraph{
        say(Words{"Не удалось отнести: {0}.", "Could not be attributed: {0}."}, {Text(rest)}),
        ParagraphRole::note});
  }
  return blocks;
}

}  // namespace otbor::sections
