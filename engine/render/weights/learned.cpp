#include "engine/render/weights/learned.hpp"

#include <algorithm>

#include "engine/base/approximate.hpp"
#include "engine/render/words/speech.hpp"
#include "engine/score/decision/problem.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

/// Official shares: of a criterion in the largest possible total, which is what a weight over marks
/// as shares of their scale means.
std::vector<double> official_shares(const CriteriaSet& set) {
  std::vector<double> spans;
  double sum = 0;
  for (const auto at : set.criteria.count()) {
    const auto& scale = set.criteria[at].scale;
    spans.push_back(approximate(
        product(scale.highest() - scale.lowest(), set.weights(Index<ApplicantGroup>(), at))));
    sum += spans.back();
  }
  for (double& span : spans) span = sum > 0 ? span / sum : 0;
  return spans;
}

std::string contradiction_text(const LearnedStory& story, const weights::Contradiction& one,
                               const Speech& say) {
  const auto& from = story.from[one.list];
  return say(from.on_list[one.practice]
                 ? Words{"{0}: практика {1} в списке, хотя по этим весам ниже черты на {2} из 1.",
                         "{0}: practice {1} is on the list, and by these weights it is below the "
                         "line by {2} of 1."}
                 : Words{"{0}: практика {1} вне списка, хотя по этим весам выше черты на {2} из 1.",
                         "{0}: practice {1} is off the list, and by these weights it is above the "
                         "line by {2} of 1."},
             {say.quoted(from.title), from.practices[one.practice], say.real(one.error, 3)});
}

void add_weights(const LearnedStory& story, const Speech& say, std::vector<Block>& blocks) {
  const auto official = official_shares(story.criteria);
  const auto& found = *story.found;
  const auto numbers = [&](Words title) {
    return TableColumn{.title = say(title), .align = Align::right, .narrow = true};
  };
  TableBlock table;
  table.columns = {{.title = say(Words{"Критерий", "Criterion"}), .names_row = true},
                   numbers({"По решениям", "By the lists"}),
                   numbers({"Не меньше", "At least"}),
                   numbers({"Не больше", "At most"}),
                   numbers({"По набору", "In the set"}),
                   {.title = say(Words{"Сравнение", "Comparison"})}};
  for (const auto at : story.criteria.criteria.count()) {
    const auto c = at.value();
    constexpr double slack = 0.0005;
    const bool below = official[c] < found.weight_min[c] - slack;
    const bool above = official[c] > found.weight_max[c] + slack;
    const auto& criterion = story.criteria.criteria[at];
    table.rows.push_back(
        {{criterion.id + " " + say.quoted(criterion.title), say.real(found.weights[c], 3),
          say.real(found.weight_min[c], 3), say.real(found.weight_max[c], 3),
          say.real(official[c], 3),
          below ? say(Words{"решают так, будто он важнее", "decided as if it mattered more"})
          : above ? say(Words{"решают так, будто он менее важен", "decided as if it mattered less"})
                  : say(Words{"не противоречит", "consistent"})}});
  }
  blocks.emplace_back(std::move(table));
  blocks.emplace_back(Paragraph{
      say(Words{"Вес – доля критерия в наибольшем итоге. Разные веса объясняют списки одинаково "
                "хорошо, поэтому важны границы, а не середина.",
                "A weight is the criterion's share of the largest total. Different weights explain "
                "the lists equally well, so that the limits matter and not the middle."}),
      ParagraphRole::note});
}

}  // namespace

Document learned_report(const LearnedStory& story, const RenderOrder& order) {
  const Speech say(order.lang);
  Document document;
  document.id = "learned-weights";
  document.title =
      say(Words{"Какие веса следуют из прошлых решений", "Weights that past lists imply"});
  document.lang = order.lang;
  Bullets sources;
  for (const auto& from : story.from) {
    const auto on = static_cast<std::uint64_t>(std::ranges::count(from.on_list, true));
    sources.items.push_back(say(
        from.recorded ? Words{"{0}: в списке {1} из {2}, список записан решением комиссии",
                              "{0}: {1} of {2} on the list, recorded by the commission"}
                      : Words{"{0}: в списке {1} из {2}, список составлен по правилам программы "
                              "и повторяет её коэффициенты",
                              "{0}: {1} of {2} on the list, which follows the programme's own "
                              "weights"},
        {say.quoted(from.title), count(on), count(from.practices.size())}));
  }
  document.blocks.emplace_back(std::move(sources));
  if (!story.found) {
    document.blocks.emplace_back(Paragraph{
        story.found.error() == Undefined::one_practice
            ? say(Words{
                  "Весов вывести нельзя: нет списка, где одни практики вошли, а другие не "
                  "вошли только из-за балла. Не прошедшие порог или квоту о весах не говорят.",
                  "No weights can be inferred: no list has practices on it and others off it "
                  "for their totals alone. Those that fail a gate or a quota say nothing of "
                  "weights."})
            : say(Words{"Весов вывести нельзя: {0}.", "No weights can be inferred: {0}."},
                  {name_of(story.found.error())}),
        ParagraphRole::warning});
    return document;
  }
  add_weights(story, say, document.blocks);
  document.blocks.emplace_back(
      Heading{2, say(Words{"Чего веса не объясняют", "What no weights explain"}), ""});
  if (story.found->contradictions.empty()) {
    document.blocks.emplace_back(Paragraph{say(Words{
        "Все решения согласуются с этими весами.", "Every decision agrees with these weights."})});
    return document;
  }
  Bullets lines;
  for (const auto& one : story.found->contradictions) {
    lines.items.push_back(contradiction_text(story, one, say));
  }
  document.blocks.emplace_back(std::move(lines));
  return document;
}

std::string learned_json(const LearnedStory& story) {
  JsonWriter out;
  out.begin_object();
  out.key("schema").string("otbor.learned-weights/1");
  if (!story.found) {
    out.key("undefined").string(code_of(story.found.error()));
    out.end_object();
    return out.take() + "\n";
  }
  const auto official = official_shares(story.criteria);
  out.key("sum_of_errors").real(story.found->sum_of_errors);
  out.key("criteria").begin_array();
  for (const auto at : story.criteria.criteria.count()) {
    const auto c = at.value();
    out.begin_row_object();
    out.key("id").string(story.criteria.criteria[at].id);
    out.key("weight").real(story.found->weights[c]);
    out.key("low").real(story.found->weight_min[c]);
    out.key("high").real(story.found->weight_max[c]);
    out.key("in_set").real(official[c]);
    out.end_object();
  }
  out.end_array();
  out.key("contradictions").begin_array();
  for (const auto& one : story.found->contradictions) {
    const auto& from = story.from[one.list];
    out.begin_row_object();
    out.key("programme").string(from.title);
    out.key("practice").string(from.practices[one.practice]);
    out.key("on_list").boolean(from.on_list[one.practice]);
    out.key("error").real(one.error);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return out.take() + "\n";
}

}  // namespace otbor
