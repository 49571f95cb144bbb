#include "engine/render/sheets/application_form.hpp"

#include <utility>

#include "engine/render/document_kind.hpp"
#include "engine/render/words/speech.hpp"

namespace otbor {
namespace {

/// Room to type in: blanks make a column wide, and intake takes no notice of them. Every other one
/// does not break, so that they are words to whoever measures the column.
std::string room() {
  std::string blanks;
  for (int i = 0; i < 35; ++i) blanks += "\u00A0 ";
  return blanks;
}

class Form {
 public:
  explicit Form(const Speech& say) : say_(say) {
    table_.columns = {{.title = say(Words{"№", "No."}), .narrow = true},
                      {.title = say(Words{"Поле", "Field"}), .names_row = true},
                      {.title = say(Words{"Значение", "Value"})}};
  }

  void named(std::string name) {
    table_.rows.push_back({{std::to_string(table_.rows.size() + 1), std::move(name), room()}});
  }
  void row(Words name) { named(say_(name)); }

  [[nodiscard]] TableBlock take() { return std::move(table_); }

 private:
  const Speech& say_;
  TableBlock table_;
};

/// The names are those of practices.csv; a remark in brackets is none of the name.
TableBlock fields(const Study& study, const Speech& say) {
  Form form(say);
  form.row({"Название практики (не более 15 слов)", "Title (15 words at most)"});
  form.row({"Полное наименование образовательной организации", "Institution (in full)"});
  if (study.themes) {
    form.row({"Направление (код по Положению)", "Theme (its code in the regulation)"});
  }
  form.row({"Авторы (фамилия, имя, отчество, должность)", "Authors (name, position)"});
  form.row({"Дата подачи (например, 20.04.2022)", "Submitted at (for example 2022-04-20)"});
  form.row({"Аннотация (до 1000 знаков)", "Abstract (1,000 signs at most)"});
  if (study.cycle) {
    for (const auto& stage : study.cycle->stages) form.named(stage.title);
  }
  return form.take();
}

}  // namespace

Document application_form(const Study& study, const RenderOrder& order) {
  const Speech say(order.lang);
  Document document{.id = "application",
                    .title = say(Words{"Заявка на участие", "Application"}),
                    .lang = order.lang,
                    .banner = banner_of(study.programme.provenance, order),
                    .paper = true,
                    .blocks = {}};
  auto& blocks = document.blocks;
  if (!study.programme.body.empty()) {
    blocks.emplace_back(Lines{LinesRole::centred, {study.programme.body}});
  }
  blocks.emplace_back(Lines{LinesRole::kind, {say(Words{"ЗАЯВКА", "APPLICATION"})}});
  blocks.emplace_back(Lines{LinesRole::heading, {study.programme.title}});
  blocks.emplace_back(fields(study, say));
  blocks.emplace_back(
      Paragraph{say(Words{"Согласие авторов на обработку персональных данных прилагается отдельным "
                          "документом.",
                          "The authors' consent to the use of their personal data is attached as a "
                          "document of its own."}),
                ParagraphRole::note});
  blocks.emplace_back(
      Signature{say(Words{"Руководитель организации", "Head of the institution"}), {}});
  blocks.emplace_back(Lines{LinesRole::flush,
                            {say(Words{"«___» ____________ 20__ г.", "Date: ____________ 20__"})}});
  return document;
}

}  // namespace otbor
