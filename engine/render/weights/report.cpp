#include <algorithm>

#include "engine/render/weights/weights.hpp"
#include "engine/render/words/speech.hpp"
#include "engine/score/ranks/components.hpp"

namespace otbor {
namespace {

using weights::OwnWeights;

constexpr int digits = 3;

class Report {
 public:
  Report(const WeightsStory& story, const RenderOrder& order)
      : story_(story), order_(order), say_(order.lang) {}

  Document build() {
    add_weights();
    add_consistency();
    add_reconsider();
    add_best_worst();
    add_data();
    Document document;
    document.id = "weights";
    document.title = say_(Words{"Коэффициенты критериев по сравнениям", "Weights of criteria"});
    document.subtitle = story_.judgements.title;
    document.lang = order_.lang;
    document.blocks = std::move(blocks_);
    return document;
  }

 private:
  [[nodiscard]] std::string criterion(std::size_t at) const {
    const auto& one = story_.judgements.criteria[at];
    return one.title.empty() ? one.id : one.id + " " + say_.quoted(one.title);
  }

  [[nodiscard]] const Judge& judge(std::size_t at) const { return story_.judgements.judges[at]; }

  [[nodiscard]] std::string real(double value) const { return say_.real(value, digits); }

  [[nodiscard]] std::string real(const Expected<double>& value) const {
    return value ? real(*value) : "–";
  }

  void heading(Words words) { blocks_.emplace_back(Heading{2, say_(words), ""}); }

  void note(std::string text) {
    blocks_.emplace_back(Paragraph{std::move(text), ParagraphRole::note});
  }

  static TableColumn numbers(std::string title) {
    return {.title = std::move(title), .align = Align::right, .narrow = true};
  }

  void add_weights() {
    TableBlock table;
    table.columns.push_back({.title = say_(Words{"Критерий", "Criterion"}), .names_row = true});
    for (const auto& one : story_.judgements.judges) table.columns.push_back(numbers(one.name));
    table.columns.push_back(numbers(say_(Words{"Общий вес", "Together"})));
    if (!story_.printed.empty()) {
      table.columns.push_back(numbers(say_(Words{"Коэффициент", "Weight"})));
    }
    const auto& criteria = story_.judgements.criteria;
    const bool has_old = criteria.front().weight.has_value();
    if (has_old) table.columns.push_back(numbers(say_(Words{"Сейчас в наборе", "In the set now"})));
    for (std::size_t at = 0; at < criteria.size(); ++at) {
      auto& cells = table.rows.emplace_back().cells;
      cells.emplace_back(criterion(at));
      for (const auto& own : story_.found.own) {
        const auto* weights = own.weights();
        cells.emplace_back(weights != nullptr ? real((*weights)[at]) : "–");
      }
      const auto& consensus = story_.found.consensus;
      cells.emplace_back(consensus ? real((*consensus)[at]) : "–");
      if (!story_.printed.empty()) cells.emplace_back(say_(print_points(story_.printed[at])));
      if (has_old) cells.emplace_back(say_(print_points(*criteria[at].weight)));
    }
    blocks_.emplace_back(std::move(table));
    note(
        say_(Words{"Вес – доля критерия, в сумме 1. Общий вес – среднее геометрическое весов "
                   "участников с учётом их голосов.",
                   "A weight is a share, the sum is 1. The common weight is the geometric mean of "
                   "the people's weights by their voices."}));
  }

  [[nodiscard]] std::string judged_consistent(const weights::PairwiseWeights& own) const {
    const auto n = story_.judgements.criteria.size();
    if (!own.cr && own.cr.error() == Undefined::no_freedom) {
      return say_(Words{"проверить нельзя: сравнений только-только хватает на веса",
                        "cannot be told: there are just enough comparisons for weights"});
    }
    if (!own.cr) return say_(name_of(own.cr.error()));
    return *own.cr <= weights::cr_limit(n)
               ? say_(Words{"сравнения согласованы", "the comparisons are consistent"})
               : say_(Words{"сравнения противоречивы", "the comparisons contradict each other"});
  }

