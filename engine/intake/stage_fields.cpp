#include "engine/intake/stage_fields.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

bool has_a_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (utf8::is_letter(utf8::next(text, at))) return true;
  }
  return false;
}

/// Columns that head no field of the table itself.
struct StageColumn {
  std::size_t column = 0;
  const std::vector<std::string>* stages = nullptr;
};

std::vector<StageColumn> stage_columns(const CsvTable& table, const Renamed& renamed,
                                       const FieldNames& names, Diagnostics& diagnostics) {
  std::vector<StageColumn> found;
  const auto fields = fields_of<PracticeRow>();
  for (std::size_t column = 0; column < table.headings.size(); ++column) {
    const auto ours = our_heading(table.headings[column], renamed);
    const bool own = std::ranges::any_of(
        fields, [&](const FieldInfo* info) { return names_field(ours, *info); });
    const auto* stages = own ? nullptr : names.find(table.headings[column]);
    if (stages == nullptr && !own) stages = names.find(ours);
    if (stages == nullptr) continue;
    const auto same = std::ranges::find(found, stages, &StageColumn::stages);
    if (same == found.end()) {
      found.push_back({column, stages});
    } else {
      diagnostics.add(Found::duplicate_column, table.heading_spans[column],
                      {table.headings[column]}, table.heading_spans[same->column]);
    }
  }
  return found;
}

}  // namespace

std::vector<std::string> names_of_field(const CycleForm& cycle, const StageForm& stage) {
  std::vector<std::string> names;
  const auto add = [&](const BothForm& title) {
    for (const auto* text : {&title.text, &title.english}) {
      if (!text->value.empty()) names.push_back(text->value);
    }
  };
  add(stage.title);
  if (stage.short_title) add(*stage.short_title);
  for (const auto& name : stage.fields) names.push_back(name.value);
  for (const auto& grouping : cycle.groupings) {
    for (const auto& position : grouping.groups) {
      if (std::ranges::find(position.stages, stage.id.value, &TextValue::value) !=
          position.stages.end()) {
        add(position.title);
      }
    }
  }
  return names;
}

FieldNames stage_field_names(const CycleForm& cycle) {
  FieldNames names;
  for (const auto& stage : cycle.stages) {
    for (const auto& name : names_of_field(cycle, stage)) names.add(name, stage.id.value);
    names.add_label(stage.id.value);
    names.add_label(stage.code.value);
  }
  return names;
}

StageField stage_field(std::string practice, const std::vector<std::string>& stages,
                       TextValue text) {
  if (!has_a_letter(text.value)) text.value.clear();
  return {std::move(practice), stages, std::move(text)};
}

void add_stage_field(Forms& forms, StageField field) {
  const auto same = std::ranges::find_if(forms.stage_fields, [&](const StageField& other) {
    return other.practice == field.practice && other.stages == field.stages;
  });
  if (same == forms.stage_fields.end()) {
    forms.stage_fields.push_back(std::move(field));
  } else if (same->text.value.empty()) {
    same->text = std::move(field.text);
  }
}

void read_practices(const Sources& sources, const CsvTable& table, const Renamed& renamed,
                    const FieldNames& names, Forms& forms, Diagnostics& diagnostics) {
  const auto columns = stage_columns(table, renamed, names, diagnostics);
  const OtherColumns others{.reads =
                                [&](std::size_t column) {
                                  return std::ranges::find(columns, column, &StageColumn::column) !=
                                         columns.end();
                                },
                            .names = names.written()};
  auto rows = read_rows<PracticeRow>(sources, table, renamed, diagnostics, others);
  if (!columns.empty()) {
    Diagnostics told_already;
    RowReader reader(sources, table, told_already);
    for (const auto& row : rows) {
      if (!reader.next()) break;
      for (const auto& [column, stages] : columns) {
        forms.stage_fields.push_back(stage_field(row.id.value, *stages, reader.cell(column)));
      }
    }
  }
  std::ranges::move(rows, std::back_inserter(forms.practices));
}

}  // namespace otbor
