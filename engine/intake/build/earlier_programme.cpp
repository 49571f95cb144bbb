#include "engine/intake/build/earlier_programme.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/json_reading.hpp"

namespace otbor {
namespace {

using Counts = std::vector<std::pair<std::string, std::uint32_t>>;

void count_one(std::string_view code, Counts& counts) {
  if (code.empty()) return;
  const auto at = std::ranges::find(counts, code, &Counts::value_type::first);
  if (at == counts.end()) {
    counts.emplace_back(code, 1);
  } else {
    ++at->second;
  }
}

/// As takes_part() of the model says it of the codes that a dossier has.
bool takes_part(std::string_view status) {
  constexpr std::array<std::string_view, 2> codes{"admitted", "presented"};
  return std::ranges::find(codes, status) != codes.end();
}

std::set<std::string, std::less<>> note_practices(const Node& practices,
                                                  EarlierProgramme& programme) {
  std::set<std::string, std::less<>> present;
  std::set<std::string> institutions;
  for (const auto& practice : practices.items) {
    ++programme.applications;
    if (!takes_part(text_at(practice, "status"))) continue;
    ++programme.taking_part;
    present.emplace(text_at(practice, "id"));
    count_one(text_at(practice, "theme"), programme.themes);
    const auto institution = text_at(practice, "institution");
    if (!institution.empty() && institutions.insert(utf8::folded(institution)).second) {
      programme.institutions.emplace_back(institution);
    }
  }
  return present;
}

void note_ranking(const Node& ranking, const std::set<std::string, std::less<>>& present,
                  EarlierProgramme& programme) {
  for (const auto& rank : ranking.items) {
    if (!present.contains(text_at(rank, "practice"))) continue;
    if (text_at(rank, "decision") == "recommended") ++programme.recommended;
    if (const auto* cycle = rank.find("cycle")) {
      count_one(text_at(*cycle, "class"), programme.classes);
    }
  }
}

/// The mean of a criterion over the practices' means, as the note has it: values of the scale by
/// the numbers of its categories.
void note_criteria(const Node& root, const std::set<std::string, std::less<>>& present,
                   EarlierProgramme& programme) {
  const auto* criteria = root.find("criteria");
  const auto* list = criteria == nullptr ? nullptr : criteria->find("list");
  const auto* sheets = root.find("sheets");
  if (list == nullptr || sheets == nullptr) return;
  programme.criteria_id = text_at(*criteria, "id");
  programme.criteria_version = text_at(*criteria, "version");
  for (const auto& criterion : list->items) {
    const auto code = text_at(criterion, "id");
    struct Sum {
      Ratio marks;
      std::int64_t n = 0;
    };
    std::map<std::string_view, Sum> of_practice;
    for (const auto& sheet : sheets->items) {
      const auto practice = text_at(sheet, "practice");
      const auto* marks = sheet.find("marks");
      const bool counts = text_at(sheet, "status") == "counted" && present.contains(practice);
      if (!counts || marks == nullptr) continue;
      const auto mark = parse_points(text_at(*marks, code), true, 6);
      if (!mark) continue;  // blank, or not applicable
      auto& sum = of_practice[practice];
      sum.marks = sum.marks + Ratio(*mark);
      ++sum.n;
    }
    if (of_practice.empty()) continue;
    Ratio mean;
    for (const auto& [practice, sum] : of_practice) mean = mean + sum.marks / sum.n;
    programme.criterion_means.emplace_back(code,
                                           mean / static_cast<std::int64_t>(of_practice.size()));
  }
}

void note_activity(const Node& root, EarlierProgramme& programme) {
  const auto* forum = root.find("forum");
  const auto* activity = forum == nullptr ? nullptr : forum->find("activity");
  const auto* platforms = activity == nullptr ? nullptr : activity->find("platforms");
  if (platforms == nullptr) return;
  if (const auto maximum = parse_points(text_at(*activity, "maximum"), true, 6)) {
    programme.index_maximum = *maximum;
  }
  for (const auto& platform : platforms->items) {
    const auto index = fraction_of(text_at(platform, "index"));
    if (index) programme.platform_index.emplace_back(text_at(platform, "platform"), *index);
  }
}

std::optional<EarlierProgramme> programme_of(const Node& root) {
  const auto* programme = root.find("programme");
  const auto* practices = root.find("practices");
  if (programme == nullptr || practices == nullptr || practices->items.empty()) {
    return std::nullopt;
  }
  if (text_at(*programme, "profile") == "public") return std::nullopt;
  EarlierProgramme earlier{.title = std::string(text_at(*programme, "title")),
                           .stage = std::string(text_at(*programme, "stage")),
                           .date = std::string(text_at(*programme, "date")),
                           .provenance = std::string(text_at(*programme, "provenance"))};
  const auto present = note_practices(*practices, earlier);
  if (const auto* ranking = root.find("ranking")) note_ranking(*ranking, present, earlier);
  note_criteria(root, present, earlier);
  note_activity(root, earlier);
  return earlier;
}

}  // namespace

std::optional<EarlierProgramme> build_earlier_programme(const Forms& forms,
                                                        const Sources& sources) {
  for (const auto source : forms.earlier) {
    const auto root = parse_json(sources[source].text);
    if (!root) continue;
    if (auto programme = programme_of(*root)) return programme;
  }
  return std::nullopt;
}

}  // namespace otbor
