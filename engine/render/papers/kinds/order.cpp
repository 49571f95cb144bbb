// A draft of the order on the results, with the list as its annex.

#include "engine/render/papers/meeting.hpp"

namespace otbor::papers::kinds {
namespace {

std::vector<PaperFile> files(const PaperInput& input) {
  return {{.name = "order",
           .title = input.say()(Words{"Приказ об итогах экспертизы", "Order on the results"}),
           .fields = meeting_fields(input)}};
}

}  // namespace

extern const Paper order;
const Paper order{
    .id = "order",
    .name = {.ru = "приказ", .en = "order"},
    .title = {.ru = "проект приказа об итогах", .en = "draft of the order on the results"},
    .possible = anything_scored,
    .files = files,
};

}  // namespace otbor::papers::kinds
