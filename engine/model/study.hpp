#pragma once
// Everything that is true about one programme once its files are validated: plain data, no places
// in files, no errors left. Every stage of the pipeline reads this and nothing else of the input.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/base/moment.hpp"
#include "engine/model/criteria.hpp"
#include "engine/model/cycle.hpp"
#include "engine/model/earlier.hpp"
#include "engine/model/rules.hpp"
#include "engine/model/themes.hpp"

namespace otbor {

struct Institution {
  std::string id;
  std::string short_name;
  std::string full_name;
  std::string type;
  std::string settlement;
  std::vector<std::string> aliases;
};

enum class PracticeStatus : std::uint8_t {
  received,
  admitted,
  returned,
  rejected,
  withdrawn,
  presented
};

/// What an application says in its field for one stage of the cycle.
struct StageText {
  Index<Stage> stage;
  std::string text;
};

struct Practice {
  std::string id;
  std::string title;
  std::optional<Index<Institution>> institution;
  std::optional<Index<Theme>> theme;  // as declared by the applicant
  std::optional<Index<Platform>> platform;
  PracticeStatus status = PracticeStatus::admitted;
  std::optional<Moment> registered_at;
  std::string abstract;
  std::string body;                      // the practice's own text: of texts/, or of the table
  std::string body_file;                 // "texts/P01.md"; empty when it stands in the table
  std::vector<StageText> stage_texts{};  // fields of the application, in the cycle's order
  std::vector<Index<Stage>> declared_stages{};  // that the applicant claims, in the cycle's order
  Index<ApplicantGroup> group;
  std::string applicant;       // code of the participant, where one may have several practices
  bool newcomer = false;       // takes part for the first time
  std::optional<Points> cost;  // what it asks for
  std::vector<std::size_t> failed_checks;  // positions in CriteriaSet::admission
};

/// A practice of a year before: it is only looked at for repetition.
struct PastPractice {
  std::string file;
  std::string id;
  std::string title;
  std::string abstract;
};

/// What an expert may not rate: an institution's practices, or one practice.
struct Conflict {
  enum class Why : std::uint8_t { works_there, worked_there, declared };
  Why why = Why::declared;
  std::optional<Index<Institution>> institution;
  std::optional<Index<Practice>> practice;
};

struct Expert {
  std::string id;  // Э-03: the only name that outputs carry
  std::optional<Index<Institution>> institution;
  std::vector<Index<Theme>> themes{};  // directions the expert knows
  std::vector<Conflict> conflicts{};   // as experts.csv tells them
};

/// Why the expert may not rate this practice; nullopt when nothing speaks against it.
[[nodiscard]] std::optional<Conflict::Why> conflict_of(const Expert& expert,
                                                       Index<Practice> practice,
                                                       const Practice& facts);

/// A practice in one expert's hands, before anybody has rated it.
struct Seat {
  Index<Practice> practice;
  Index<Expert> expert;
  auto operator<=>(const Seat&) const = default;
};

enum class SheetStatus : std::uint8_t {
  counted,
  recused,    // a recorded recusal takes it out of this practice
  incomplete  // a required criterion is blank and the plan says "not rated"
};

/// One expert's marks of one practice.
struct Sheet {
  Index<Practice> practice;
  Index<Expert> expert;
  SheetStatus status = SheetStatus::counted;
};

/// An expert's words on one mark; the text stands in Sheets::comment_text.
struct Comment {
  Index<Sheet> sheet;
  Index<Criterion> criterion;
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

/// An expert's words on the mark of a stage.
struct StageComment {
  Index<Sheet> sheet;
  Index<Stage> stage;
  std::string text;
};

/// What an expert says of a practice as a whole, beside the marks: opinions.csv, blank where
/// nothing was written.
struct Opinion {
  Index<Practice> practice;
  Index<Expert> expert;
  std::string verdict;    // one of the sheet's choices
  std::string strengths;  // what is worth spreading
  std::string remarks;    // what is wanting
  std::string advice;     // what to change
};

/// A mark counted lower because the criterion demands a document and none is named.
struct EvidenceCut {
  Index<Sheet> sheet;
  Index<Criterion> criterion;
  Mark given = mark_blank;
};

/// All marks, by columns. Sheets are ordered by practice, then expert.
struct Sheets {
  Per<Sheet, Sheet> sheets;
  Per<Practice, Range<Sheet>> of_practice;
  Table<Sheet, Criterion, Mark> marks;       // as counted
  Table<Sheet, Stage, Mark> stage_marks;     // no columns when the programme has no cycle
  std::vector<Comment> comments;             // by sheet, then criterion
  std::string comment_text;                  // of all comments in one piece: they may be millions
  std::vector<StageComment> stage_comments;  // by sheet, then stage
  std::vector<Opinion> opinions;             // by practice, then expert
  std::vector<EvidenceCut> evidence_cuts;    // by sheet, then criterion
  /// When each sheet was filled, where a table says so; no entries when none does.
  Per<Sheet, std::optional<Moment>> dates;

