#include "engine/intake/build/stage_words.hpp"

#include <charconv>
#include <unordered_map>
#include <utility>

#include "engine/text/table.hpp"

namespace otbor {
namespace {

constexpr std::int64_t weight_max = 10'000;  // e^100 to one is beyond any doubt

const FieldInfo feature_column{.en = "feature",
                               .ru = "признак",
                               .meaning = {"слово, его начало или конец, пара слов рядом",
                                           "a word, its beginning or ending, two words together"},
                               .required = true};

std::vector<FieldInfo> weight_columns(const Cycle& cycle) {
  std::vector<FieldInfo> columns;
  for (const auto& stage : cycle.stages) {
    columns.push_back({.en = stage.id,
                       .ru = stage.code,
                       .meaning = {"вес слова для этапа", "weight of the word for the stage"},
                       .required = true});
  }
  columns.push_back({.en = "described",
                     .ru = "описано",
                     .meaning = {"говорит ли слово, что это сделано, а не только названо",
                                 "whether the word says that it was done and not only named"},
                     .required = true});
  return columns;
}

std::int32_t weight_of(const Located<std::string>& cell, std::string_view column,
                       Diagnostics& diagnostics) {
  if (cell.value.empty()) return 0;
  std::int32_t weight = 0;
  const char* const end = cell.value.data() + cell.value.size();
  const auto read = std::from_chars(cell.value.data(), end, weight);
  if (read.ec != std::errc() || read.ptr != end) {
    diagnostics.add(Found::not_whole, cell.span, {cell.value});
    return 0;
  }
  if (weight > weight_max || weight < -weight_max) {
    diagnostics.add(Found::number_out_of_bounds, cell.span,
                    {column, cell.value, std::to_string(-weight_max), std::to_string(weight_max)});
    return 0;
  }
  return weight;
}

}  // namespace

void build_stage_words(const Sources& sources, const CsvTable& table, Cycle& cycle,
                       Diagnostics& diagnostics) {
  const auto weights = weight_columns(cycle);
  std::vector<const FieldInfo*> infos{&feature_column};
  for (const auto& info : weights) infos.push_back(&info);
  const auto columns = find_columns(table, infos, {}, diagnostics);
  if (diagnostics.has_errors()) return;
  StageWords words;
  std::unordered_map<std::string, Span> met;  // lookup only
  RowReader reader(sources, table, diagnostics);
  while (reader.next()) {
    const auto feature = reader.cell(columns.front());
    StageWords::Row row{.feature = feature.value, .weights = {}};
    for (std::size_t i = 0; i < weights.size(); ++i) {
      row.weights.push_back(weight_of(reader.cell(columns[i + 1]), weights[i].ru, diagnostics));
    }
    const auto [at, fresh] = met.try_emplace(feature.value, feature.span);
    if (!fresh) {
      diagnostics.add(Found::duplicate_id, feature.span, {feature.value}, at->second);
    } else if (feature.value == StageWords::start_row) {
      words.start = std::move(row.weights);
    } else {
      words.rows.push_back(std::move(row));
    }
  }
  if (words.start.empty()) {
    diagnostics.add(Found::no_start_row, {table.source, 0, 0},
                    {std::string(StageWords::start_row)});
    return;
  }
  cycle.evidence->learnt = std::move(words);
}

}  // namespace otbor
