#include "engine/intake/build/attendance.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/forum/attendance.hpp"
#include "engine/intake/forum/clock.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::int64_t day_seconds = 86'400;

const PresenceForm& presence_of(const Forms& forms) {
  static const PresenceForm none{};
  const auto& forum = forms.programme.forum;
  return forum && forum->attendance ? *forum->attendance : none;
}

/// What the programme says of one file, or nothing.
const PresenceListForm& wish_for(const PresenceForm& presence, std::string_view file) {
  static const PresenceListForm none{};
  const auto at = std::ranges::find_if(presence.lists, [&](const PresenceListForm& list) {
    return utf8::folded(list.file.value) == utf8::folded(file);
  });
  return at == presence.lists.end() ? none : *at;
}

/// The numbers of the dates whose order their form does not tell.
struct OpenDates {
  std::optional<Span> day_first;    // a first number above 12
  std::optional<Span> month_first;  // a second one above 12
  std::optional<Span> example;
  bool two_readings = false;  // some date means another day when read otherwise
  bool twelve_hours = false;
  bool fits_month_first = true;  // the programme's date, so read
  bool fits_day_first = true;

  void add(const WrittenTime& time, Span span, const std::optional<Moment>& event) {
    if (!time.date || time.date->order) return;
    const auto& date = *time.date;
    if (!example) example = span;
    if (date.first > 12 && !day_first) day_first = span;
    if (date.second > 12 && !month_first) month_first = span;
    if (date.first != date.second) two_readings = true;
    twelve_hours = twelve_hours || time.twelve_hours;
    if (!event) return;
    fits_month_first = fits_month_first && date.first == event->month && date.second == event->day;
    fits_day_first = fits_day_first && date.first == event->day && date.second == event->month;
  }
};

/// The day of the event, as far as the programme tells it.
std::optional<Moment> event_date(const Forms& forms, const PresenceListForm& wish) {
  if (wish.begins) return wish.begins->value;
  if (presence_of(forms).begins) return presence_of(forms).begins->value;
  return std::nullopt;
}

/// A date whose order has to be said, and why.
void report_order(Span span, const Text& why, const Sources& sources, Diagnostics& diagnostics) {
  diagnostics.add(Found::forum_date_order, span, {sources.text(span), why});
}

void report_no_time(const TextValue& cell, Words column, std::string_view samples,
                    Diagnostics& diagnostics) {
  diagnostics.add(Found::forum_not_a_time, cell.span, {cell.value, Text(column), samples});
}

/// The order of dates in one file: told by the programme, by a number above twelve, by a clock of
/// twelve hours (American), by the date of the event. Otherwise it is asked for.
DateOrder order_of(const AttendanceTable& table, const std::optional<Moment>& event,
                   const PresenceListForm& wish, const Sources& sources, Diagnostics& diagnostics) {
  if (wish.date_order) return wish.date_order->value;
  OpenDates open;
  for (const auto& row : table.rows) {
    for (const auto* cell : {&row.joined, &row.left}) {
      if (const auto time = parse_time(cell->value)) open.add(*time, cell->span, event);
    }
  }
  if (open.day_first && open.month_first) {
    report_order(*open.day_first,
                 format(Words{": в той же таблице есть `{0}`, где первым стоит месяц",
                              ": the same table has `{0}`, where the month comes first"},
                        {sources.text(*open.month_first)}),
                 sources, diagnostics);
    return DateOrder::day_month;
  }
  if (open.day_first) return DateOrder::day_month;
  if (open.month_first || open.twelve_hours || !open.two_readings) return DateOrder::month_day;
  if (event && open.fits_month_first != open.fits_day_first) {
    return open.fits_month_first ? DateOrder::month_day : DateOrder::day_month;
  }
  report_order(
      *open.example,
      Words{": первым может стоять и день, и месяц", ": the day or the month may come first"},
      sources, diagnostics);
  return DateOrder::month_day;
}

/// Reads the times of one file.
class Clock {
 public:
  Clock(DateOrder order, const std::optional<Moment>& event, const PresenceListForm& wish,
        Diagnostics& diagnostics)
      : order_(order), diagnostics_(diagnostics) {
    if (wish.shift_minutes) shift_ = wish.shift_minutes->value * 60;
    if (event) {
      Moment midnight = *event;
      midnight.second_of_day.reset();
      day_ = seconds_of(midnight);
    }
  }

