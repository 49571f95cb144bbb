#include "engine/intake/load.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/forms.hpp"
#include "engine/text/encoding.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](auto ending) { return name.ends_with(ending); });
}

/// YAML sees only '\n'; a file saved on Windows is as good as any.
std::string with_unix_line_ends(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i];
  }
  return out;
}

std::optional<RatingsTable> open_ratings(Loader& loader, std::string_view name, bool required,
                                         Span asked_at, const Renamed& renamed,
                                         Diagnostics& diagnostics) {
  auto table = loader.table(name, required, asked_at);
  if (!table) return std::nullopt;
  std::vector<const FieldInfo*> infos;
  for_each_field<RatingRow>([&](const auto& f) { infos.push_back(&f.info); });
  const auto columns = find_columns(*table, infos, renamed, diagnostics);
  if (!columns[0] || !columns[1] || !columns[2] || !columns[3]) return std::nullopt;
  return RatingsTable{std::move(*table), columns[0], columns[1], columns[2],
                      columns[3],        columns[4], columns[5], columns[6]};
}

template <class Row>
void load_rows(Loader& loader, const Sources& sources, std::string_view name, bool required,
               Span asked_at, const Renamed& renamed, std::vector<Row>& rows,
               Diagnostics& diagnostics) {
  const auto table = loader.table(name, required, asked_at);
  if (table) rows = read_rows<Row>(sources, *table, renamed, diagnostics);
}

std::string or_default(const std::optional<TextValue>& given, std::string_view name) {
  return given ? given->value : std::string(name);
}

Span span_of(const std::optional<TextValue>& given) { return given ? given->span : Span{}; }

/// The texts of practices: texts/P01.txt or .md; other kinds are not read yet and say so.
void load_texts(Loader& loader, const FileAccess& files, std::vector<PracticeText>& texts,
                Diagnostics& diagnostics) {
  for (const auto& name : files.list("texts")) {
    const auto path = "texts/" + name;
    const auto dot = name.rfind('.');
    if (!ends_with_any(name, {".txt", ".md"}) || name == "README.md") {
      if (ends_with_any(name, {".docx", ".doc", ".pdf", ".odt"})) {
        diagnostics.add(Found::unread_text, {}, {path});
      }
      continue;
    }
    if (const auto source = loader.text(path, false, {}, false)) {
      texts.push_back({path, name.substr(0, dot), *source});
    }
  }
}

}  // namespace

void Loader::report_missing(std::string_view name, Span asked_at) {
  const auto slash = name.rfind('/');
  const auto folder = slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
  const auto file = slash == std::string_view::npos ? name : name.substr(slash + 1);
  diagnostics_.add(Found::missing_file, asked_at, {name, did_you_mean(file, files_.list(folder))});
}

std::optional<std::uint32_t> Loader::text(std::string_view name, bool required, Span asked_at,
                                          bool is_yaml) {
  auto file = files_.read(name);
  if (!file) {
    if (required) report_missing(name, asked_at);
    return std::nullopt;
  }
  if (!file->problem.empty()) {
    diagnostics_.add(Found::unreadable_file, asked_at, {name, file->problem});
    return std::nullopt;
  }
  const auto bytes = file->bytes.size();
  if (bytes > options_.limits.file_bytes) {
    diagnostics_.add(Found::file_too_large, asked_at,
                     {count(bytes >> 20U), count(options_.limits.file_bytes >> 20U), name});
    return std::nullopt;
  }
  auto decoded = decode(std::move(file->bytes));
  if (is_yaml) decoded.text = with_unix_line_ends(std::move(decoded.text));
  const auto invalid = decoded.invalid;
  const auto encoding = decoded.encoding;
  const auto source = sources_.add(
      {std::move(file->name), std::move(decoded.text), std::move(file->sha256), bytes, encoding});
  if (is_yaml && encoding != Encoding::utf8) {
    diagnostics_.add(Found::yaml_encoding, {source, 0, 0}, {encoding_name(encoding)});
    return std::nullopt;
  }
  if (invalid) {
    diagnostics_.add(Found::invalid_bytes, {source, 0, 0}, {encoding_name(encoding)});
    return std::nullopt;
  }
  return source;
}

