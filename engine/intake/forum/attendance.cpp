#include "engine/intake/forum/attendance.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/forum/report_rows.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::string_view folder = "forum";
constexpr std::size_t above_headings_max = 40;  // rows about the meeting

bool is_list(std::string_view name) {
  constexpr std::array<std::string_view, 3> beginnings{"attendance", "подключения", "посещаемость"};
  constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".xlsx", ".ods", ".txt"};
  const auto lower = utf8::folded(name);
  const auto begins = [&](auto with) { return lower.starts_with(with); };
  const auto ends = [&](auto with) { return lower.ends_with(with); };
  return std::ranges::any_of(beginnings, begins) && std::ranges::any_of(endings, ends);
}

bool is_any(std::string_view cell, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, utf8::folded(cell)) != words.end();
}

const FieldInfo& field_of_names() {
  static const auto fields = fields_of<AttendanceRow>();
  return **std::ranges::find(fields, "name", [](const FieldInfo* info) { return info->en; });
}

/// The row of headings: one of them is the column of names.
bool is_heading(const ReportRow& record, const Renamed& renamed) {
  return std::ranges::any_of(record, [&](const auto& cell) {
    return !cell.value.empty() && names_field(our_heading(cell.value, renamed), field_of_names());
  });
}

/// Where the headings stand: with times of joining where a report has several tables.
std::optional<std::size_t> heading_of(const std::vector<ReportRow>& records,
                                      const Renamed& renamed) {
  std::optional<std::size_t> found;
  for (std::size_t row = 0; row < records.size(); ++row) {
    const bool may_be = row < above_headings_max || is_part_title(records[row - 1]);
    if (!may_be || !is_heading(records[row], renamed)) continue;
    const bool tells_stays = std::ranges::any_of(records[row], [](const auto& cell) {
      return is_any(cell.value, {"join time", "время входа", "время присоединения"});
    });
    if (tells_stays) return row;
    if (!found) found = row;
  }
  return found;
}

/// Zoom puts the topic of the meeting under its heading, Teams beside it.
Located<std::string> topic_above(const std::vector<ReportRow>& records, std::size_t heading) {
  for (std::size_t row = 0; row < heading; ++row) {
    for (std::size_t i = 0; i < records[row].size(); ++i) {
      if (!is_any(records[row][i].value, {"тема", "topic", "meeting title", "название собрания",
                                          "название конференции"})) {
        continue;
      }
      const bool beside = i == 0 && filled(records[row]) == 2 && records[row].size() > 1;
      if (beside) return records[row][1];
      if (row + 1 < heading && i < records[row + 1].size()) return records[row + 1][i];
    }
  }
  return {};
}

AttendanceForm form_of(const ReportRow& headings) {
  const auto has = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(headings, [&](const auto& cell) {
      return std::ranges::any_of(words, [&](auto word) {
        return utf8::folded(cell.value).find(word) != std::string::npos;
      });
    });
  };
  if (has({"activity score", "оценка активности", "webcam time"})) {
    return AttendanceForm::big_blue_button;
  }
  if (has({"(upn)", "in-meeting duration", "first join"})) return AttendanceForm::teams;
  if (has({"original name", "настоящее имя", "исходное имя"})) {
    return has({"join", "вход", "присоедин"}) ? AttendanceForm::zoom : AttendanceForm::zoom_totals;
  }
  return AttendanceForm::generic;
}

/// For each field the column that holds it; the first of several. Unknown columns are told.
std::vector<std::optional<std::size_t>> columns_of(const ReportRow& headings,
                                                   const Renamed& renamed,
                                                   Diagnostics& diagnostics) {
  const auto fields = fields_of<AttendanceRow>();
  std::vector<std::optional<std::size_t>> columns(fields.size());
  std::vector<std::string> ignored;
  Span first_ignored;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const auto heading = our_heading(headings[i].value, renamed);
    const auto field = std::ranges::find_if(
        fields, [&](const FieldInfo* info) { return names_field(heading, *info); });
    if (field != fields.end()) {
      auto& column = columns[static_cast<std::size_t>(field - fields.begin())];
      if (!column) column = i;
    } else if (!heading.empty() && !names_field(heading, attendance_asides)) {
      if (ignored.empty()) first_ignored = headings[i].span;
      ignored.push_back(headings[i].value);
    }
  }
  if (!ignored.empty()) diagnostics.add(Found::ignored_columns, first_ignored, {listed(ignored)});
  return columns;
}

/// Whether the headings stand here again: several reports were put into one file.
bool repeats(const ReportRow& record, const ReportRow& headings) {
  return std::ranges::equal(record, headings, [](const auto& a, const auto& b) {
    return utf8::folded(a.value) == utf8::folded(b.value);
  });
}

void read_table(const std::vector<ReportRow>& records, std::size_t heading, const Renamed& renamed,
                AttendanceTable& table, Diagnostics& diagnostics) {
  const auto columns = columns_of(records[heading], renamed, diagnostics);
  const auto fields = fields_of<AttendanceRow>();
  const auto names = std::ranges::find(fields, &field_of_names()) - fields.begin();
  table.form = form_of(records[heading]);
  table.topic = topic_above(records, heading);
  std::uint32_t sums = 0;
  Span first_sum;
  for (auto at = heading + 1; at < records.size(); ++at) {
    const auto& record = records[at];
    if (is_part_title(record)) break;
    if (filled(record) == 0 || repeats(record, records[heading])) continue;
    const Span whole{table.source, record.front().span.begin, record.back().span.end};
    if (is_sum(record, columns[static_cast<std::size_t>(names)])) {
      if (sums++ == 0) first_sum = whole;
      continue;
    }
    AttendanceRow& row = table.rows.emplace_back();
    row.span = whole;
    std::size_t field = 0;
    for_each_field<AttendanceRow>([&](const auto& f) {
      const auto column = columns[field++];
      auto& cell = row.*f.member;
      cell.span = row.span;
      if (column && *column < record.size()) cell = record[*column];
    });
  }
  if (sums > 0) diagnostics.add(Found::forum_sums_left_out, first_sum, {count(sums)});
}

