#include "engine/intake/stage_fields.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::array<std::string_view, 4> counting_words{"этап", "раздел", "поле", "stage"};
constexpr std::string_view numbering = "0123456789.):№ \t";
/// What may follow the name of a field in a question: «Анализ ситуации: что показали данные?»
constexpr std::array<std::string_view, 8> after_a_name{":", ".", ",", ";", "(", " –", " —", " -"};

/// A heading as it is compared: its first line, folded, without marks of an obligatory question.
std::string key_of(std::string_view heading) {
  auto key = normal_key(utf8::trimmed(heading.substr(0, heading.find('\n'))));
  std::erase(key, '*');
  while (!key.empty() && std::string_view(" .:?").find(key.back()) != std::string_view::npos) {
    key.pop_back();
  }
  return key;
}

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
                                       const StageFieldNames& names, Diagnostics& diagnostics) {
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

StageFieldNames::StageFieldNames(const CycleForm& cycle) {
  for (const auto& stage : cycle.stages) {
    for (const auto* title : {&stage.title.text, &stage.title.english}) add(*title, stage.id.value);
    if (stage.short_title) {
      add(stage.short_title->text, stage.id.value);
      add(stage.short_title->english, stage.id.value);
    }
    for (const auto& name : stage.fields) add(name, stage.id.value);
    labels_.push_back(normal_key(stage.id.value));
    labels_.push_back(normal_key(stage.code.value));
  }
  for (const auto& grouping : cycle.groupings) {
    for (const auto& position : grouping.groups) {
      for (const auto& stage : position.stages) {
        add(position.title.text, stage.value);
        add(position.title.english, stage.value);
      }
    }
  }
}

void StageFieldNames::add(const TextValue& name, const std::string& stage) {
  const auto key = key_of(name.value);
  if (key.empty()) return;
  auto& stages = stages_of_[key];
  if (std::ranges::find(stages, stage) != stages.end()) return;
  if (stages.empty()) written_.push_back(name.value);
  stages.push_back(stage);
}

/// «этап 5. анализ» -> «анализ», «s5. анализ» too.
std::string_view StageFieldNames::without_number(std::string_view key) const {
  for (const auto word : counting_words) {
    if (key.starts_with(word) && key.size() > word.size() && key[word.size()] == ' ') {
      key.remove_prefix(word.size());
      break;
    }
  }
  const auto begin = key.find_first_not_of(numbering);
  key = begin == std::string_view::npos ? key : key.substr(begin);
  for (const auto& label : labels_) {
    const bool labelled = key.starts_with(label) && key.size() > label.size() &&
                          std::string_view(".:)").find(key[label.size()]) != std::string_view::npos;
    if (labelled) return utf8::trimmed(key.substr(label.size() + 1));
  }
  return key;
}

const std::vector<std::string>* StageFieldNames::find(std::string_view heading) const {
  const auto key = key_of(heading);
  const auto bare = without_number(key);
  const std::vector<std::string>* found = nullptr;
  std::size_t letters = 0;
  for (const auto& [name, stages] : stages_of_) {
    if (!bare.starts_with(name) || name.size() < letters) continue;
    const auto rest = bare.substr(name.size());
    const bool ends = rest.empty() || std::ranges::any_of(after_a_name, [&](auto mark) {
                        return rest.starts_with(mark) || rest.starts_with(" " + std::string(mark));
                      });
    if (!ends) continue;
    found = &stages;
    letters = name.size();
  }
  return found;
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
                    const StageFieldNames& names, Forms& forms, Diagnostics& diagnostics) {
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
