#include "engine/intake/load.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/applications.hpp"
#include "engine/intake/file_kinds.hpp"
#include "engine/intake/forms.hpp"
#include "engine/intake/forum/attendance.hpp"
#include "engine/intake/forum/tables.hpp"
#include "engine/intake/names.hpp"
#include "engine/intake/ratings/mark_columns.hpp"
#include "engine/intake/stage_fields.hpp"
#include "engine/text/encoding.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::array<std::string_view, 2> word_documents{".docx", ".docm"};
constexpr std::array<std::string_view, 2> plain_texts{".txt", ".md"};

template <class Row>
TableWish wish_for(const Renamed& renamed) {
  return {[&](const std::vector<std::string_view>& cells) {
    return named_fields(cells, fields_of<Row>(), renamed);
  }};
}

/// Where the table begins, if there is one.
template <class Row>
std::optional<Span> load_rows(Loader& loader, const Sources& sources, std::string_view name,
                              bool required, Span asked_at, const Renamed& renamed,
                              std::vector<Row>& rows, Diagnostics& diagnostics) {
  std::optional<Span> begin;
  for (const auto& table : loader.tables(name, required, asked_at, wish_for<Row>(renamed))) {
    auto read = read_rows<Row>(sources, table, renamed, diagnostics);
    std::ranges::move(read, std::back_inserter(rows));
    if (!begin) begin = table.heading_spans.front();
  }
  return begin;
}

/// The same of the table of practices, with the fields of stages in it.
std::optional<Span> load_practices(Loader& loader, const Sources& sources, std::string_view name,
                                   bool required, Span asked_at, const Renamed& renamed,
                                   const FieldNames& names, Forms& forms,
                                   Diagnostics& diagnostics) {
  std::optional<Span> begin;
  for (const auto& table :
       loader.tables(name, required, asked_at, wish_for<PracticeRow>(renamed))) {
    read_practices(sources, table, renamed, names, forms, diagnostics);
    if (!begin) begin = table.heading_spans.front();
  }
  return begin;
}

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

std::string ratings_name(Loader& loader, const Forms& forms) {
  const auto& files = forms.programme.files;
  return or_usual(loader, files ? files->ratings : std::nullopt, "ratings");
}

std::string opinions_name(Loader& loader, const Forms& forms) {
  const auto& files = forms.programme.files;
  return or_usual(loader, files ? files->opinions : std::nullopt, "opinions");
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
  load_cycle_and_themes(loader, cycle, p.themes, options, sources, forms, diagnostics);

  const auto renamed = renamed_columns(forms);
  const FilesForm none{};
  const FilesForm& given = p.files ? *p.files : none;
  const Span beginning{forms.programme_source, 0, 0};
  const bool applications = has_applications(loader);
  const auto stages = forms.cycle ? stage_field_names(*forms.cycle) : FieldNames();
  const auto practices = load_practices(
      loader, sources, or_usual(loader, given.practices, "practices"),
      given.practices.has_value() || !applications,
      given.practices ? given.practices->span : beginning, renamed, stages, forms, diagnostics);
  if (applications) load_applications(loader, practices.has_value(), stages, forms, diagnostics);
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
  static_cast<void>(load_rows(loader, sources, or_usual(loader, given.assignment, "assignment"),
                              given.assignment.has_value(), span_of(given.assignment), renamed,
                              forms.assignment, diagnostics));
  static_cast<void>(load_rows(loader, sources, opinions_name(loader, forms),
                              given.opinions.has_value(), span_of(given.opinions), renamed,
                              forms.opinions, diagnostics));

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
  for (const auto& file : p.earlier) {
    const auto source = loader.text(file.value, true, file.span, false);
    if (source) forms.earlier.push_back(*source);
  }
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
