#include "engine/text/table.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// A heading as people type it: "Рег. №", "рег.№" and "рег №" are one.
std::string normal_heading(std::string_view heading) {
  auto text = normal_key(heading);
  std::erase_if(text, [](char c) { return c == '.' || c == ':' || c == '*'; });
  std::string out;
  for (const char c : text) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  return std::string(utf8::trimmed(out));
}

/// A column that may only count the rows: another one is the code when there is one.
bool counts_rows(std::string_view heading) {
  constexpr std::array<std::string_view, 4> names{"№", "№ п/п", "п/п", "no"};
  return std::ranges::find(names, heading) != names.end();
}

/// Of the headings nobody reads, the one that a column was probably meant by.
Text perhaps(const FieldInfo& info, const std::vector<std::string>& ignored) {
  for (const auto name : {info.ru, info.en}) {
    if (const auto near = nearest(name, ignored)) {
      return format(Words{"; возможно, это `{0}`", "; perhaps it is `{0}`"}, {*near});
    }
  }
  return {};
}

/// The headings nobody reads, and of one that comes near to a name what was probably meant.
Text listed_with(const std::vector<std::string>& ignored, const std::vector<std::string>& names) {
  auto text = listed(ignored);
  for (const auto& heading : ignored) {
    const auto near = nearest(heading, names);
    if (!near) continue;
    text = format(
        Words{"{0}; `{1}` – возможно, это поле `{2}`", "{0}; `{1}` is perhaps the field `{2}`"},
        {text, heading, *near});
  }
  return text;
}

/// The names of a field as normal headings: made once, for all columns of a table.
using FieldHeadings = std::vector<std::string>;

FieldHeadings headings_of(const FieldInfo& info) {
  FieldHeadings names{normal_heading(info.en), normal_heading(info.ru)};
  for (const auto name : info.other_names()) names.push_back(normal_heading(name));
  return names;
}

std::vector<FieldHeadings> headings_of(const std::vector<const FieldInfo*>& fields) {
  std::vector<FieldHeadings> all;
  for (const auto* field : fields) all.push_back(headings_of(*field));
  return all;
}

bool is_name_of(std::string_view normal, const FieldHeadings& names) {
  return std::ranges::find(names, normal) != names.end();
}

std::string_view without_remark(std::string_view heading) {
  const auto open = heading.rfind('(');
  if (!heading.ends_with(')') || open == std::string_view::npos || open == 0) return heading;
  return utf8::trimmed(heading.substr(0, open));
}

bool names_field(std::string_view heading, const FieldHeadings& names) {
  const auto normal = normal_heading(heading);
  if (is_name_of(normal, names)) return true;
  const auto bare = without_remark(normal);
  return bare.size() < normal.size() && is_name_of(bare, names);
}

}  // namespace

bool names_field(std::string_view heading, const FieldInfo& info) {
  return names_field(heading, headings_of(info));
}

std::string our_heading(std::string_view heading, const Renamed& renamed) {
  constexpr std::size_t part_letters = 8;  // a shorter part would be found by chance
  const auto ours = normal_heading(heading);
  for (const auto& [name, theirs] : renamed) {
    if (ours == normal_heading(theirs)) return normal_heading(name);
  }
  for (const auto& [name, theirs] : renamed) {
    const auto part = normal_heading(theirs);
    if (utf8::length(part) >= part_letters && ours.find(part) != std::string::npos) {
      return normal_heading(name);
    }
  }
  return ours;
}

NamedFields named_fields(const std::vector<std::string_view>& cells,
                         const std::vector<const FieldInfo*>& fields, const Renamed& renamed) {
  const auto names = headings_of(fields);
  std::vector<std::uint8_t> named(fields.size());
  for (const auto cell : cells) {
    const auto heading = our_heading(cell, renamed);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (named[i] == 0 && names_field(heading, names[i])) {
        named[i] = 1;
        break;
      }
    }
  }
  NamedFields found{.fields = 0, .all_required = true};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    found.fields += named[i];
    if (fields[i]->required && named[i] == 0) found.all_required = false;
  }
  return found;
}

