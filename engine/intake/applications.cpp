#include "engine/intake/applications.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::string_view folder = "applications";

bool is_application(std::string_view name) {
  const auto lower = utf8::folded(name);
  return lower.ends_with(".docx") || lower.ends_with(".docm");
}

/// One row of the form: what stands before the value, without the number of the row.
struct FormRow {
  std::string name;
  Located<std::string> value;
};

bool is_row_number(std::string_view cell) {
  return cell.find_first_not_of("0123456789.) ") == std::string_view::npos || cell.starts_with("№");
}

/// The heading of the form itself: «№ – Поле – Значение».
bool is_heading(const std::vector<std::string>& cells) {
  const auto last = utf8::folded(cells.back());
  return last == "значение" || last == "содержание" || last == "value";
}

/// «1.2. Название практики:» -> «Название практики».
std::string_view without_number(std::string_view name) {
  const auto letters = name.find_first_not_of("0123456789.) ");
  return letters == std::string_view::npos ? name : name.substr(letters);
}

std::vector<FormRow> rows_of(const DocumentText& document) {
  std::vector<FormRow> rows;
  for (std::size_t i = 0; i < document.document.blocks.size(); ++i) {
    const auto& block = document.document.blocks[i];
    std::vector<std::string> cells;
    for (const auto& cell : block.cells) {
      if (!cell.empty()) cells.push_back(cell);
    }
    if (cells.size() > 1 && is_row_number(cells.front())) cells.erase(cells.begin());
    if (cells.empty() || block.cells.size() < 2 || is_heading(cells)) continue;
    FormRow row{std::string(without_number(cells.front())), {{}, document.blocks[i]}};
    for (std::size_t cell = 1; cell < cells.size(); ++cell) {
      row.value.value += (cell > 1 ? "\n" : "") + cells[cell];
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// What the rows of one form say.
struct Application {
  PracticeRow practice;
  std::vector<StageField> stage_fields;
  std::vector<Span> stage_rows;
  std::size_t fields = 0;
};

/// Rows that name no field are told.
Application application_of(const std::vector<FormRow>& rows, const FieldNames& stages,
                           Diagnostics& diagnostics) {
  Application sent;
  auto& practice = sent.practice;
  std::vector<std::string> unread;
  Span first_unread;
  std::vector<std::uint8_t> used(rows.size());
  for_each_field<PracticeRow>([&](const auto& f) {
    const auto row = std::ranges::find_if(rows, [&](const FormRow& candidate) {
      const auto at = static_cast<std::size_t>(&candidate - rows.data());
      return used[at] == 0 && names_field(candidate.name, f.info);
    });
    if (row == rows.end()) return;
    used[static_cast<std::size_t>(row - rows.begin())] = 1;
    ++sent.fields;
    if (!row->value.value.empty()) {
      read_cell(row->value, f.info, practice.*f.member, diagnostics);
    }
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (used[i] != 0) continue;
    if (const auto* of = stages.find(rows[i].name)) {
      sent.stage_fields.push_back(stage_field({}, *of, rows[i].value));
      sent.stage_rows.push_back(rows[i].value.span);
      continue;
    }
    if (unread.empty()) first_unread = rows[i].value.span;
    unread.push_back(rows[i].name);
  }
  if (sent.fields > 0 && !unread.empty()) {
    diagnostics.add(Found::unread_fields, first_unread, {listed(unread)});
  }
  return sent;
}

/// The register leads; an application fills what it leaves blank.
void supplement(PracticeRow& known, const PracticeRow& sent) {
  for_each_field<PracticeRow>([&](const auto& f) {
    auto& ours = known.*f.member;
    const auto& theirs = sent.*f.member;
    if constexpr (requires { ours.value.empty(); }) {
      if (ours.value.empty()) ours = theirs;
    } else if constexpr (requires { ours.has_value(); }) {
      if (!ours.has_value()) ours = theirs;
    } else {
      if (ours.empty()) ours = theirs;
    }
  });
}

}  // namespace

bool has_applications(Loader& loader) {
  return std::ranges::any_of(loader.list(folder), is_application);
}

void load_applications(Loader& loader, bool has_register, const FieldNames& stages, Forms& forms,
                       Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const auto& row : forms.practices) codes.push_back(row.id.value);
  for (const auto& name : loader.list(folder)) {
    if (!is_application(name)) continue;
    const auto path = std::string(folder) + "/" + name;
    const auto document = loader.document(path);
    if (!document) continue;
    const Span beginning{document->source, 0, 0};
    auto sent = application_of(rows_of(*document), stages, diagnostics);
    auto& practice = sent.practice;
    if (sent.fields == 0) {
      diagnostics.add(Found::application_without_form, beginning);
      continue;
    }
    practice.span = beginning;
    if (practice.id.value.empty()) practice.id = {name.substr(0, name.rfind('.')), beginning};
    const auto known = std::ranges::find_if(
        forms.practices, [&](const PracticeRow& row) { return row.id.value == practice.id.value; });
    if (has_register && known == forms.practices.end()) {
      diagnostics.add(Found::application_not_registered, practice.id.span,
                      {practice.id.value, nearest_or_known(practice.id.value, codes)});
      continue;
    }
    for (auto& field : sent.stage_fields) {
      field.practice = practice.id.value;
      add_stage_field(forms, std::move(field));
    }
    if (practice.text.value.empty()) {
      forms.texts.push_back(
          {path, practice.id.value, document->source, std::move(sent.stage_rows)});
    }
    if (has_register) {
      supplement(*known, practice);
    } else {
      forms.practices.push_back(std::move(practice));
    }
  }
}

}  // namespace otbor
