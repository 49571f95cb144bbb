// The forum's resolution with the votes on its proposals.

#include "engine/model/forum.hpp"
#include "engine/render/papers/note/note.hpp"

namespace otbor::papers::kinds {
namespace {

bool possible(const PaperInput& input) {
  const auto& forum = input.narrator.study().forum;
  return forum && forum->votes;
}

std::vector<PaperFile> files(const PaperInput& input) {
  const auto& study = input.narrator.study();
  PaperFile file{.name = "resolution", .title = study.programme.title, .fields = {}};
  add_common(input, file.fields);
  note::add_event(input, file.fields);
  note::add_votes(input, file.fields);
  std::vector<PaperFile> all;
  all.push_back(std::move(file));
  return all;
}

}  // namespace

extern const Paper resolution;
const Paper resolution{
    .id = "resolution",
    .name = {"резолюция", "resolution"},
    .title = {"резолюция форума с результатами голосования", "resolution with its votes"},
    .page = true,
    .published = true,
    .possible = possible,
    .files = files,
};

}  // namespace otbor::papers::kinds