  void add_consistency() {
    const auto& own = story_.found.own;
    if (std::ranges::none_of(own, [](const OwnWeights& one) { return one.pairwise.has_value(); })) {
      if (!story_.found.consensus) add_unlinked();
      return;
    }
    const auto n = story_.judgements.criteria.size();
    heading({"Согласованность сравнений", "Consistency of the comparisons"});
    TableBlock table;
    table.columns = {{.title = say_(Words{"Участник", "Who"}), .names_row = true},
                     numbers("CR"),
                     numbers("GCI"),
                     numbers(say_(Words{"Пар не сравнено", "Pairs not compared"})),
                     numbers(say_(Words{"Порядок, как у всех (τ)", "Order as all (τ)"})),
                     {.title = say_(Words{"Вывод", "Conclusion"})}};
    for (std::size_t who = 0; who < own.size(); ++who) {
      if (!own[who].pairwise) continue;
      const auto& pairwise = *own[who].pairwise;
      table.rows.push_back({{judge(who).name, real(pairwise.cr),
                             pairwise.gci ? real(*pairwise.gci) : "–", say_.whole(pairwise.missing),
                             real(story_.found.agreement[who]), judged_consistent(pairwise)}});
    }
    blocks_.emplace_back(std::move(table));
    note(say_(
        Words{"Допустимо: CR не выше {0}, GCI не выше {1} (для {2} {2|критерия|критериев|"
              "критериев}). При несравнённых парах CR отсчитан от случайных сравнений с теми же "
              "пропусками (Ágoston, Csató, 2022), GCI не определён.",
              "Limits: CR {0}, GCI {1} (for {2} {2|criterion|criteria}). Where pairs are not "
              "compared CR is held against random comparisons with as many gaps (Ágoston & "
              "Csató 2022) and GCI does not exist."},
        {real(weights::cr_limit(n)), real(weights::gci_limit(n)), count(n)}));
    add_unlinked();
  }

  /// «К1, К2, К5; К3; К4, К6»: the criteria that the person's comparisons link.
  [[nodiscard]] std::string groups_apart(const Judge& judge) const {
    const auto are_compared = [&](std::size_t i, std::size_t j) {
      return std::ranges::any_of(judge.pairs, [&](const PairJudgement& pair) {
        return std::minmax(pair.more, pair.than) == std::minmax(i, j);
      });
    };
    auto groups = ranks::strong_components(story_.judgements.criteria.size(), are_compared);
    std::ranges::sort(groups);
    std::string text;
    for (const auto& group : groups) {
      if (!text.empty()) text += "; ";
      for (std::size_t at = 0; at < group.size(); ++at) {
        text += (at > 0 ? ", " : "") + story_.judgements.criteria[group[at]].id;
      }
    }
    return text;
  }

  /// People whose comparisons leave criteria apart.
  void add_unlinked() {
    for (std::size_t who = 0; who < story_.found.own.size(); ++who) {
      const auto& own = story_.found.own[who];
      if (judge(who).pairs.empty() || own.pairwise) continue;
      blocks_.emplace_back(Paragraph{
          say_(Words{"{0}: сравнения не связывают все критерии между собой, поэтому весов нет. "
                     "Отдельно стоят: {1}. Достаточно сравнить по одному критерию соседних групп.",
                     "{0}: the comparisons do not link all criteria, so that there are no weights. "
                     "Apart stand: {1}. One comparison between neighbouring groups is enough."},
               {judge(who).name, groups_apart(judge(who))}),
          ParagraphRole::warning});
    }
  }

  [[nodiscard]] std::string advice(std::size_t who, const weights::Reconsider& one) const {
    const auto more = story_.judgements.criteria[one.more].id;
    const auto than = story_.judgements.criteria[one.than].id;
    const auto given = say_.real(one.given, 0);
    const auto then = one.cr_then ? real(*one.cr_then) : std::string("–");
    if (one.better < 1) {
      return say_(
          Words{
              "{0}: {1} важнее {2} в {3} {3|раз|раза|раз|раза}, а остальные сравнения говорят "
              "обратное: "
              "{2} важнее {1} примерно в {4} {4|раз|раза|раз|раза}. С такой оценкой CR будет {5}.",
              "{0}: {1} is {3} times more important than {2}, and the other comparisons "
              "say the opposite: {2} about {4} times more than {1}. CR would be {5}."},
          {judge(who).name, more, than, given, say_.real(1 / one.better, 0), then});
    }
    if (one.better < 1.5) {
      return say_(Words{"{0}: {1} важнее {2} в {3} {3|раз|раза|раз|раза}, а по остальным "
                        "сравнениям они одинаково "
                        "важны. С такой оценкой CR будет {4}.",
                        "{0}: {1} is {3} times more important than {2}, and by the other "
                        "comparisons they are equal. CR would be {4}."},
                  {judge(who).name, more, than, given, then});
    }
    return say_(Words{"{0}: {1} важнее {2} в {3} {3|раз|раза|раз|раза}, а по остальным сравнениям "
                      "– примерно в {4}. "
                      "С такой оценкой CR будет {5}.",
                      "{0}: {1} is {3} times more important than {2}, and about {4} times by the "
                      "other comparisons. CR would be {5}."},
                {judge(who).name, more, than, given, say_.real(one.better, 0), then});
  }

