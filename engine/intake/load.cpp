#include "engine/intake/load.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/applications.hpp"
#include "engine/intake/forms.hpp"
#include "engine/intake/forum/attendance.hpp"
#include "engine/intake/forum/tables.hpp"
#include "engine/intake/names.hpp"
#include "engine/intake/ratings/mark_columns.hpp"
#include "engine/text/encoding.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// Windows writes `.CSV` as well.
bool ends_with_any(std::string_view name, std::span<const std::string_view> endings) {
  const auto lower = utf8::folded(name);
  return std::ranges::any_of(endings, [&](auto ending) { return lower.ends_with(ending); });
}

constexpr std::array<std::string_view, 4> workbooks{".xlsx", ".ods", ".xlsm", ".xls"};
constexpr std::array<std::string_view, 5> documents{".docx", ".doc", ".odt", ".rtf", ".pdf"};
constexpr std::array<std::string_view, 2> word_documents{".docx", ".docm"};
constexpr std::array<std::string_view, 2> plain_texts{".txt", ".md"};
constexpr std::array<std::string_view, 1> plain_tables{".csv"};

/// Rounded up, so that a file above a limit never seems to keep it.
Text megabytes(std::uint64_t bytes) { return count((bytes + (1U << 20U) - 1) >> 20U); }

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

/// A table from a computer where only CR ends a line would be one endless row.
void separate_lines(std::string& text) {
  if (text.find('\n') == std::string::npos) std::ranges::replace(text, '\r', '\n');
}

/// Where the table begins, if there is one.
template <class Row>
std::optional<Span> load_rows(Loader& loader, const Sources& sources, std::string_view name,
                              bool required, Span asked_at, const Renamed& renamed,
                              std::vector<Row>& rows, Diagnostics& diagnostics) {
  std::optional<Span> begin;
  const TableWish wish{[&](const std::vector<std::string_view>& cells) {
    return named_fields(cells, fields_of<Row>(), renamed);
  }};
  for (const auto& table : loader.tables(name, required, asked_at, wish)) {
    auto read = read_rows<Row>(sources, table, renamed, diagnostics);
    std::ranges::move(read, std::back_inserter(rows));
    if (!begin) begin = table.heading_spans.front();
  }
  return begin;
}

/// Files that are read under these names anyway, so that none is meant by another name.
constexpr std::array<std::string_view, 8> usual_names{
    "programme.yaml",   "practices.csv",  "experts.csv",    "ratings.csv",
    "institutions.csv", "decisions.yaml", "assignment.csv", "opinions.csv"};

/// The table's name as the programme gives it, else the usual one.
std::string or_usual(Loader& loader, const std::optional<TextValue>& given,
                     std::string_view usual) {
  return given ? given->value : loader.table_name(usual);
}

Span span_of(const std::optional<TextValue>& given) { return given ? given->span : Span{}; }

Renamed renamed_columns(const Forms& forms) {
  Renamed renamed;
  for (const auto& [ours, theirs] : forms.programme.columns.items) {
    renamed.emplace_back(ours.value, theirs.value);
  }
  return renamed;
}

/// ratings.csv and the sheets of single experts.
void load_ratings(Loader& loader, const Sources& sources, Forms& forms, Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.errors();
  const auto open = [&](std::string_view name, bool required, Span asked_at) {
    auto tables = open_ratings_of(loader, sources, name, required, asked_at, forms, diagnostics);
    std::ranges::move(tables, std::back_inserter(forms.ratings));
  };
  const auto& files = forms.programme.files;
  const bool given = files && files->ratings;
  open(ratings_name(loader, forms), given, given ? files->ratings->span : Span{});
  for (const auto& file : loader.list("sheets")) {
    const bool is_sheet = ends_with_any(file, plain_tables) || ends_with_any(file, workbooks) ||
                          ends_with_any(file, documents);
    if (is_sheet) open("sheets/" + file, true, {});
  }
  forms.some_ratings_unread = diagnostics.errors() > errors_before;
}

