// An extract from the minutes: the list alone, with the mark of a true copy.

#include "engine/render/papers/meeting.hpp"

namespace otbor::papers::kinds {
namespace {

std::vector<PaperFile> files(const PaperInput& input) {
  return {{.name = "extract",
           .title = input.say()(Words{"Выписка из протокола заседания экспертной комиссии",
                                      "Extract from the minutes of the expert commission"}),
           .fields = meeting_fields(input)}};
}

}  // namespace

extern const Paper extract;
const Paper extract{
    .id = "extract",
    .name = {.ru = "выписка", .en = "extract"},
    .title = {.ru = "выписка из протокола", .en = "extract from the minutes"},
    .possible = anything_scored,
    .files = files,
};

}  // namespace otbor::papers::kinds