std::optional<CsvTable> Loader::table(std::string_view name, bool required, Span asked_at) {
  if (ends_with_any(name, {".xlsx", ".xls", ".ods"})) {
    diagnostics_.add(Found::unsupported_table, asked_at, {name.substr(name.rfind('.') + 1), name});
    return std::nullopt;
  }
  const auto source = text(name, required, asked_at, false);
  if (!source) return std::nullopt;
  const auto& read = sources_[*source];
  if (read.text.find('\0') != std::string::npos || read.text.starts_with("PK\x03\x04")) {
    diagnostics_.add(Found::not_a_table, {*source, 0, 0});
    return std::nullopt;
  }
  if (read.encoding != Encoding::utf8) {
    diagnostics_.add(Found::read_as_encoding, {*source, 0, 0}, {encoding_name(read.encoding)});
  }
  return open_table(sources_, *source, diagnostics_);
}

std::optional<Forms> load(const FileAccess& files, std::string_view name,
                          const IntakeOptions& options, Sources& sources,
                          Diagnostics& diagnostics) {
  Loader loader(files, options, sources, diagnostics);
  Forms forms;
  auto programme = loader.form<ProgrammeForm>(name, true, {}, &forms.programme_source);
  if (!programme) return std::nullopt;
  forms.programme = std::move(*programme);
  const auto& p = forms.programme;

  if (!p.criteria.value.empty()) {
    forms.criteria =
        loader.form<CriteriaForm>(p.criteria.value, true, p.criteria.span, &forms.criteria_source);
  }
  if (p.cycle) forms.cycle = loader.form<CycleForm>(p.cycle->value, true, p.cycle->span);
  if (p.themes) forms.themes = loader.form<ThemesForm>(p.themes->value, true, p.themes->span);

  Renamed renamed;
  for (const auto& [ours, theirs] : p.columns.items) renamed.emplace_back(ours.value, theirs.value);
  const FilesForm none{};
  const FilesForm& given = p.files ? *p.files : none;
  const Span at = p.title.span;

  load_rows(loader, sources, or_default(given.practices, "practices.csv"), true,
            given.practices ? given.practices->span : at, renamed, forms.practices, diagnostics);
  const auto institutions =
      loader.table(or_default(given.institutions, "institutions.csv"),
                   given.institutions.has_value(), span_of(given.institutions));
  forms.has_institutions = institutions.has_value();
  if (institutions) {
    forms.institutions = read_rows<InstitutionRow>(sources, *institutions, renamed, diagnostics);
  }
  load_rows(loader, sources, or_default(given.experts, "experts.csv"), given.experts.has_value(),
            span_of(given.experts), renamed, forms.experts, diagnostics);

  if (auto table =
          open_ratings(loader, or_default(given.ratings, "ratings.csv"), given.ratings.has_value(),
                       span_of(given.ratings), renamed, diagnostics)) {
    forms.ratings.push_back(std::move(*table));
  }
  for (const auto& file : files.list("sheets")) {
    if (!ends_with_any(file, {".csv", ".CSV", ".xlsx", ".xls", ".ods"})) continue;
    if (auto table = open_ratings(loader, "sheets/" + file, true, {}, renamed, diagnostics)) {
      forms.ratings.push_back(std::move(*table));
    }
  }
  forms.decisions =
      loader.form<DecisionsForm>(or_default(given.decisions, "decisions.yaml"),
                                 given.decisions.has_value(), span_of(given.decisions));
  load_texts(loader, files, forms.texts, diagnostics);
  if (!forms.criteria) return std::nullopt;
  return forms;
}

}  // namespace otbor
