#include "engine/intake/forum/talks.hpp"

#include <map>
#include <utility>

#include "engine/intake/forum/durations.hpp"
#include "engine/intake/ratings/not_fitting.hpp"

namespace otbor {
namespace {

constexpr std::int64_t questions_max = 10'000;
constexpr std::int64_t readiness_max = 2;
constexpr std::uint32_t seconds_of_day = 86'400;

std::uint32_t small(std::int64_t value) { return static_cast<std::uint32_t>(value); }

class TalkReader {
 public:
  TalkReader(const ForumNames& names, Diagnostics& diagnostics)
      : names_(names), diagnostics_(diagnostics) {}

  Talk read(const TalkRow& row, const Study& study, std::optional<std::uint32_t> usual_limit) {
    Talk talk;
    talk.practice = names_.practice(row.practice, diagnostics_);
    talk.platform = names_.platform(row.platform, diagnostics_);
    talk.institution = names_.institution(row.institution, diagnostics_);
    if (talk.practice) {
      const auto& practice = study.practices[*talk.practice];
      if (!talk.platform) talk.platform = practice.platform;
      if (!talk.institution) talk.institution = practice.institution;
    }
    talk.limit_seconds = duration(row.limit);
    if (!talk.limit_seconds) talk.limit_seconds = between(row.planned_start, row.planned_end);
    if (!talk.limit_seconds) talk.limit_seconds = usual_limit;
    talk.lasted_seconds = duration(row.lasted);
    if (!talk.lasted_seconds) talk.lasted_seconds = between(row.start, row.end);
    talk.delay_seconds = duration(row.delay);
    talk.stopped = answer(row.stopped);
    talk.camera = answer(row.camera);
    talk.microphone = answer(row.microphone);
    talk.screen = answer(row.screen);
    talk.readiness = whole(row.readiness, readiness_max);
    talk.theory_percent = theory(row);
    talk.asked_aloud = whole(row.asked_aloud, questions_max);
    talk.asked_in_chat = whole(row.asked_in_chat, questions_max);
    return talk;
  }

 private:
  static std::optional<bool> answer(const std::optional<Located<Answer>>& cell) {
    if (!cell) return std::nullopt;
    return cell->value == Answer::yes;
  }

  std::optional<std::uint32_t> duration(const TextValue& cell) {
    if (cell.value.empty()) return std::nullopt;
    const auto seconds = parse_duration(cell.value);
    if (!seconds) {
      report_not_fitting(cell, {"длительность", "duration"}, {"7", "7,5", "7:30"}, diagnostics_);
    }
    return seconds;
  }

  std::optional<std::uint32_t> time_of_day(const TextValue& cell) {
    if (cell.value.empty()) return std::nullopt;
    const auto second = parse_time_of_day(cell.value);
    if (!second) {
      report_not_fitting(cell, {"время", "time"}, {"10:05", "10:05:30"}, diagnostics_);
    }
    return second;
  }

  std::optional<std::uint32_t> between(const TextValue& begin, const TextValue& end) {
    const auto from = time_of_day(begin);
    const auto to = time_of_day(end);
    if (!from || !to) return std::nullopt;
    if (*to >= *from) return *to - *from;
    // «23:55» – «0:05» goes past midnight; «10:40» – «10:30» is an error of whoever wrote it down.
    const auto past_midnight = *to + seconds_of_day - *from;
    if (past_midnight <= seconds_of_day / 2) return past_midnight;
    diagnostics_.add(Found::talk_ends_before_it_starts, end.span, {end.value, begin.value},
                     begin.span);
    return std::nullopt;
  }

  std::optional<std::uint32_t> whole(const TextValue& cell, std::int64_t most) {
    if (cell.value.empty()) return std::nullopt;
    const auto value = parse_points(cell.value, true, 0);
    if (!value || *value < Points() || *value > Points::whole(most)) {
      report_not_fitting(cell, {"число", "number"}, {"0", "…", std::to_string(most)}, diagnostics_);
      return std::nullopt;
    }
    return small(value->millionths() / Points::unit);
  }