  [[nodiscard]] std::optional<Stay> stay(const AttendanceRow& row) {
    const auto begin = at(row.joined);
    auto end = at(row.left);
    if (!begin || !end) return std::nullopt;
    const bool past_midnight = !begin->dated && !end->dated && end->seconds < begin->seconds;
    if (past_midnight) end->seconds += day_seconds;
    if (end->seconds < begin->seconds) {
      diagnostics_.add(Found::forum_left_before_joined, row.left.span,
                       {row.left.value, row.joined.value}, row.joined.span);
      return std::nullopt;
    }
    return Stay{begin->seconds + shift_, end->seconds + shift_};
  }

 private:
  struct Reading {
    std::int64_t seconds = 0;
    bool dated = false;
  };

  /// A clock without a date is that of the event's day.
  std::optional<Reading> at(const TextValue& cell) {
    if (cell.value.empty() || cell.value == "-" || cell.value == "–") return std::nullopt;
    const auto time = parse_time(cell.value);
    auto seconds = time ? seconds_of(*time, order_) : std::nullopt;
    // A file that mixes two orders is told once; each date is then read as it can be.
    if (time && !seconds) seconds = seconds_of(*time, other_order());
    if (!seconds) {
      report_no_time(cell, {"время", "time"}, "20.04.2022 10:05:30; 10:05", diagnostics_);
      return std::nullopt;
    }
    const bool dated = time->date.has_value();
    return Reading{*seconds + (dated ? 0 : day_), dated};
  }

  [[nodiscard]] DateOrder other_order() const {
    return order_ == DateOrder::day_month ? DateOrder::month_day : DateOrder::day_month;
  }

  DateOrder order_;
  std::int64_t shift_ = 0;
  std::int64_t day_ = 0;
  Diagnostics& diagnostics_;
};

bool says_yes(std::string_view cell) {
  const auto word = utf8::folded(cell);
  return word == "да" || word == "yes" || word == "true" || word == "1" || word == "+";
}

bool leads(const AttendanceRow& row) {
  const auto role = utf8::folded(row.role.value);
  return says_yes(row.leads.value) || role.starts_with("organi") || role.starts_with("организатор");
}

/// «Имя (настоящее имя)» apart; pronouns and remarks of the program are not names.
void split_name(std::string_view shown, AttendanceRecord& record) {
  const auto open = shown.rfind('(');
  const bool pair = shown.ends_with(')') && open != std::string_view::npos && open > 0;
  if (!pair) {
    record.name = shown;
    return;
  }
  record.name = utf8::trimmed(shown.substr(0, open));
  record.former = utf8::trimmed(shown.substr(open + 1, shown.size() - open - 2));
}