/// The texts of practices: texts/P01.docx, .md or .txt; other kinds are not read and say so.
void load_texts(Loader& loader, std::vector<PracticeText>& texts, Diagnostics& diagnostics) {
  for (const auto& name : loader.list("texts")) {
    const auto path = "texts/" + name;
    const auto dot = name.rfind('.');
    const bool is_word = ends_with_any(name, word_documents);
    if (!is_word && (!ends_with_any(name, plain_texts) || name == "README.md")) {
      if (ends_with_any(name, documents)) diagnostics.add(Found::unread_text, {}, {path});
      continue;
    }
    std::optional<std::uint32_t> source;
    if (!is_word) {
      source = loader.text(path, false, {}, false);
    } else if (const auto document = loader.document(path)) {
      source = document->source;
    }
    if (source) texts.push_back({path, name.substr(0, dot), *source});
  }
}

/// Lists of connections and, where there are any, what their names are told by.
void load_connections(Loader& loader, const Sources& sources, const Renamed& renamed, Forms& forms,
                      Diagnostics& diagnostics) {
  forms.attendance = load_attendance(loader, sources, renamed, diagnostics);
  const bool has_aliases = load_rows(loader, sources, std::string(aliases_file) + ".csv", false, {},
                                     renamed, forms.aliases, diagnostics)
                               .has_value();
  if (has_aliases || !forms.attendance.empty()) {
    forms.lexicon = loader.form<NamesForm>(lexicon_file, true, {});
  }
}

}  // namespace

bool only_remarks(std::string_view yaml) {
  bool some = false;
  while (!yaml.empty()) {
    const auto end = std::min(yaml.find('\n'), yaml.size());
    const auto line = utf8::trimmed(yaml.substr(0, end));
    if (!line.empty() && !line.starts_with('#')) return false;
    some = some || !line.empty();
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
  }
  return some;
}

std::vector<std::string> Loader::list(std::string_view folder) {
  auto names = files_.list(folder);
  const auto rest = std::ranges::remove_if(names, [&](const std::string& name) {
    if (!utf8::first_invalid(name)) return false;
    const auto path = folder.empty() ? "" : std::string(folder) + "/";
    diagnostics_.add(Found::file_name_encoding, {}, {path + decode(name).text});
    return true;
  });
  names.erase(rest.begin(), rest.end());
  return names;
}

void Loader::report_missing(std::string_view name, Span asked_at) {
  const auto slash = name.rfind('/');
  const auto folder = slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
  const auto file = slash == std::string_view::npos ? name : name.substr(slash + 1);
  auto names = files_.list(folder);
  std::erase_if(names, [](const std::string& other) {
    const bool has_a_part = std::ranges::find(usual_names, other) != usual_names.end();
    return has_a_part || utf8::first_invalid(other);
  });
  auto guess = did_you_mean(file, names);
  if (guess.empty() && ends_with_any(file, plain_tables)) {
    std::erase_if(names, [](const std::string& other) {
      return !ends_with_any(other, plain_tables) && !ends_with_any(other, workbooks);
    });
    if (!names.empty()) {
      guess = format(Words{"; в папке есть {0}", "; the folder has {0}"}, {listed(names)});
    }
  }
  diagnostics_.add(Found::missing_file, asked_at, {name, guess});
}

std::optional<RawFile> Loader::raw(std::string_view name, bool required, Span asked_at) {
  auto file = files_.read(name);
  if (!file) {
    if (required) report_missing(name, asked_at);
    return std::nullopt;
  }
  if (!file->problem.empty()) {
    diagnostics_.add(Found::unreadable_file, asked_at, {name, file->problem});
    return std::nullopt;
  }
  if (const auto size = std::max<std::uint64_t>(file->bytes.size(), file->size_beyond_limit);
      size > options_.limits.file_bytes) {
    diagnostics_.add(Found::file_too_large, asked_at,
                     {megabytes(size), megabytes(options_.limits.file_bytes), name});
    return std::nullopt;
  }
  return file;
}