/// One name a line, as people copy it from the window of a meeting.
void read_names(std::string_view text, AttendanceTable& table) {
  table.form = AttendanceForm::names;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = utf8::trimmed(text.substr(begin, end - begin));
    if (const auto copied = copied_name(line); !copied.name.empty()) {
      const auto at = static_cast<std::uint32_t>(line.data() - text.data());
      AttendanceRow& row = table.rows.emplace_back();
      row.span = {table.source, at, at + static_cast<std::uint32_t>(line.size())};
      row.name = {std::string(copied.name), row.span};
      row.leads = {copied.leads ? "да" : "", row.span};
    }
    begin = end + 1;
  }
}

void report_no_names(const std::vector<ReportRow>& records, std::uint32_t source,
                     Diagnostics& diagnostics) {
  const auto widest =
      std::ranges::max_element(records, {}, [](const ReportRow& r) { return r.size(); });
  std::vector<std::string> there;
  Span at{source, 0, 0};
  if (widest != records.end()) {
    at = widest->front().span;
    for (const auto& cell : *widest) there.push_back(cell.value);
  }
  diagnostics.add(Found::missing_column, at, {Text("имя", "name"), Text(), listed(there)});
}

/// A report whose rows were saved whole into one column.
bool read_unwrapped(std::string_view text, std::string_view delimiters, const Renamed& renamed,
                    AttendanceTable& table, Diagnostics& diagnostics) {
  for (const char delimiter : delimiters) {
    const auto records = records_of(text, table.source, delimiter);
    for (const char inner : std::string_view(",;\t")) {
      const auto cut = unwrapped(records, inner);
      const auto heading = cut ? heading_of(*cut, renamed) : std::nullopt;
      if (!heading || (*cut)[*heading].size() < 2) continue;
      read_table(*cut, *heading, renamed, table, diagnostics);
      return true;
    }
  }
  return false;
}

/// A report among the sources: what stands between its separators, or a list of names.
void read_report(const Sources& sources, const Renamed& renamed, AttendanceTable& table,
                 Diagnostics& diagnostics) {
  const std::string_view text = sources[table.source].text;
  const bool sheet = sources[table.source].origin == Origin::sheet;
  const auto zero = text.find('\0');
  if (zero != std::string_view::npos || text.starts_with("PK\x03\x04")) {
    const auto at = static_cast<std::uint32_t>(zero == std::string_view::npos ? 0 : zero);
    diagnostics.add(Found::not_a_table, {table.source, at, at + 1});
    return;
  }
  const std::string_view delimiters(sheet ? ";" : ",;\t");
  for (const char delimiter : delimiters) {
    std::optional<std::uint32_t> unclosed;
    const auto records = records_of(text, table.source, delimiter, &unclosed);
    const auto heading = heading_of(records, renamed);
    if (!heading || (records[*heading].size() < 2 && delimiter != '\t' && !sheet)) continue;
    read_table(records, *heading, renamed, table, diagnostics);
    if (unclosed) {
      diagnostics.add(Found::unclosed_quote, {table.source, *unclosed, *unclosed + 1});
    }
    return;
  }
  if (read_unwrapped(text, delimiters, renamed, table, diagnostics)) return;
  if (utf8::folded(table.file).ends_with(".txt")) {
    read_names(text, table);
  } else {
    report_no_names(records_of(text, table.source, ';'), table.source, diagnostics);
  }
}

}  // namespace

std::vector<AttendanceTable> load_attendance(Loader& loader, const Sources& sources,
                                             const Renamed& renamed, Diagnostics& diagnostics) {
  std::vector<AttendanceTable> tables;
  const TableWish wish{[&](const std::vector<std::string_view>& cells) {
    return named_fields(cells, fields_of<AttendanceRow>(), renamed);
  }};
  const auto read = [&](const std::string& name, std::uint32_t source) {
    const auto errors = diagnostics.errors();
    AttendanceTable table{.file = name, .source = source, .topic = {}, .rows = {}};
    read_report(sources, renamed, table, diagnostics);
    if (table.rows.empty() && diagnostics.errors() == errors) {
      diagnostics.add(Found::forum_list_empty, {source, 0, 0}, {name});
    }
    tables.push_back(std::move(table));
  };
  for (const auto& name : loader.list(folder)) {
    if (!is_list(name)) continue;
    const auto path = std::string(folder) + "/" + name;
    const auto lower = utf8::folded(name);
    if (lower.ends_with(".csv") || lower.ends_with(".tsv") || lower.ends_with(".txt")) {
      if (const auto source = loader.text(path, false, {}, false)) read(name, *source);
      continue;
    }
    for (const auto& sheet : loader.tables(path, false, {}, wish)) read(name, sheet.source);
  }
  return tables;
}

}  // namespace otbor