std::optional<std::uint32_t> whole(const TextValue& cell, Diagnostics& diagnostics) {
  if (cell.value.empty()) return std::nullopt;
  std::uint32_t number = 0;
  const auto* last = cell.value.data() + cell.value.size();
  const auto read = std::from_chars(cell.value.data(), last, number);
  if (read.ec == std::errc() && read.ptr == last && number >= 1 && number <= 10'000) return number;
  diagnostics.add(Found::forum_cell_unfit, cell.span,
                  {cell.value, Text("человек", "people"), Text(),
                   Text("число от 1 до 10 000", "a number from 1 to 10,000")});
  return std::nullopt;
}

AttendanceRecord record_of(const AttendanceRow& row, AttendanceForm form, Clock& clock,
                           Diagnostics& diagnostics) {
  AttendanceRecord record;
  if (form == AttendanceForm::zoom || form == AttendanceForm::zoom_totals) {
    split_name(row.name.value, record);
  } else {
    record.name = row.name.value;
  }
  if (!row.surname.value.empty()) record.name += " " + row.surname.value;
  if (record.former.empty()) record.former = row.institution.value;
  record.mail = utf8::folded(row.mail.value);
  record.stay = clock.stay(row);
  if (!record.stay && !row.minutes.value.empty() && row.minutes.value != "-") {
    record.minutes = parse_minutes(row.minutes.value);
    if (!record.minutes) {
      report_no_time(row.minutes, {"минут", "minutes"}, "94; 1:34:05", diagnostics);
    }
  }
  record.people = whole(row.people, diagnostics);
  record.leads = leads(row);
  return record;
}

std::optional<Index<Platform>> platform_named(const Study& study, std::string_view name) {
  if (!study.themes) return std::nullopt;
  const auto wanted = utf8::folded(name);
  for (const auto at : study.themes->platforms.count()) {
    const auto& platform = study.themes->platforms[at];
    if (utf8::folded(platform.id) == wanted || utf8::folded(platform.title) == wanted) return at;
  }
  return std::nullopt;
}

/// "attendance-П1.csv" -> «П1».
std::string tail_of(std::string_view file) {
  const auto dot = file.rfind('.');
  const auto dash = file.find_first_of("-_ ");
  if (dash == std::string_view::npos || dash > dot) return std::string(file.substr(0, dot));
  return std::string(file.substr(dash + 1, dot - dash - 1));
}

/// By the programme, else by the file's name, else by the topic of the meeting.
void place_on_platform(const AttendanceTable& table, const PresenceListForm& wish,
                       const Study& study, AttendanceList& list) {
  list.title = tail_of(table.file);
  std::vector<std::string> names{list.title, table.topic.value};
  if (wish.platform) names = {wish.platform->value};
  for (const auto& name : names) {
    if ((list.platform = platform_named(study, name))) {
      list.title = study.themes->platforms[*list.platform].title;
      return;
    }
  }
  if (wish.platform) {
    list.title = wish.platform->value;
  } else if (!table.topic.value.empty()) {
    list.title = table.topic.value;
  }
}

std::optional<Stay> window_of(const PresenceForm& presence, const PresenceListForm& wish,
                              Diagnostics& diagnostics) {
  const auto& begins = wish.begins ? wish.begins : presence.begins;
  const auto& ends = wish.ends ? wish.ends : presence.ends;
  if (!begins || !ends || !begins->value.second_of_day || !ends->value.second_of_day) {
    return std::nullopt;
  }
  const Stay window{seconds_of(begins->value), seconds_of(ends->value)};
  if (window.begin < window.end) return window;
  diagnostics.add(Found::forum_window_empty, ends->span, {iso(ends->value), iso(begins->value)},
                  begins->span);
  return std::nullopt;
}

/// Rows of one file by platform, where a column names it; else all of them.
std::vector<std::pair<std::string, std::vector<const AttendanceRow*>>> by_platform(
    const AttendanceTable& table) {
  std::vector<std::pair<std::string, std::vector<const AttendanceRow*>>> groups;
  for (const auto& row : table.rows) {
    auto at = std::ranges::find_if(
        groups, [&](const auto& group) { return group.first == row.platform.value; });
    if (at == groups.end()) {
      groups.push_back({row.platform.value, {}});
      at = groups.end() - 1;
    }
    at->second.push_back(&row);
  }
  return groups;
}

}  // namespace

void build_attendance(const Forms& forms, const Sources& sources, const Study& study,
                      ForumRecords& records, Diagnostics& diagnostics) {
  const auto& presence = presence_of(forms);
  if (presence.retained_percent) {
    records.attendance_rules.retained_part =
        static_cast<std::uint32_t>(presence.retained_percent->value);
    records.attendance_rules.retained_whole = 100;
  }
  if (presence.people_high) {
    records.attendance_rules.people_high = static_cast<std::uint32_t>(presence.people_high->value);
  }
  std::vector<std::string> files;
  for (const auto& table : forms.attendance) files.push_back(table.file);
  for (const auto& list : presence.lists) {
    const bool there = std::ranges::any_of(files, [&](const std::string& file) {
      return utf8::folded(file) == utf8::folded(list.file.value);
    });
    if (there) continue;
    diagnostics.add(Found::missing_file, list.file.span,
                    {"forum/" + list.file.value, did_you_mean(list.file.value, files)});
  }
  for (const auto& table : forms.attendance) {
    const auto& wish = wish_for(presence, table.file);
    const auto event = event_date(forms, wish);
    Clock clock(order_of(table, event, wish, sources, diagnostics), event, wish, diagnostics);
    for (const auto& [platform, rows] : by_platform(table)) {
      AttendanceList list{.file = table.file, .title = {}, .form = table.form, .records = {}};
      auto named = table;
      named.rows.clear();
      if (!platform.empty()) named.topic.value = platform;
      place_on_platform(named, wish, study, list);
      if (!platform.empty() && !list.platform) list.title = platform;
      list.window = window_of(presence, wish, diagnostics);
      for (const auto* row : rows) {
        if (says_yes(row->waiting.value)) continue;  // never let in
        list.records.push_back(record_of(*row, table.form, clock, diagnostics));
      }
      records.attendance.push_back(std::move(list));
    }
  }
}

}  // namespace otbor