std::optional<std::uint32_t> Loader::text(std::string_view name, bool required, Span asked_at,
                                          bool is_yaml) {
  auto file = raw(name, required, asked_at);
  if (!file) return std::nullopt;
  const auto bytes = file->bytes.size();
  if (is_yaml && bytes > options_.limits.yaml_bytes) {
    const auto source = sources_.add({.name = std::move(file->name), .text = {}, .sha256 = {}});
    diagnostics_.add(Found::yaml_too_large, {source, 0, 0},
                     {megabytes(bytes), megabytes(options_.limits.yaml_bytes)});
    return std::nullopt;
  }
  auto decoded = decode(std::move(file->bytes));
  if (is_yaml) {
    decoded.text = with_unix_line_ends(std::move(decoded.text));
  } else {
    separate_lines(decoded.text);
  }
  const auto invalid = decoded.invalid;
  const auto encoding = decoded.encoding;
  const auto source = sources_.add(
      {std::move(file->name), std::move(decoded.text), std::move(file->sha256), bytes, encoding});
  if (is_yaml && encoding != Encoding::utf8) {
    diagnostics_.add(Found::yaml_encoding, {source, 0, 0}, {encoding_name(encoding)});
    return std::nullopt;
  }
  if (invalid) {
    const auto at = static_cast<std::uint32_t>(
        std::min(sources_[source].text.find("\uFFFD"), sources_[source].text.size()));
    diagnostics_.add(Found::invalid_bytes, {source, at, at + 1}, {encoding_name(encoding)});
    return std::nullopt;
  }
  return source;
}

std::optional<std::string> Loader::bytes(std::string_view name) {
  auto file = raw(name, false, {});
  if (!file) return std::nullopt;
  sources_.add({.name = std::move(file->name),
                .text = {},
                .sha256 = std::move(file->sha256),
                .bytes = file->bytes.size(),
                .sheet = {},
                .lines = {}});
  return std::move(file->bytes);
}

std::vector<CsvTable> Loader::tables(std::string_view name, bool required, Span asked_at,
                                     const TableWish& wish) {
  if (ends_with_any(name, workbooks)) return workbook(name, required, asked_at, wish);
  std::vector<CsvTable> found;
  if (auto one = table(name, required, asked_at)) found.push_back(std::move(*one));
  return found;
}

std::string Loader::table_name(std::string_view usual) {
  std::vector<std::string> there;
  const auto names = files_.list("");
  const auto look_for = [&](std::string_view ending) {
    for (const auto& name : names) {
      if (name.starts_with(usual) && utf8::folded(name.substr(usual.size())) == ending) {
        there.push_back(name);
      }
    }
  };
  std::ranges::for_each(plain_tables, look_for);
  std::ranges::for_each(workbooks, look_for);
  if (there.size() > 1) {
    diagnostics_.add(Found::table_twice, {}, {listed(there)});
  }
  return there.empty() ? std::string(usual) + ".csv" : there.front();
}

std::optional<CsvTable> Loader::table(std::string_view name, bool required, Span asked_at) {
  if (ends_with_any(name, workbooks) || ends_with_any(name, documents)) {
    diagnostics_.add(Found::unsupported_table, asked_at, {name.substr(name.rfind('.') + 1), name});
    return std::nullopt;
  }
  const auto source = text(name, required, asked_at, false);
  if (!source) return std::nullopt;
  const auto& read = sources_[*source];
  const auto zero = read.text.find('\0');
  if (zero != std::string::npos || read.text.starts_with("PK\x03\x04")) {
    const auto at = static_cast<std::uint32_t>(zero == std::string::npos ? 0 : zero);
    diagnostics_.add(Found::not_a_table, {*source, at, at + 1});
    return std::nullopt;
  }
  if (read.encoding != Encoding::utf8) {
    diagnostics_.add(Found::read_as_encoding, {*source, 0, 0}, {encoding_name(read.encoding)});
  }
  return open_table(sources_, *source, diagnostics_);
}