  /// As a percentage, or from the two times of a stopwatch.
  std::optional<Ratio> theory(const TalkRow& row) {
    if (!row.theory_percent.value.empty()) {
      std::string digits = row.theory_percent.value;
      while (digits.ends_with('%') || digits.ends_with(' ')) digits.pop_back();
      const auto percent = parse_points(digits, true, 3);
      if (percent && *percent >= Points() && *percent <= Points::whole(100)) return Ratio(*percent);
      report_not_fitting(row.theory_percent, {"доля теории", "theory_percent"}, {"0", "…", "100"},
                         diagnostics_);
      return std::nullopt;
    }
    const auto theory = duration(row.theory_time);
    const auto practice = duration(row.practice_time);
    if (!theory || !practice || *theory + *practice == 0) return std::nullopt;
    return Ratio(Points::whole(100 * std::int64_t{*theory}), *theory + *practice);
  }

  const ForumNames& names_;
  Diagnostics& diagnostics_;
};

template <class T>
void set(const std::optional<Located<T>>& from, std::uint32_t& to) {
  if (from) to = small(from->value);
}
void set(const std::optional<NumberValue>& from, Points& to) {
  if (from) to = from->value;
}

std::vector<IndexPart> build_index(const std::vector<IndexPartForm>& form,
                                   Diagnostics& diagnostics) {
  std::vector<IndexPart> index;
  for (const auto& part : form) {
    auto& one = index.emplace_back();
    one.measure = part.measure.value;
    one.weight = part.weight.value;
    set(part.full_at, one.full_at);
    if (one.full_at == Points()) {
      diagnostics.add(Found::number_out_of_bounds, part.full_at->span,
                      {Text(Words{"полностью_при", "full_at"}), "0", number("0.001"), "1000"});
    }
  }
  return index;
}

}  // namespace

std::vector<Talk> build_talks(const std::vector<TalkRow>& rows, const Study& study,
                              const ForumNames& names,
                              std::optional<std::uint32_t> usual_limit_seconds,
                              Diagnostics& diagnostics) {
  std::vector<Talk> talks;
  std::map<Index<Practice>, Span> seen;
  TalkReader reader(names, diagnostics);
  for (const auto& row : rows) {
    auto talk = reader.read(row, study, usual_limit_seconds);
    if (talk.practice) {
      const auto [first, is_new] = seen.emplace(*talk.practice, row.practice.span);
      if (!is_new) {
        diagnostics.add(Found::talk_twice, row.practice.span, {row.practice.value}, first->second);
        continue;
      }
    }
    talks.push_back(talk);
  }
  return talks;
}

Monitoring build_monitoring(const MonitoringForm& form, Diagnostics& diagnostics) {
  Monitoring rules;
  if (form.title) rules.title = form.title->value;
  if (form.version) rules.version = form.version->value;
  if (form.time_limit) {
    set(form.time_limit->tolerance, rules.tolerance_seconds);
    set(form.time_limit->long_overrun, rules.long_overrun_seconds);
  }
  if (form.readiness) set(form.readiness->long_delay, rules.long_delay_seconds);
  if (form.theory) {
    set(form.theory->some, rules.some_theory_percent);
    set(form.theory->much, rules.much_theory_percent);
  }
  if (form.listeners) set(form.listeners->questions_min, rules.questions_min);
  if (form.feedback) {
    set(form.feedback->low, rules.feedback_low);
    set(form.feedback->high, rules.feedback_high);
    set(form.feedback->good, rules.feedback_good);
    if (rules.feedback_low >= rules.feedback_high || rules.feedback_good < rules.feedback_low ||
        rules.feedback_good > rules.feedback_high) {
      diagnostics.add(Found::number_out_of_bounds, form.feedback->span,
                      {Text(Words{"высокая_оценка_от", "good_from"}), count(rules.feedback_good),
                       count(rules.feedback_low), count(rules.feedback_high)});
      rules.feedback_low = 1;
      rules.feedback_high = 5;
      rules.feedback_good = 4;
    }
  }
  if (form.talk_criteria) {
    const auto code = [](const std::optional<TextValue>& value) {
      return value ? value->value : std::string();
    };
    rules.talk_criteria = {.set = form.talk_criteria->set.value,
                           .theory = code(form.talk_criteria->theory),
                           .time_limit = code(form.talk_criteria->time_limit),
                           .readiness = code(form.talk_criteria->readiness),
                           .listeners = code(form.talk_criteria->listeners)};
  }
  rules.platform_index = build_index(form.platform_index, diagnostics);
  rules.institution_index = build_index(form.institution_index, diagnostics);
  return rules;
}

}  // namespace otbor
