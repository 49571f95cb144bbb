#include "engine/intake/forum/feedback.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

struct Hint {
  std::string_view part;
  AnswerColumn column;
};

/// Parts of headings, the telling ones first; «название площадки» is a platform.
constexpr std::array<Hint, 23> hints{{
    {"отметка времени", AnswerColumn::time},
    {"время создания", AnswerColumn::time},
    {"timestamp", AnswerColumn::time},
    {"время изменения", AnswerColumn::changed},
    {"дата и время", AnswerColumn::time},
    {"электронн", AnswerColumn::email},
    {"e-mail", AnswerColumn::email},
    {"email", AnswerColumn::email},
    {"почт", AnswerColumn::email},
    {"площадк", AnswerColumn::platform},
    {"секци", AnswerColumn::platform},
    {"platform", AnswerColumn::platform},
    {"организаци", AnswerColumn::institution},
    {"учрежден", AnswerColumn::institution},
    {"место работы", AnswerColumn::institution},
    {"institution", AnswerColumn::institution},
    {"фамили", AnswerColumn::person},
    {"фио", AnswerColumn::person},
    {"ф.и.о", AnswerColumn::person},
    {"ваше имя", AnswerColumn::person},
    {"код участника", AnswerColumn::person},
    {"участник", AnswerColumn::person},
    {"participant", AnswerColumn::person},
}};

/// A heading as long as a question asks for an opinion, even when it speaks of a platform.
constexpr std::size_t asks_opinion = 60;

struct Column {
  AnswerColumn is = AnswerColumn::other;
  std::size_t marks = 0;
  std::size_t words = 0;
  std::optional<std::size_t> question;
};

std::optional<std::uint32_t> mark_of(const std::string& cell, const Monitoring& rules) {
  const auto digits = std::string_view(cell).substr(0, cell.find(' '));  // «5 – отлично»
  const auto value = parse_points(digits, true, 0);
  if (!value) return std::nullopt;
  const auto mark = value->millionths() / Points::unit;
  if (mark < rules.feedback_low || mark > rules.feedback_high) return std::nullopt;
  return static_cast<std::uint32_t>(mark);
}

/// Which columns are questions answered by marks: more marks than words.
std::vector<Column> columns_of(const Sources& sources, const CsvTable& table,
                               const Renamed& renamed, const Monitoring& rules,
                               Diagnostics& diagnostics) {
  std::vector<Column> columns(table.headings.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].is = answer_column(table.headings[i], renamed);
  }
  RowReader reader(sources, table, diagnostics);
  while (reader.next()) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto cell = reader.cell(i);
      if (cell.value.empty()) continue;
      ++(mark_of(cell.value, rules) ? columns[i].marks : columns[i].words);
    }
  }
  return columns;
}

struct When {
  std::optional<Moment> at;
  std::size_t row = 0;
};

/// Later by its time, else by its row.
bool later(const When& a, const When& b) {
  if (a.at && b.at && *a.at != *b.at) return *a.at > *b.at;
  return a.row > b.row;
}

class AnswerReader {
 public:
  AnswerReader(const Sources& sources, const Renamed& renamed, const ForumNames& names,
               const Monitoring& rules, Diagnostics& diagnostics)
      : sources_(sources),
        renamed_(renamed),
        names_(names),
        rules_(rules),
        diagnostics_(diagnostics) {}

