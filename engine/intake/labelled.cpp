#include "engine/intake/labelled.hpp"

#include <algorithm>

#include "engine/intake/forms/themes.hpp"
#include "engine/intake/loader.hpp"
#include "engine/text/table.hpp"

namespace otbor {

template <>
struct Schema<LabelledRow> {
  using F = LabelledRow;
  static constexpr Words where{"в таблице текстов", "in the table of texts"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название", "title"})
          .required()
          .also({"название практики|практика", "name"}),
      field("abstract", "аннотация", &F::abstract, {"аннотация", "abstract"}),
      field("text", "текст", &F::text, {"текст", "text"}),
      field("theme", "направление", &F::theme,
            {"известное направление: код или название", "the known theme: its code or title"})
          .required()
          .also({"тема|рубрика", "track|label"})};
};
static_assert(schema_is_complete<LabelledRow>());

LabelledIntake take_in_labelled(const FileAccess& files, std::string_view name,
                                const IntakeOptions& options) {
  LabelledIntake intake{
      .sources = {}, .diagnostics = Diagnostics(options.limits), .rows = {}, .function_words = {}};
  Loader loader(files, options, intake.sources, intake.diagnostics);
  const auto table = loader.table(name, true, {});
  if (!table) return intake;
  intake.rows = read_rows<LabelledRow>(intake.sources, *table, {}, intake.diagnostics);
  if (const auto shipped = loader.form<ThemesForm>("themes/directions-2022.yaml", false, {})) {
    for (const auto& word : shipped->function_words) intake.function_words.push_back(word.value);
  }
  return intake;
}

}  // namespace otbor