std::string ratings_name(Loader& loader, const Forms& forms) {
  const auto& files = forms.programme.files;
  return or_usual(loader, files ? files->ratings : std::nullopt, "ratings");
}

std::vector<RatingsTable> open_ratings_of(Loader& loader, const Sources& sources,
                                          std::string_view name, bool required, Span asked_at,
                                          const Forms& forms, Diagnostics& diagnostics) {
  const auto names = mark_names(forms);
  const auto renamed = renamed_columns(forms);
  std::vector<RatingsTable> opened;
  for (auto& table : loader.tables(name, required, asked_at, ratings_wish(names, renamed))) {
    auto ratings = open_ratings(sources, std::move(table), names, renamed, diagnostics);
    if (ratings) opened.push_back(std::move(*ratings));
  }
  return opened;
}

namespace {

std::optional<Forms> load_forms(const FileAccess& files, std::string_view name,
                                const IntakeOptions& options, bool with_ratings, Sources& sources,
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
  const auto& cycle = p.cycle || !forms.criteria ? p.cycle : forms.criteria->cycle;
  if (cycle) forms.cycle = loader.form<CycleForm>(cycle->value, true, cycle->span);
  if (p.themes) forms.themes = loader.form<ThemesForm>(p.themes->value, true, p.themes->span);

  const auto renamed = renamed_columns(forms);
  const FilesForm none{};
  const FilesForm& given = p.files ? *p.files : none;
  const Span beginning{forms.programme_source, 0, 0};
  const bool applications = has_applications(loader);
  const auto practices = load_rows(loader, sources, or_usual(loader, given.practices, "practices"),
                                   given.practices.has_value() || !applications,
                                   given.practices ? given.practices->span : beginning, renamed,
                                   forms.practices, diagnostics);
  if (applications) load_applications(loader, practices.has_value(), forms, diagnostics);
  if (practices && forms.practices.empty() && !diagnostics.has_errors_in(practices->source)) {
    diagnostics.add(Found::file_is_empty_of_practices, *practices);
  }
  for (const auto& past : given.past) {
    PastTable table{.name = past.value, .rows = {}};
    static_cast<void>(
        load_rows(loader, sources, past.value, true, past.span, renamed, table.rows, diagnostics));
    forms.past.push_back(std::move(table));
  }
  forms.has_institutions =
      load_rows(loader, sources, or_usual(loader, given.institutions, "institutions"),
                given.institutions.has_value(), span_of(given.institutions), renamed,
                forms.institutions, diagnostics)
          .has_value();
  static_cast<void>(load_rows(loader, sources, or_usual(loader, given.experts, "experts"),
                              given.experts.has_value(), span_of(given.experts), renamed,
                              forms.experts, diagnostics));
  static_cast<void>(load_rows(loader, sources, loader.table_name("assignment"), false, {}, renamed,
                              forms.assignment, diagnostics));

  if (with_ratings) {
    load_ratings(loader, sources, forms, diagnostics);
  } else {
    forms.some_ratings_unread = true;
  }
  forms.decisions =
      loader.form<DecisionsForm>(given.decisions ? given.decisions->value : "decisions.yaml",
                                 given.decisions.has_value(), span_of(given.decisions));
  load_texts(loader, forms.texts, diagnostics);
  forms.forum = load_forum_tables(loader, sources, renamed, diagnostics);
  load_connections(loader, sources, renamed, forms, diagnostics);
  if (p.earlier) forms.earlier = loader.text(p.earlier->value, true, p.earlier->span, false);
  if (!forms.criteria) return std::nullopt;
  return forms;
}

}  // namespace

std::optional<Forms> load(const FileAccess& files, std::string_view name,
                          const IntakeOptions& options, Sources& sources,
                          Diagnostics& diagnostics) {
  return load_forms(files, name, options, true, sources, diagnostics);
}

std::optional<Forms> load_without_ratings(const FileAccess& files, std::string_view name,
                                          const IntakeOptions& options, Sources& sources,
                                          Diagnostics& diagnostics) {
  return load_forms(files, name, options, false, sources, diagnostics);
}

}  // namespace otbor