  void add_reconsider() {
    Bullets lines;
    for (std::size_t who = 0; who < story_.found.own.size(); ++who) {
      const auto& own = story_.found.own[who];
      if (!own.pairwise) continue;
      for (const auto& one : own.pairwise->reconsider) lines.items.push_back(advice(who, one));
    }
    if (lines.items.empty()) return;
    heading({"Какие сравнения пересмотреть", "Which comparisons to look at again"});
    blocks_.emplace_back(std::move(lines));
    note(
        say_(Words{"Сначала первое: одна исправленная оценка часто снимает остальные. Программа "
                   "ничего не меняет сама.",
                   "Begin with the first: one corrected judgement often settles the others. "
                   "Nothing is changed by itself."}));
  }

  void add_best_worst() {
    Bullets lines;
    for (std::size_t who = 0; who < story_.found.own.size(); ++who) {
      const auto& found = story_.found.own[who].best_worst;
      if (!found) continue;
      if (!*found) {
        lines.items.push_back(judge(who).name + ": " + say_(name_of(found->error())));
        continue;
      }
      lines.items.push_back(say_(
          Words{"{0}: наибольшее отклонение ξ = {1}, доля противоречий CR = {2} (0 – полное "
                "согласие ответов).",
                "{0}: largest deviation ξ = {1}, input-based CR = {2} (0 is full consistency)."},
          {judge(who).name, real((*found)->xi), real((*found)->cr)}));
    }
    if (lines.items.empty()) return;
    heading({"Сравнения с самым важным и наименее важным критерием", "Best-worst comparisons"});
    blocks_.emplace_back(std::move(lines));
  }

  void add_data() {
    if (!story_.data) return;
    const auto& data = *story_.data;
    heading({"Что говорят оценки", "What the ratings say"});
    TableBlock table;
    table.columns = {{.title = say_(Words{"Критерий", "Criterion"}), .names_row = true},
                     numbers(say_(Words{"Общий вес", "Together"})),
                     numbers(say_(Words{"По разбросу", "Deviation"})),
                     numbers(say_(Words{"По энтропии", "Entropy"})),
                     numbers("CRITIC")};
    const auto cell = [&](const Expected<std::vector<double>>& of, std::size_t at) {
      return of ? real((*of)[at]) : std::string("–");
    };
    for (std::size_t at = 0; at < story_.judgements.criteria.size(); ++at) {
      table.rows.push_back(
          {{criterion(at), cell(story_.found.consensus, at), cell(data.deviation, at),
            cell(data.entropy, at), cell(data.critic, at)}});
    }
    blocks_.emplace_back(std::move(table));
    note(
        say_(Words{"Насколько критерий различал практики программы {0}. Это проверка, а не "
                   "предложение: официальные коэффициенты не должны зависеть от того, кто подал "
                   "заявки.",
                   "How far each criterion told the practices of {0} apart. This is a check and no "
                   "proposal: official weights must not depend on who applied."},
             {say_.quoted(data.programme)}));
  }

  const WeightsStory& story_;
  const RenderOrder& order_;
  Speech say_;
  std::vector<Block> blocks_;
};

}  // namespace

Document weights_report(const WeightsStory& story, const RenderOrder& order) {
  return Report(story, order).build();
}

std::string weights_to_paste(const WeightsStory& story, Lang lang) {
  if (story.printed.empty()) return {};
  const Words code{"код", "id"};
  const Words weight{"коэффициент", "weight"};
  std::string out(Words{"критерии:\n", "criteria:\n"}.in(lang));
  for (std::size_t at = 0; at < story.printed.size(); ++at) {
    out += "  - " + std::string(code.in(lang)) + ": \"" + story.judgements.criteria[at].id + "\"\n";
    out += "    " + std::string(weight.in(lang)) + ": " + to_text(story.printed[at]) + "\n";
  }
  return out;
}

}  // namespace otbor
