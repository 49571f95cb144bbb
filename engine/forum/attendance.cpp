#include "engine/forum/attendance.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/forum/attendance_time.hpp"

namespace otbor {
namespace {

/// A workplace: the rows of one mail or, without one, of one name.
struct Workplace {
  std::string name;
  std::string former;
  std::vector<Stay> rows;     // as the report has them
  std::vector<Stay> stays;    // united
  std::uint32_t minutes = 0;  // of rows without times
  bool has_minutes = false;
  bool leads = false;
  std::optional<std::uint32_t> people;
};

std::vector<Workplace> workplaces_of(const AttendanceList& list) {
  std::vector<Workplace> workplaces;
  std::map<std::string, std::size_t> known;
  for (std::size_t row = 0; row < list.records.size(); ++row) {
    const auto& record = list.records[row];
    auto key = record.mail.empty() ? utf8::folded(record.name + " " + record.former) : record.mail;
    if (key.empty()) key = "\n" + std::to_string(row);  // no name at all: a workplace of its own
    const auto [at, fresh] = known.try_emplace(std::move(key), workplaces.size());
    if (fresh) {
      workplaces.push_back(
          {.name = record.name, .former = record.former, .rows = {}, .stays = {}, .people = {}});
    }
    auto& workplace = workplaces[at->second];
    if (record.stay) workplace.rows.push_back(*record.stay);
    if (record.minutes) {
      workplace.minutes += *record.minutes;
      workplace.has_minutes = true;
    }
    workplace.leads = workplace.leads || record.leads;
    if (record.people) workplace.people = std::max(workplace.people.value_or(0), *record.people);
  }
  for (auto& workplace : workplaces) workplace.stays = united(workplace.rows);
  return workplaces;
}

/// Stays of each connection that the name stands for: one, unless a name that tells nobody was
/// connected several times at once. None where no times are known.
std::vector<std::vector<Stay>> connections_of(const Workplace& workplace, const NameMatch& match) {
  if (workplace.stays.empty()) return {};
  if (match.answer != NameAnswer::device) return {workplace.stays};
  return told_apart(workplace.rows);
}

std::uint32_t weight_of(const Workplace& workplace, const NameMatch& match) {
  const auto connections = connections_of(workplace, match).size();
  return std::max(1U, static_cast<std::uint32_t>(connections));
}

void add_name(const NameMatch& match, std::uint32_t weight, NameCounts& counts) {
  switch (match.answer) {
    case NameAnswer::matched:
      counts.matched += weight;
      break;
    case NameAnswer::suggested:
      counts.suggested += weight;
      break;
    case NameAnswer::device:
      counts.devices += weight;
      [[fallthrough]];
    case NameAnswer::ambiguous:
    case NameAnswer::unresolved:
      counts.unresolved += weight;
      break;
    case NameAnswer::organiser:
      break;
  }
}

bool stays_on(const std::vector<Stay>& stays, Stay event, const AttendanceRules& rules) {
  return seconds_in(stays) * rules.retained_whole >=
         (event.end - event.begin) * rules.retained_part;
}

/// Counts one list. `counted` are its workplaces besides organisers, with their matches.
class PlatformCounter {
 public:
  using Counted = std::pair<const Workplace*, const NameMatch*>;

  PlatformCounter(const AttendanceList& list, const AttendanceRules& rules,
                  const std::vector<Counted>& counted)
      : list_(list), rules_(rules), counted_(counted) {
    for (const auto& [workplace, match] : counted) {
      for (const auto& stays : connections_of(*workplace, *match)) {
        stays_.push_back(list.window ? clipped(stays, *list.window) : stays);
      }
    }
    event_ = list.window ? list.window : whole_of(stays_);
  }

  void count(PlatformAttendance& platform) const {
    platform.timed = static_cast<std::uint32_t>(stays_.size());
    platform.window_given = list_.window.has_value();
    count_people(platform.people);
    count_minutes(platform);
    if (!event_ || stays_.empty()) return;  // a list of names alone says nothing of who stayed
    const auto length = event_->end - event_->begin;
    std::int64_t seconds = 0;
    std::uint32_t retained = 0;
    for (const auto& one : stays_) {
      seconds += seconds_in(one);
      if (stays_on(one, *event_, rules_)) ++retained;
    }
    platform.peak = most_at_once(stays_);
    platform.retained = retained;
    platform.event_minutes = static_cast<std::uint32_t>(length / 60);
    if (length > 0) platform.mean = static_cast<double>(seconds) / static_cast<double>(length);
  }

