#pragma once
// Everything the programme's files say, with places, before anything is believed: the result of
// load() and the input of validate().

#include <optional>
#include <string>
#include <vector>

#include "engine/intake/forms/assignment.hpp"
#include "engine/intake/forms/criteria.hpp"
#include "engine/intake/forms/cycle.hpp"
#include "engine/intake/forms/decisions.hpp"
#include "engine/intake/forms/names.hpp"
#include "engine/intake/forms/opinions.hpp"
#include "engine/intake/forms/programme.hpp"
#include "engine/intake/forms/tables.hpp"
#include "engine/intake/forms/themes.hpp"
#include "engine/intake/forum/attendance_table.hpp"
#include "engine/intake/forum/files.hpp"
#include "engine/intake/intake.hpp"
#include "engine/text/csv.hpp"

namespace otbor {

/// A column of a table whose rows are answers: the marks of one criterion or stage, and where the
/// comments on them stand.
struct WideMark {
  std::string code;
  std::size_t column = 0;
  std::optional<std::size_t> comment;
};

/// A table of ratings that is open and whose columns are found; its rows are read in place.
struct RatingsTable {
  CsvTable table;
  std::optional<std::size_t> practice, expert, criterion, score, comment, evidence, version, date;
  /// Not empty when each criterion has a column of its own; then there is no `criterion` or
  /// `score`.
  std::vector<WideMark> marks;
  std::vector<std::uint32_t> superseded;  // where records that do not count begin, ascending
};

struct PracticeText {
  std::string name;  // of the file: "texts/P01.txt"
  std::string practice;
  std::uint32_t source = 0;
  std::vector<Span> read_apart{};  // rows of an application that are fields of stages, ascending
};

/// What an application says in its field for a stage, or for the stages that share one.
struct StageField {
  std::string practice;
  std::vector<std::string> stages;  // ids
  TextValue text;                   // empty: left blank
};

/// A table of practices of a year before.
struct PastTable {
  std::string name;
  std::vector<PracticeRow> rows;
};

struct Forms {
  std::uint32_t programme_source = 0;
  ProgrammeForm programme;
  std::optional<CriteriaForm> criteria;
  std::uint32_t criteria_source = 0;
  std::optional<CycleForm> cycle;
  std::optional<CsvTable> stage_words;  // what the cycle says of single words
  std::optional<ThemesForm> themes;
  std::optional<DecisionsForm> decisions;
  bool has_institutions = false;
  std::vector<InstitutionRow> institutions;
  std::vector<PracticeRow> practices;
  std::vector<StageField> stage_fields;
  std::vector<PastTable> past;
  std::vector<ExpertRow> experts;
  std::vector<SeatRow> assignment;
  std::vector<OpinionRow> opinions;
  std::vector<RatingsTable> ratings;
  bool some_ratings_unread = false;  // a table of ratings is there and cannot be read
  std::vector<PracticeText> texts;
  std::vector<AttendanceTable> attendance;  // by file
  std::optional<NamesForm> lexicon;         // where names are to be told
  std::vector<AliasRow> aliases;
  ForumTables forum;
  std::vector<std::uint32_t> earlier;  // the sources of earlier dossiers, as the programme has them
};

/// Reads every file of the programme. Problems of form go to `diagnostics`; nullopt when there is
/// not even a programme and its criteria to go on with.
[[nodiscard]] std::optional<Forms> load(const FileAccess& files, std::string_view name,
                                        const IntakeOptions& options, Sources& sources,
                                        Diagnostics& diagnostics);

/// What the forms say together: codes that exist, marks on their scales, sheets that are whole.
/// nullopt when there are errors.
[[nodiscard]] std::optional<Study> validate(const Forms& forms, const Sources& sources,
                                            const IntakeOptions& options, Diagnostics& diagnostics);

}  // namespace otbor
