// The analytical note on the forum and the expertise: what happened, what came of it, what is to be
// done. Every number stands in the records; what has no record is not in it.

#include "engine/render/papers/note/note.hpp"

namespace otbor::papers::kinds {
namespace {

bool possible(const PaperInput& input) {
  const auto& study = input.narrator.study();
  return study.programme.forum || study.forum ||
         !input.narrator.dossier.selection.recommended.empty();
}

std::vector<PaperFile> files(const PaperInput& input) {
  const auto& study = input.narrator.study();
  PaperFile file{.name = "note", .title = study.programme.title, .fields = {}};
  add_common(input, file.fields);
  note::add_event(input, file.fields);
  note::add_praised(input, file.fields);
  note::add_recommended(input, file.fields);
  note::add_content(input, file.fields);
  note::add_rounds(input, file.fields);
  note::add_shortcomings(input, file.fields);
  note::add_monitoring(input, file.fields);
  note::add_votes(input, file.fields);
  note::add_years(input, file.fields);
  note::add_conclusions(input, file.fields);
  std::vector<PaperFile> all;
  all.push_back(std::move(file));
  return all;
}

}  // namespace

extern const Paper note;
const Paper note{
    .id = "note",
    .name = {"справка", "note"},
    .title = {"аналитическая справка", "analytical note"},
    .page = true,
    .published = true,
    .possible = possible,
    .files = files,
};

}  // namespace otbor::papers::kinds
