// What the experts say of a practice beside the marks.

#include <utility>

#include "engine/justify/said.hpp"
#include "engine/render/card/card.hpp"

namespace otbor::card {
namespace {

constexpr Words strengths{"Сильные стороны", "Strengths"};
constexpr Words remarks{"Замечания", "Remarks"};
constexpr Words advice{"Рекомендации авторам", "Advice to the authors"};

TableBlock by_experts(const Narrator& narrator, const std::vector<const Opinion*>& opinions) {
  const auto& say = narrator.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Эксперт", "Expert"}), .narrow = true, .names_row = true},
                   {.title = say(Words{"Мнение", "Opinion"})},
                   {.title = say(strengths)},
                   {.title = say(remarks)},
                   {.title = say(advice)}};
  for (const auto* one : opinions) {
    table.rows.push_back({{narrator.study().experts[one->expert].id, one->verdict, one->strengths,
                           one->remarks, one->advice}});
  }
  return table;
}

void add_words(const Narrator& narrator, Words title, std::vector<std::string> words, int level,
               std::vector<Block>& blocks) {
  if (words.empty()) return;
  blocks.emplace_back(Heading{level, narrator.say(title), ""});
  blocks.emplace_back(Bullets{std::move(words)});
}

}  // namespace

std::vector<Block> opinions(const Narrator& narrator, Index<Practice> at, int level) {
  std::vector<Block> blocks;
  const auto given = opinions_on(narrator.study(), at);
  if (given.empty()) return blocks;
  if (narrator.order.names_experts()) {
    blocks.emplace_back(
        Heading{level, narrator.say(Words{"Мнения экспертов", "Experts' opinions"}), ""});
    blocks.emplace_back(by_experts(narrator, given));
    return blocks;
  }
  auto said = said_of(narrator.study(), at);
  add_words(narrator, {"Эксперты отмечают", "The experts commend"}, std::move(said.strengths),
            level, blocks);
  add_words(narrator, {"Эксперты указывают", "The experts point out"}, std::move(said.remarks),
            level, blocks);
  add_words(narrator, {"Эксперты советуют", "The experts advise"}, std::move(said.advice), level,
            blocks);
  return blocks;
}

}  // namespace otbor::card
