#include "engine/text/json_schema.hpp"

#include "engine/intake/forms.hpp"
#include "engine/intake/forms/judgements.hpp"
#include "engine/intake/forms/letters.hpp"
#include "engine/intake/forms/monitoring.hpp"
#include "engine/intake/forms/paperwork.hpp"
#include "engine/intake/forms/phrases.hpp"
#include "engine/intake/forms/variants.hpp"

namespace otbor {

std::vector<std::string_view> schema_names() {
  return {"criteria", "programme", "cycle",      "themes", "decisions", "phrases",
          "letters",  "variants",  "judgements", "names",  "paperwork", "monitoring"};
}

std::optional<std::string> json_schema(std::string_view form, Lang lang) {
  SchemaWriter writer(lang);
  const auto title = [&](Words words) { return words.in(lang); };
  if (form == "criteria") {
    return writer.write<CriteriaForm>(title({"Набор критериев", "Criteria set"}));
  }
  if (form == "programme") {
    return writer.write<ProgrammeForm>(title({"Программа отбора", "Programme"}));
  }
  if (form == "cycle") {
    return writer.write<CycleForm>(title({"Управленческий цикл", "Management cycle"}));
  }
  if (form == "themes") {
    return writer.write<ThemesForm>(title({"Направления и площадки", "Themes and platforms"}));
  }
  if (form == "monitoring") {
    return writer.write<MonitoringForm>(title({"Мониторинг форума", "Monitoring of a forum"}));
  }
  if (form == "decisions") {
    return writer.write<DecisionsForm>(title({"Решения", "Decisions"}));
  }
  if (form == "phrases") {
    return writer.write<PhrasesForm>(title({"Фразы для писем", "Phrases for letters"}));
  }
  if (form == "letters") {
    return writer.write<LettersForm>(title({"Письма заявителям", "Letters to applicants"}));
  }
  if (form == "variants") {
    return writer.write<VariantsForm>(title({"Варианты для пробы", "Variants to try"}));
  }
  if (form == "names") {
    return writer.write<NamesForm>(title({"Слова названий организаций", "Words of names"}));
  }
  if (form == "judgements") {
    return writer.write<JudgementsForm>(title({"Сравнения критериев", "Judgements"}));
  }
  if (form == "paperwork") {
    return writer.write<PaperworkForm>(title({"Сведения для документов", "Facts for documents"}));
  }
  return std::nullopt;
}

}  // namespace otbor
