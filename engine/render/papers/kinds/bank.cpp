// The bank of practices: the recommended ones as a catalogue with tags that people search by
// (direction, completeness of the cycle, kind of institution).

#include "engine/justify/said.hpp"
#include "engine/render/papers/common.hpp"

namespace otbor::papers::kinds {
namespace {

/// The experts' words are for the service, as their comments are.
std::string praise(const Narrator& narrator, Index<Practice> at) {
  if (narrator.order.published()) return {};
  return Speech::listed(said_of(narrator.study(), at).strengths, " ");
}

bool possible(const PaperInput& input) {
  return !input.narrator.dossier.selection.recommended.empty();
}

std::vector<PaperFile> files(const PaperInput& input) {
  const auto& recommended = input.narrator.dossier.selection.recommended;
  std::vector<Fields> cards;
  for (const auto at : recommended) {
    auto card = practice_fields(input, at);
    card.text({"аннотация", "abstract"}, input.narrator.practice(at).abstract, "–");
    card.text({"эксперты_отмечают", "experts_praise"}, praise(input.narrator, at), "–");
    cards.push_back(std::move(card));
  }
  auto names = practice_names();
  names.emplace_back("аннотация", "abstract");
  names.emplace_back("эксперты_отмечают", "experts_praise");
  PaperFile file{
      .name = "bank",
      .title = input.say()(Words{"Банк управленческих практик", "Bank of management practices"}),
      .fields = {}};
  add_common(input, file.fields);
  file.fields.text({"оценивались", "were_rated"}, input.narrator.anything_scored() ? "1" : "");
  file.fields.list({"практики", "practices"}, std::move(names), std::move(cards));
  return {std::move(file)};
}

}  // namespace

extern const Paper bank;
const Paper bank{
    .id = "bank",
    .name = {.ru = "банк", .en = "bank"},
    .title = {.ru = "карточки банка практик", .en = "cards of the bank of practices"},
    .table = true,
    .published = true,
    .possible = possible,
    .files = files,
};

}  // namespace otbor::papers::kinds