  [[nodiscard]] std::string_view text_of(const Comment& comment) const {
    return std::string_view(comment_text).substr(comment.begin, comment.size);
  }
};

/// Where a human decision stands: nothing is overridden without these.
struct Record {
  std::optional<Moment> date;
  std::string document;
  std::string reason;
};

struct Recusal {
  Index<Practice> practice;
  Index<Expert> expert;
  Record record;
};
struct ThirdExpert {
  Index<Practice> practice;
  Index<Expert> expert;
  Record record;
};
struct ChairScore {
  Index<Practice> practice;
  Points score;
  Record record;
};
struct TieDecision {
  std::vector<Index<Practice>> practices;  // in the decided order
  Record record;
};
struct ThemeOverride {
  Index<Practice> practice;
  Index<Theme> theme;
  Record record;
};
struct Exclusion {
  Index<Practice> practice;
  Record record;
};
/// The practice stands on the list whatever its place.
struct Inclusion {
  Index<Practice> practice;
  Record record;
};
/// At most one of these stands on the list.
struct Incompatibility {
  std::vector<Index<Practice>> practices;
  Record record;
};
enum class AppealOutcome : std::uint8_t { unchanged, raised, lowered, rejected };
struct Appeal {
  Index<Practice> practice;
  AppealOutcome outcome = AppealOutcome::unchanged;
  Record record;
};
/// The commission's own list as its document has it.
struct RecordedList {
  std::vector<Index<Practice>> practices;
  Record record;
};

struct Decisions {
  std::vector<Recusal> recusals;
  std::vector<ThirdExpert> third_experts;
  std::vector<ChairScore> chair_scores;
  std::vector<TieDecision> ties;
  std::vector<ThemeOverride> theme_overrides;
  std::vector<Exclusion> exclusions;
  std::vector<Inclusion> inclusions;
  std::vector<Incompatibility> incompatible;
  std::vector<Appeal> appeals;
  std::vector<RecordedList> recommended;
};

enum class ProgrammeStage : std::uint8_t { forum, expertise };
enum class Provenance : std::uint8_t { real, simulated };

/// Facts of the forum that its documents state; no arithmetic of ours stands behind them.
struct ForumFacts {
  std::string theme;
  std::string source;
  std::optional<std::uint32_t> applications;
  std::optional<std::uint32_t> presented;
  std::optional<std::uint32_t> connections_low;
  std::optional<std::uint32_t> connections_high;
  std::vector<Index<Institution>> praised;
  std::vector<std::string> shortcomings;
  std::vector<std::string> recommendations;
};

struct Programme {
  std::string title;
  std::string body;
  std::string place;
  std::string note;
  std::optional<Moment> date;
  ProgrammeStage stage = ProgrammeStage::expertise;
  Provenance provenance = Provenance::real;
  std::optional<ForumFacts> forum;
};

/// What few rooms look at is held by pointer, so that its header is read by those alone.
struct ForumRecords;  // model/forum.hpp: who was there, who spoke, what was asked and voted
struct Paperwork;     // model/paperwork.hpp: who signs, the meeting and its votes

struct FileDigest {
  std::string name;
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// Made, copied and ended in study.cpp: written out by every file that holds one, that is a third
/// of what the compiler does.
struct Study {
  Study();
  ~Study();
  Study(const Study&);
  Study(Study&&) noexcept;
  Study& operator=(const Study&);
  Study& operator=(Study&&) noexcept;

  Programme programme;
  CriteriaSet criteria;
  Rules rules;
  std::optional<Cycle> cycle;
  std::optional<ThemeSet> themes;
  std::optional<EarlierRun> earlier;  // the same practices before, if the programme names it
  Per<Institution, Institution> institutions;
  Per<Practice, Practice> practices;
  Per<PastPractice, PastPractice> past_practices;
  Per<Expert, Expert> experts;
  std::vector<Seat> assignment;  // by practice, then expert; empty where no table tells it
  Sheets sheets;
  Decisions decisions;
  std::shared_ptr<const ForumRecords> forum;   // null: the programme has no records of a forum
  std::shared_ptr<const Paperwork> paperwork;  // null: the programme names nobody
  std::vector<FileDigest> inputs;              // every file that was read, by name
};

/// Admitted and not withdrawn: such a practice is rated and ranked.
[[nodiscard]] constexpr bool takes_part(PracticeStatus status) {
  return status == PracticeStatus::admitted || status == PracticeStatus::presented;
}

}  // namespace otbor
