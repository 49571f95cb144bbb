#include <algorithm>

#include "engine/render/papers/note/figures.hpp"
#include "engine/render/papers/note/note.hpp"
#include "engine/render/small_groups.hpp"

namespace otbor::papers::note {
namespace {

constexpr std::size_t named_max = 2;   // criteria, from each end
constexpr std::size_t stages_max = 3;  // that most practices lack

void add_criteria(const PaperInput& input, Words name, const std::vector<CriterionShare>& shares,
                  Fields& fields) {
  std::vector<Fields> items;
  for (const auto& one : shares) {
    auto& item = items.emplace_back();
    item.text({"критерий", "criterion"},
              input.narrator.study().criteria.criteria[one.criterion].title);
    item.text({"среднее", "mean"}, printed(input, one.mean));
    item.text({"из", "of"}, input.say()(print_points(one.high)));
  }
  fields.list(name, {{"критерий", "criterion"}, {"среднее", "mean"}, {"из", "of"}},
              std::move(items));
}

void add_marks(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto list = scored(narrator);
  const bool any = !list.empty();
  const bool one_maximum = narrator.study().criteria.maximum.count().value() == 1;
  fields.text({"средний_балл", "mean_score"},
              any && one_maximum ? printed(input, mean_total(narrator, list)) : "");
  fields.text({"средний_процент", "mean_percent"},
              any ? tenths(input, mean_percent(narrator, list)) : "");
  fields.number({"критериев", "criteria_count"}, narrator.study().criteria.criteria.count().value(),
                input.lang());
  auto shares = criterion_shares(narrator, list);
  std::vector<CriterionShare> strong;
  std::vector<CriterionShare> weak;
  if (shares.size() > 2 * named_max) {
    strong.assign(shares.begin(), shares.begin() + named_max);
    weak.assign(shares.rbegin(), shares.rbegin() + named_max);
  }
  add_criteria(input, {"сильные_критерии", "strong_criteria"}, strong, fields);
  add_criteria(input, {"слабые_критерии", "weak_criteria"}, weak, fields);
}

/// Practices whose class is known, by class.
void add_classes(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto lang = input.lang();
  std::vector<Fields> items;
  std::uint64_t known = 0;
  if (narrator.study().cycle) {
    const auto& cycle = *narrator.study().cycle;
    std::vector<std::uint64_t> of_class(cycle.classes.size());
    for (const auto at : narrator.study().practices.count()) {
      const auto& profile = narrator.dossier.cycles.practices[at];
      if (!takes_part(narrator.practice(at).status) || !profile.class_at) continue;
      ++of_class[*profile.class_at];
      ++known;
    }
    for (const auto at : classes_in_order(cycle)) {
      auto& item = items.emplace_back();
      item.text({"класс", "class"}, inside_sentence(cycle.classes[at].title));
      item.number({"практик", "practices"}, of_class[at], lang);
    }
  }
  if (known == 0) items.clear();
  fields.number({"с_профилем", "profiled"}, known, lang);
  fields.list({"классы_цикла", "cycle_classes"}, {{"класс", "class"}, {"практик", "practices"}},
              std::move(items));
}

void add_gaps(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto lang = input.lang();
  std::vector<Fields> items;
  if (narrator.study().cycle) {
    const auto& defects = narrator.dossier.cycles.defects_of_stage;
    Per<Stage, std::uint64_t> lacking;
    for (const auto n : defects) lacking.push_back(n);
    for (const auto stage : worst_stages(lacking, stages_max)) {
      auto& item = items.emplace_back();
      item.text({"этап", "stage"}, narrator.study().cycle->stages[stage].title);
      item.number({"практик", "practices"}, lacking[stage], lang);
    }
  }
  fields.list({"пробелы_цикла", "cycle_gaps"}, {{"этап", "stage"}, {"практик", "practices"}},
              std::move(items));
}

std::string stages_of_platform(const Narrator& narrator, const PlatformGaps& gaps) {
  Per<Stage, std::uint64_t> lacking;
  for (const auto& practices : gaps.lacking) lacking.push_back(practices.size());
  std::vector<std::string> names;
  for (const auto stage : worst_stages(lacking, named_max)) {
    const auto& one = narrator.study().cycle->stages[stage];
    const auto& title = one.short_title.empty() ? one.title : one.short_title;
    names.push_back(narrator.say(Words{"{0} ({1} из {2})", "{0} ({1} of {2})"},
                                 {Text(title), count(lacking[stage]), count(gaps.practices)}));
  }
  return Speech::listed(names, "; ");
}

/// A row of the table: a platform, or several that are too small to be published each.
struct PlatformRow {
  std::string code;
  std::string title;
  std::vector<Index<Practice>> practices;
  std::string gaps;
};

std::vector<PlatformRow> platform_rows(const PaperInput& input) {
  const auto& narrator = input.narrator;
  const auto& study = narrator.study();
  std::vector<PlatformRow> rows;
  if (!narrator.anything_scored() || !study.themes) return rows;
  std::vector<std::size_t> sizes;
  for (const auto platform : study.themes->platforms.count()) {
    auto list = scored(narrator, platform);
    if (list.empty()) continue;
    const auto& all = narrator.dossier.cycles.grouping.platforms;
    const auto gaps = std::ranges::find(all, platform, &PlatformGaps::platform);
    sizes.push_back(list.size());
    rows.push_back({study.themes->platforms[platform].id, study.themes->platforms[platform].title,
                    std::move(list),
                    gaps == all.end() ? std::string() : stages_of_platform(narrator, *gaps)});
  }
  if (!narrator.order.published()) return rows;
  const auto joined = joined_groups(sizes, smallest_group(study));
  std::vector<PlatformRow> told;
  PlatformRow rest{.code = input.say()(Words{"прочие", "others"}),
                   .title = input.say()(Words{"прочие площадки", "other platforms"}),
                   .practices = {},
                   .gaps = {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!joined[i]) {
      told.push_back(std::move(rows[i]));
    } else {
      const auto& more = rows[i].practices;
      rest.practices.insert(rest.practices.end(), more.begin(), more.end());
    }
  }
  // Alone the rest is the total, which the text has; fewer than the smallest group is nobody's.
  if (!told.empty() && !rest.practices.empty()) told.push_back(std::move(rest));
  return told;
}

/// One row a platform: practices, mean percent, on the list, complete cycles, what is lacking.
void add_platform_table(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto lang = input.lang();
  constexpr std::string_view none = "–";
  const std::vector<Name> names{
      {"код", "code"},        {"площадка", "platform"},         {"практик", "practices"},
      {"процент", "percent"}, {"рекомендовано", "recommended"}, {"полный_цикл", "complete"},
      {"пробелы", "gaps"}};
  std::vector<Fields> items;
  for (auto& row : platform_rows(input)) {
    const auto& list = row.practices;
    const auto& recommended = narrator.dossier.selection.recommended;
    const auto on_list = std::ranges::count_if(
        list, [&](auto at) { return std::ranges::find(recommended, at) != recommended.end(); });
    const auto complete = std::ranges::count_if(list, [&](auto at) {
      const auto* one = narrator.cycle_class(at);
      return one != nullptr && one->id == "full";
    });
    auto& item = items.emplace_back();
    item.text({"код", "code"}, std::move(row.code));
    item.text({"площадка", "platform"}, std::move(row.title));
    item.number({"практик", "practices"}, list.size(), lang);
    item.text({"процент", "percent"}, tenths(input, mean_percent(narrator, list)));
    item.number({"рекомендовано", "recommended"}, static_cast<std::uint64_t>(on_list), lang);
    item.text({"полный_цикл", "complete"}, narrator.study().cycle ? std::to_string(complete) : "",
              none);
    item.text({"пробелы", "gaps"}, std::move(row.gaps), none);
  }
  fields.list({"итоги_площадок", "platform_results"}, names, std::move(items));
}

}  // namespace

void add_content(const PaperInput& input, Fields& fields) {
  add_marks(input, fields);
  add_classes(input, fields);
  add_gaps(input, fields);
  add_platform_table(input, fields);
}

namespace {

/// «М – мониторинг (4)»: the stages mended, and those still lacking, by how many practices.
std::string most_of(const Narrator& narrator, std::vector<Index<Stage>> CycleShift::*list) {
  Per<Stage, std::uint64_t> n(narrator.study().cycle->stages.count());
  for (const auto& shift : narrator.dossier.cycles.shifts) {
    for (const auto stage : shift.*list) ++n[stage];
  }
  std::vector<std::string> told;
  for (const auto stage : worst_stages(n, stages_max)) {
    told.push_back(
        narrator.say(Words{"«{0}» (у {1})", "“{0}” ({1})"},
                     {Text(narrator.study().cycle->stages[stage].title), count(n[stage])}));
  }
  return Speech::listed(told);
}

void add_stages_of_rounds(const PaperInput& input, bool shown, Fields& fields) {
  const auto& narrator = input.narrator;
  std::vector<std::string> letters;
  if (shown) {
    for (const auto& stage : narrator.study().cycle->stages) {
      const auto& title = stage.short_title.empty() ? stage.title : stage.short_title;
      letters.push_back(stage.code + " – " + inside_sentence(title));
    }
  }
  fields.text({"чаще_восполнены", "mended_most"},
              shown ? most_of(narrator, &CycleShift::mended) : "");
  fields.text({"чаще_остались", "lasting_most"},
              shown ? most_of(narrator, &CycleShift::lasting) : "");
  fields.text({"этапы_по_буквам", "stage_letters"}, Speech::listed(letters, "; "));
}

}  // namespace

void add_rounds(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto& study = narrator.study();
  const auto lang = input.lang();
  const auto& shifts = narrator.dossier.cycles.shifts;
  // Classes and gaps of practices that are not recommended are no one else's business.
  const bool shown = study.earlier && !shifts.empty() && !narrator.order.published();
  std::uint64_t was_full = 0;
  std::uint64_t now_full = 0;
  std::uint64_t reworked = 0;
  std::uint64_t worse = 0;
  std::vector<Fields> items;
  const auto codes = [&](const std::vector<Index<Stage>>& stages) {
    std::vector<std::string> list;
    for (const auto stage : stages) list.push_back(study.cycle->stages[stage].code);
    return Speech::listed(list);
  };
  const auto class_title = [&](const std::optional<std::size_t>& at) {
    return at ? study.cycle->classes[*at].title : std::string();
  };
  const auto is_full = [&](const std::optional<std::size_t>& at) {
    return at && study.cycle->classes[*at].id == "full";
  };
  const auto n = [](bool one) -> std::uint64_t { return one ? 1 : 0; };
  for (std::size_t i = 0; shown && i < shifts.size(); ++i) {
    const auto& shift = shifts[i];
    was_full += n(is_full(shift.was_class));
    now_full += n(is_full(shift.now_class));
    reworked += n(!shift.mended.empty());
    worse += n(!shift.opened.empty());
    auto& item = items.emplace_back();
    item.text({"код", "code"}, narrator.practice(shift.practice).id);
    item.text({"решение", "decision"}, narrator.decision(shift.practice), "–");
    item.text({"было", "was"}, class_title(shift.was_class), "–");
    item.text({"стало", "is"}, class_title(shift.now_class), "–");
    item.text({"восполнено", "mended"}, codes(shift.mended), "–");
    item.text({"ухудшилось", "opened"}, codes(shift.opened), "–");
    item.text({"осталось", "lasting"}, codes(shift.lasting), "–");
  }
  fields.text({"прежний_отбор", "earlier_run"}, shown ? study.earlier->title : "");
  fields.text({"прежний_форум", "earlier_forum"},
              shown && study.earlier->stage == "forum" ? "1" : "");
  add_stages_of_rounds(input, shown, fields);
  fields.number({"сравнимо", "compared"}, items.size(), lang);
  fields.number({"было_полных", "was_full"}, was_full, lang);
  fields.number({"стало_полных", "now_full"}, now_full, lang);
  fields.number({"доработано", "reworked"}, reworked, lang);
  fields.number({"с_новыми_пробелами", "worse"}, worse, lang);
  fields.list({"изменения", "changes"},
              {{"код", "code"},
               {"решение", "decision"},
               {"было", "was"},
               {"стало", "is"},
               {"восполнено", "mended"},
               {"ухудшилось", "opened"},
               {"осталось", "lasting"}},
              std::move(items));
}

}  // namespace otbor::papers::note
