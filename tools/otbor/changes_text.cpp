#include "tools/otbor/changes_text.hpp"

#include <algorithm>
#include <utility>

#include "engine/model/names.hpp"

namespace otbor {
namespace {

constexpr std::size_t marks_shown = 20;

Text or_nothing(const std::string& value) {
  return value.empty() ? Text(Words{"нет", "nothing"}) : Text(value);
}

Text decision_text(const std::string& code) {
  for (int at = 0; at <= static_cast<int>(Decision::not_rated); ++at) {
    if (code_of(static_cast<Decision>(at)) == code) return name_of(static_cast<Decision>(at));
  }
  return code;
}

}  // namespace

Text mark_change(const MarkChange& change) {
  return format(
      Words{"{0}, эксперт {1}, {2}: было {3}, стало {4}", "{0}, expert {1}, {2}: was {3}, is {4}"},
      {change.practice, change.expert, change.criterion, mark_text(change.was),
       mark_text(change.now)});
}

Text mark_text(const std::string& value) {
  if (value.empty()) return Words{"нет", "none"};
  if (value == "not_applicable") return Words{"не применимо", "not applicable"};
  return number(value);
}

Text input_change(const NamedChange& change) {
  return format(change.was.empty() ? Words{"входной файл {0} добавлен", "input file {0} is new"}
                : change.now.empty()
                    ? Words{"входного файла {0} больше нет", "input file {0} is gone"}
                    : Words{"входной файл {0} изменён", "input file {0} has changed"},
                {change.name});
}

Text plan_change(const NamedChange& change) {
  return format(Words{"правило {0}: было {1}, стало {2}", "rule {0}: was {1}, is {2}"},
                {change.name, or_nothing(change.was), or_nothing(change.now)});
}

Text engine_change(const NamedChange& change) {
  return format(
      Words{"версия программы: была {0}, стала {1}", "version of the program: was {0}, is {1}"},
      {change.was, change.now});
}

Text criteria_change(const NamedChange& change) {
  return format(Words{"набор критериев: был {0}, стал {1}", "criteria set: was {0}, is {1}"},
                {change.was, change.now});
}

void ChangesText::line(const Text& words) { out_ += "  – " + words.in(lang_) + "\n"; }

void ChangesText::inputs(const std::vector<NamedChange>& changes) {
  for (const auto& change : changes) line(input_change(change));
}

void ChangesText::marks(const std::vector<MarkChange>& changes) {
  const auto shown = std::min(changes.size(), marks_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    line(format(Words{"отметка {0}", "mark {0}"}, {mark_change(changes[i])}));
  }
  if (shown < changes.size()) {
    line(format(Words{"… и ещё {0} {0|отметка|отметки|отметок}", "… and {0} more {0|mark|marks}"},
                {count(changes.size() - shown)}));
  }
}

void ChangesText::plan(const std::vector<NamedChange>& changes) {
  for (const auto& change : changes) line(plan_change(change));
}

void ChangesText::engine(const NamedChange& change) { line(engine_change(change)); }

void ChangesText::criteria(const NamedChange& change) { line(criteria_change(change)); }

void add_changes(JsonWriter& json, std::string_view key, const std::vector<NamedChange>& changes) {
  json.key(key).begin_array();
  for (const auto& change : changes) {
    json.begin_object();
    json.key("name").string(change.name);
    json.key("was").string(change.was);
    json.key("now").string(change.now);
    json.end_object();
  }
  json.end_array();
}

void add_marks(JsonWriter& json, const std::vector<MarkChange>& changes) {
  json.key("marks").begin_array();
  for (const auto& change : changes) {
    json.begin_object();
    json.key("practice").string(change.practice);
    json.key("expert").string(change.expert);
    json.key("criterion").string(change.criterion);
    json.key("was").string(change.was);
    json.key("now").string(change.now);
    json.end_object();
  }
  json.end_array();
}

Text standing_text(const std::optional<Standing>& standing) {
  if (!standing) return Words{"нет в рейтинге", "not in the ranking"};
  if (standing->score.empty()) return decision_text(standing->decision);
  return format(Words{"место {0}, балл {1}, {2}", "place {0}, score {1}, {2}"},
                {standing->place, number(standing->score), decision_text(standing->decision)});
}

void add_standing(JsonWriter& json, std::string_view key, const std::optional<Standing>& standing) {
  json.key(key);
  if (!standing) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("place").string(standing->place);
  json.key("score").string(standing->score);
  json.key("score_exact").string(standing->score_exact);
  json.key("decision").string(standing->decision);
  json.key("reasons").begin_array();
  for (const auto& reason : standing->reasons) json.string(reason);
  json.end_array().end_object();
}

}  // namespace otbor