  void read(const CsvTable& table) {
    // The second walk over the rows would tell of the same cells again.
    Diagnostics told(diagnostics_.limits());
    auto columns = columns_of(sources_, table, renamed_, rules_, told);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      auto& column = columns[i];
      if (column.is != AnswerColumn::other || column.marks <= column.words) continue;
      column.question = feedback.questions.size();
      feedback.questions.push_back({table.headings[i], 0});
    }
    RowReader reader(sources_, table, diagnostics_);
    while (reader.next()) read_row(reader, columns);
  }

  Feedback feedback;

 private:
  void read_row(RowReader& reader, const std::vector<Column>& columns) {
    FeedbackSheet sheet;
    When when{.at = {}, .row = feedback.sheets.size()};
    std::string email;
    std::string person;
    std::string institution;
    sheet.marks.resize(feedback.questions.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto cell = reader.cell(i);
      if (cell.value.empty()) continue;
      switch (columns[i].is) {
        case AnswerColumn::time:
          if (!when.at) when.at = parse_answer_time(cell.value);
          break;
        case AnswerColumn::changed:
          when.at = parse_answer_time(cell.value);
          break;
        case AnswerColumn::id:
          break;
        case AnswerColumn::email:
          email = utf8::folded(cell.value);
          break;
        case AnswerColumn::person:
          person += utf8::folded(cell.value) + " ";
          break;
        case AnswerColumn::institution:
          institution = utf8::folded(cell.value);
          sheet.institution = names_.institution_like(cell.value);
          break;
        case AnswerColumn::platform:
          sheet.platform = names_.platform_like(cell.value);
          break;
        case AnswerColumn::other:
          answer(columns[i], cell.value, sheet);
          break;
      }
    }
    supersede(when, email, person, institution);
    feedback.sheets.push_back(std::move(sheet));
  }

  void answer(const Column& column, const std::string& cell, FeedbackSheet& sheet) {
    if (!column.question) {
      ++feedback.open_answers;
    } else if (const auto mark = mark_of(cell, rules_)) {
      sheet.marks[*column.question] = *mark;
    } else {
      ++feedback.questions[*column.question].unreadable;
    }
  }

  /// The same address, or the same name from the same institution, is one person.
  void supersede(const When& when, const std::string& email, const std::string& person,
                 const std::string& institution) {
    if (email.empty() && person.empty()) return;
    feedback.knows_people = true;
    const auto key = email.empty() ? std::tuple(std::string(), person, institution)
                                   : std::tuple(email, std::string(), std::string());
    const auto [last, is_new] = last_of_.emplace(key, when);
    if (is_new) return;
    const bool newer = later(when, last->second);
    const auto out = newer ? last->second.row : when.row;
    if (newer) last->second = when;
    superseded_.push_back(out);
  }

 public:
  void mark_superseded() {
    for (const auto row : superseded_) feedback.sheets[row].superseded = true;
    for (auto& sheet : feedback.sheets) sheet.marks.resize(feedback.questions.size());
  }

 private:
  const Sources& sources_;
  const Renamed& renamed_;
  const ForumNames& names_;
  const Monitoring& rules_;
  Diagnostics& diagnostics_;
  std::map<std::tuple<std::string, std::string, std::string>, When> last_of_;
  std::vector<std::size_t> superseded_;
};

/// "8:52:35 PM": the second of the day.
std::optional<std::uint32_t> twelve_hours(std::string_view clock, std::string_view half) {
  const auto moment =
      parse_moment("2000-01-01 " + std::string(clock.size() == 7 ? "0" : "") + std::string(clock));
  if (!moment || !moment->second_of_day) return std::nullopt;
  constexpr std::uint32_t noon = 43'200;
  const auto morning = *moment->second_of_day % noon;
  if (half == "AM") return morning;
  if (half == "PM") return morning + noon;
  return std::nullopt;
}

}  // namespace

std::optional<Moment> parse_answer_time(std::string_view text) {
  if (const auto moment = parse_moment(text)) return moment;
  // 2018/10/24 8:52:35 PM GMT+3
  const auto date_end = text.find(' ');
  if (date_end != 10 || text[4] != '/' || text[7] != '/') return std::nullopt;
  std::string date(text.substr(0, date_end));
  std::ranges::replace(date, '/', '-');
  auto moment = parse_moment(date);
  const auto rest = text.substr(date_end + 1);
  const auto clock_end = rest.find(' ');
  if (!moment || clock_end == std::string_view::npos) return moment;
  moment->second_of_day = twelve_hours(rest.substr(0, clock_end), rest.substr(clock_end + 1, 2));
  return moment;
}

AnswerColumn answer_column(std::string_view heading, const Renamed& renamed) {
  const auto ours = our_heading(heading, renamed);
  if (ours == "id") return AnswerColumn::id;
  const bool named_by_programme = ours != our_heading(heading, {});
  if (!named_by_programme && utf8::length(heading) > asks_opinion) {
    // «Укажите, пожалуйста, Вашу образовательную организацию (полностью)» is long too.
    if (!utf8::folded(heading).starts_with("укажите")) return AnswerColumn::other;
  }
  for (const auto& hint : hints) {
    if (ours.find(hint.part) != std::string::npos) {
      // «Оцените организацию площадки», «Насколько …» ask for an opinion.
      const auto folded = utf8::folded(heading);
      const bool opinion = folded.starts_with("оцен") || folded.starts_with("насколько") ||
                           folded.starts_with("как ") || folded.ends_with("?");
      return opinion ? AnswerColumn::other : hint.column;
    }
  }
  return AnswerColumn::other;
}

NamedFields answers_wish(const std::vector<std::string_view>& cells, const Renamed& renamed) {
  NamedFields named{.fields = 0, .all_required = true};
  for (const auto cell : cells) {
    if (answer_column(cell, renamed) != AnswerColumn::other) ++named.fields;
  }
  return named;
}

Feedback build_feedback(const Sources& sources, const std::vector<CsvTable>& tables,
                        const Renamed& renamed, const ForumNames& names, const Monitoring& rules,
                        Diagnostics& diagnostics) {
  AnswerReader reader(sources, renamed, names, rules, diagnostics);
  for (const auto& table : tables) reader.read(table);
  reader.mark_superseded();
  return std::move(reader.feedback);
}

}  // namespace otbor