  void add_to_institutions(Per<Institution, InstitutionPresence>& institutions) const {
    std::size_t next = 0;
    for (const auto& [workplace, match] : counted_) {
      const auto first = next;
      next += connections_of(*workplace, *match).size();
      if (match->answer != NameAnswer::matched) continue;
      auto& presence = institutions[*match->institution];
      ++presence.connections;
      if (first == next || !event_) continue;
      ++presence.timed;
      presence.retained =
          presence.retained.value_or(0) + (stays_on(stays_[first], *event_, rules_) ? 1U : 0U);
    }
  }

 private:
  void count_people(PeopleBounds& people) const {
    if (rules_.people_high) people.high = 0;
    for (const auto& [workplace, match] : counted_) {
      const auto weight = weight_of(*workplace, *match);
      const auto low = workplace->people.value_or(weight);
      people.low += low;
      if (people.high) {
        *people.high += workplace->people ? low : std::max(low, weight * *rules_.people_high);
      }
    }
  }

  void count_minutes(PlatformAttendance& platform) const {
    std::vector<std::uint32_t> minutes;
    for (const auto& one : stays_) {
      minutes.push_back(static_cast<std::uint32_t>(seconds_in(one) / 60));
    }
    for (const auto& [workplace, match] : counted_) {
      if (workplace->stays.empty() && workplace->has_minutes) {
        minutes.push_back(workplace->minutes);
      }
    }
    platform.median_minutes = median_of(std::move(minutes));
  }

  const AttendanceList& list_;
  const AttendanceRules& rules_;
  const std::vector<Counted>& counted_;
  std::vector<std::vector<Stay>> stays_;
  std::optional<Stay> event_;
};

void count_list(const ForumRecords& records, std::size_t number,
                const std::vector<Workplace>& workplaces, const std::vector<NameMatch>& matches,
                Attendance& result) {
  const auto& list = records.attendance[number];
  PlatformAttendance platform{.file = list.file,
                              .title = list.title,
                              .platform = list.platform,
                              .form = list.form,
                              .rows = static_cast<std::uint32_t>(list.records.size())};
  std::vector<PlatformCounter::Counted> counted;
  for (std::size_t i = 0; i < workplaces.size(); ++i) {
    const auto& workplace = workplaces[i];
    const auto& match = matches[i];
    result.names.push_back({number, workplace.name, workplace.former, workplace.leads, match});
    // Whoever opened the meeting is an organiser, unless the name says whose school it is.
    const bool organiser = match.answer == NameAnswer::organiser ||
                           (workplace.leads && match.answer != NameAnswer::matched);
    if (organiser) {
      ++platform.organisers;
      continue;
    }
    counted.emplace_back(&workplace, &match);
    add_name(match, weight_of(workplace, match), platform.names);
    if (match.answer == NameAnswer::matched) platform.institutions.push_back(*match.institution);
  }
  std::ranges::sort(platform.institutions);
  const auto rest = std::ranges::unique(platform.institutions);
  platform.institutions.erase(rest.begin(), rest.end());
  const PlatformCounter counter(list, records.attendance_rules, counted);
  counter.count(platform);
  counter.add_to_institutions(result.institutions);
  result.total.matched += platform.names.matched;
  result.total.suggested += platform.names.suggested;
  result.total.unresolved += platform.names.unresolved;
  result.total.devices += platform.names.devices;
  result.organisers += platform.organisers;
  result.platforms.push_back(std::move(platform));
}

void count_institutions(const Study& study, Attendance& result) {
  for (const auto at : study.institutions.count()) {
    const auto& type = study.institutions[at].type;
    auto group = std::ranges::find(result.types, type, &TypeAttendance::type);
    if (group == result.types.end()) {
      result.types.push_back({.type = type});
      group = result.types.end() - 1;
    }
    ++group->all;
    if (result.institutions[at].connections > 0) {
      ++group->represented;
      ++result.represented;
    } else {
      result.not_recorded.push_back(at);
    }
  }
  const auto unsettled = result.total.suggested + result.total.unresolved;
  result.represented_high =
      std::min(study.institutions.count().value(), result.represented + unsettled);
}

}  // namespace

Attendance attendance(const Study& study, const ForumRecords& records, num::Threads threads) {
  Attendance result;
  result.institutions = Per<Institution, InstitutionPresence>(study.institutions.count());
  if (records.attendance.empty()) return result;
  const NameMatcher matcher(study.institutions, records.lexicon, records.settled);
  for (std::size_t i = 0; i < records.attendance.size(); ++i) {
    const auto workplaces = workplaces_of(records.attendance[i]);
    std::vector<NameMatcher::Pair> names;
    for (const auto& workplace : workplaces) names.push_back({workplace.name, workplace.former});
    count_list(records, i, workplaces, matcher.match(names, threads), result);
  }
  count_institutions(study, result);
  return result;
}

}  // namespace otbor
