// Certificates of the recommended practices, to the institutions: no person is named but the one
// who signs. Made where paperwork.yaml asks for them.

#include "engine/render/papers/common.hpp"

namespace otbor::papers::kinds {
namespace {

bool possible(const PaperInput& input) {
  return !input.narrator.dossier.selection.recommended.empty();
}

std::vector<PaperFile> files(const PaperInput& input) {
  Fields common;
  add_common(input, common);
  std::vector<PaperFile> certificates;
  for (const auto at : input.narrator.dossier.selection.recommended) {
    PaperFile file{.name = "certificates/" + input.narrator.practice(at).id,
                   .title = input.say()(Words{"Сертификат", "Certificate"}),
                   .fields = common};
    add_practice(input, at, file.fields);
    certificates.push_back(std::move(file));
  }
  return certificates;
}

/// To the first practice of the table.
Fields of_nobody(const PaperInput& input) {
  Fields fields;
  add_common(input, fields);
  add_practice(input, Index<Practice>(0), fields);
  return fields;
}

}  // namespace

extern const Paper certificates;
const Paper certificates{
    .id = "certificates",
    .name = {.ru = "сертификаты", .en = "certificates"},
    .title = {.ru = "сертификаты рекомендованных практик",
              .en = "certificates of recommended practices"},
    .on_request = true,
    .possible = possible,
    .files = files,
    .of_nobody = of_nobody,
};

}  // namespace otbor::papers::kinds
