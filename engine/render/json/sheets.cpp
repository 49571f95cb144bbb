// The sheets in dossier.json, a line each: half a million of them for a country, so what repeats is
// spelt once.

#include <algorithm>
#include <span>

#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

std::string_view word(SheetStatus status) {
  switch (status) {
    case SheetStatus::counted:
      return "counted";
    case SheetStatus::recused:
      return "recused";
    case SheetStatus::incomplete:
      return "incomplete";
  }
  return "";
}

/// Spelt once for all sheets: `"К6": ` and each value of its scale.
struct Spelling {
  std::vector<std::string> keys;
  std::vector<std::vector<std::string>> values;

  void add(std::string_view id, const Scale& scale) {
    std::string key;
    append_json_string(key, id);
    keys.push_back(key + ": ");
    auto& texts = values.emplace_back();
    for (const auto value : scale.values) texts.push_back(to_text(value));
  }

  void write(std::string& line, std::string_view name, std::span<const Mark> marks) const {
    line += name;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (i > 0) line += ", ";
      line += keys[i];
      if (is_mark(marks[i])) {
        line += values[i][static_cast<std::size_t>(marks[i])];
      } else {
        line += marks[i] == mark_not_applicable ? "\"not_applicable\"" : "null";
      }
    }
    line += '}';
  }
};

/// What the expert wrote on marks of stages; no key where nothing was written.
void write_comments(std::string& line, const Study& study, Index<Sheet> sheet) {
  const auto of_sheet =
      std::ranges::equal_range(study.sheets.stage_comments, sheet, {}, &StageComment::sheet);
  std::string_view before = ", \"stage_comments\": {";
  for (const auto& comment : of_sheet) {
    line += before;
    append_json_string(line, study.cycle->stages[comment.stage].code);
    line += ": ";
    append_json_string(line, comment.text);
    before = ", ";
  }
  if (!of_sheet.empty()) line += '}';
}

}  // namespace

void sheets(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  const auto& sheets = study.sheets;
  out.begin_array();
  if (!source.order.names_experts()) {
    out.end_array();
    return;
  }
  Spelling criteria;
  for (const auto& one : study.criteria.criteria) criteria.add(one.id, one.scale);
  Spelling stages;
  if (study.cycle) {
    for (const auto& one : study.cycle->stages) stages.add(one.code, study.cycle->scale);
  }
  items(out, source, sheets.sheets.count().value(), [&](JsonWriter& part, std::size_t i) {
    const Index<Sheet> at(i);
    const auto& sheet = sheets.sheets[at];
    std::string line = "{\"practice\": ";
    append_json_string(line, study.practices[sheet.practice].id);
    line += ", \"expert\": ";
    append_json_string(line, study.experts[sheet.expert].id);
    line += ", \"status\": \"";
    line += word(sheet.status);
    line += "\", \"total\": \"";
    const auto& total = source.dossier.consistency.totals[at];
    line += to_text(total.total);
    if (study.rules.severity_corrected) {
      line += "\", \"correction\": \"";
      line += to_text(total.correction);
    }
    criteria.write(line, "\", \"marks\": {", sheets.marks.row(at));
    stages.write(line, ", \"stages\": {", sheets.stage_marks.row(at));
    write_comments(line, study, at);
    line += '}';
    part.raw(line);
  });
  out.end_array();
}

}  // namespace otbor::json