std::vector<std::optional<std::size_t>> find_columns(const CsvTable& table,
                                                     const std::vector<const FieldInfo*>& fields,
                                                     const Renamed& renamed,
                                                     Diagnostics& diagnostics,
                                                     const OtherColumns& others) {
  const auto names = headings_of(fields);
  std::vector<std::optional<std::size_t>> columns(fields.size());
  std::vector<std::string> ignored;
  Span first_ignored;
  std::vector<std::string> ours;
  for (const auto& heading : table.headings) ours.push_back(our_heading(heading, renamed));
  std::vector<std::uint8_t> taken(ours.size());
  const auto take = [&](std::size_t column, std::string_view heading, bool again) {
    const auto at = std::ranges::find_if(
        names, [&](const FieldHeadings& of_field) { return is_name_of(heading, of_field); });
    if (at == names.end()) return;
    auto& found = columns[static_cast<std::size_t>(at - names.begin())];
    if (found && !again) return;
    taken[column] = 1;
    if (found) {
      diagnostics.add(Found::duplicate_column, table.heading_spans[column],
                      {table.headings[column]}, table.heading_spans[*found]);
    } else {
      found = column;
    }
  };
  for (std::size_t column = 0; column < ours.size(); ++column) {
    if (!counts_rows(ours[column])) take(column, ours[column], true);
  }
  for (std::size_t column = 0; column < ours.size(); ++column) {
    if (taken[column] == 0) take(column, without_remark(ours[column]), false);
  }
  for (std::size_t column = 0; column < ours.size(); ++column) {
    if (taken[column] != 0 || ours[column].empty() || counts_rows(ours[column])) continue;
    if (others.reads && others.reads(column)) continue;
    if (ignored.empty()) first_ignored = table.heading_spans[column];
    ignored.push_back(table.headings[column]);
  }
  bool all_found = true;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (columns[i] || !fields[i]->required) continue;
    all_found = false;
    diagnostics.add(Found::missing_column, table.heading_spans.front(),
                    {Text(std::string(fields[i]->ru), std::string(fields[i]->en)),
                     perhaps(*fields[i], ignored), listed(table.headings)});
  }
  if (!ignored.empty() && all_found) {
    diagnostics.add(Found::ignored_columns, first_ignored, {listed_with(ignored, others.names)});
  }
  return columns;
}

std::vector<Located<std::string>> split_cell(const Located<std::string>& cell) {
  std::vector<Located<std::string>> items;
  const std::string_view text = cell.value;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto end = std::min(text.find_first_of(";|", begin), text.size());
    const auto item = utf8::trimmed(text.substr(begin, end - begin));
    if (!item.empty()) items.push_back({std::string(item), cell.span});
    begin = end + 1;
  }
  return items;
}

bool RowReader::next() {
  if (!scanner_.next(cells_)) {
    if (const auto quote = scanner_.unclosed_quote()) {
      diagnostics_.add(Found::unclosed_quote, {table_.source, *quote, *quote + 1});
    }
    return false;
  }
  if (const auto& cell = scanner_.overrun_quote()) {
    report_overrun(table_.source, *cell, diagnostics_);
  }
  if (++rows_ > diagnostics_.limits().form_rows) {
    diagnostics_.add(Found::too_many_rows, row_span(), {count(diagnostics_.limits().form_rows)});
    return false;
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const auto size = cells_[i].end - cells_[i].begin;
    const Span span{table_.source, cells_[i].begin, cells_[i].end};
    if (size > diagnostics_.limits().cell_bytes) {
      diagnostics_.add(Found::cell_too_long, {table_.source, cells_[i].begin, cells_[i].begin + 1},
                       {count(size), count(diagnostics_.limits().cell_bytes)});
      return false;
    }
    static_cast<void>(report_control(text_, table_.source, cells_[i], diagnostics_));
    if (i >= table_.headings.size() && size > 0) {
      diagnostics_.add(Found::row_too_long, span,
                       {count(cells_.size()), count(table_.headings.size())});
      break;
    }
  }
  return true;
}

Located<std::string> RowReader::cell(std::optional<std::size_t> column) {
  if (!column || *column >= cells_.size()) return {{}, row_span()};
  const auto& cell = cells_[*column];
  return {std::string(cell_text(text_, cell, scratch_)), {table_.source, cell.begin, cell.end}};
}

Span RowReader::row_span() const {
  const auto begin = scanner_.record_begin();
  return {table_.source, begin, cells_.empty() ? begin : cells_.back().end};
}

void read_cell(const Located<std::string>& cell, const FieldInfo& info, Located<std::string>& out,
               Diagnostics& diagnostics) {
  if (cell.value.empty() && info.required) {
    diagnostics.add(Found::empty_cell, cell.span,
                    {Text(std::string(info.ru), std::string(info.en))});
  }
  out = cell;
}

void read_cell(const Located<std::string>& cell, const FieldInfo&, Located<Moment>& out,
               Diagnostics& diagnostics) {
  out.span = cell.span;
  if (const auto moment = parse_moment(cell.value)) {
    out.value = *moment;
  } else {
    diagnostics.add(Found::not_a_date, cell.span, {cell.value});
  }
}

void report_cell_choice(const Located<std::string>& cell, const FieldInfo& info,
                        const std::vector<std::string>& ru, const std::vector<std::string>& en,
                        Diagnostics& diagnostics) {
  if (diagnostics.only_counted(Found::not_a_choice)) return;
  auto both = ru;
  both.insert(both.end(), en.begin(), en.end());
  diagnostics.add(Found::not_a_choice, cell.span,
                  {cell.value, Text(std::string(info.ru), std::string(info.en)),
                   did_you_mean(cell.value, both), Text(listed(ru).ru, listed(en).en)});
}

}  // namespace otbor
