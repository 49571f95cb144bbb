// Minutes of the commission's meeting: «СЛУШАЛИ – РЕШИЛИ» by items of the agenda. Without a quorum
// there are no decisions.

#include "engine/render/papers/meeting.hpp"

namespace otbor::papers::kinds {
namespace {

std::vector<PaperFile> files(const PaperInput& input) {
  return {{.name = "protocol",
           .title = input.say()(
               Words{"Протокол заседания экспертной комиссии", "Minutes of the expert commission"}),
           .fields = meeting_fields(input)}};
}

}  // namespace

extern const Paper protocol;
const Paper protocol{
    .id = "protocol",
    .name = {.ru = "протокол", .en = "minutes"},
    .title = {.ru = "протокол заседания комиссии", .en = "minutes of the commission"},
    .possible = anything_scored,
    .files = files,
};

}  // namespace otbor::papers::kinds
