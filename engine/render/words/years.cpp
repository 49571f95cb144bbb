#include "engine/render/words/years.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/utf8.hpp"
#include "engine/forum/forum.hpp"
#include "engine/model/forum.hpp"

namespace otbor {
namespace {

const EarlierProgramme* earlier_of(const Narrator& narrator) {
  const auto& records = narrator.study().forum;
  return records && records->earlier ? &*records->earlier : nullptr;
}

std::string tenths(const Narrator& narrator, const Ratio& value) {
  return narrator.say(number(to_text(value.rounded(1, RoundingRule::half_up))));
}

/// «7 (33,3 %)»; the share is of practices that took part.
std::string with_share(const Narrator& narrator, std::uint64_t n, std::uint64_t of) {
  if (of == 0) return narrator.say.whole(n);
  const Ratio share(Points::whole(static_cast<std::int64_t>(n) * 100),
                    static_cast<std::int64_t>(of));
  return narrator.say(Words{"{0}\u00a0({1}\u00a0%)", "{0}\u00a0({1}%)"},
                      {count(n), Text(tenths(narrator, share))});
}

std::uint32_t counted(const std::vector<std::pair<std::string, std::uint32_t>>& counts,
                      const std::string& code) {
  const auto at = std::ranges::find(counts, code, &std::pair<std::string, std::uint32_t>::first);
  return at == counts.end() ? 0 : at->second;
}

struct Now {
  std::uint64_t applications = 0;
  std::uint64_t taking_part = 0;
  std::map<std::string, std::string> institutions;  // by folded name
  std::map<std::string, std::uint64_t> themes;      // by code
  std::map<std::string, std::uint64_t> classes;     // by code
};

Now now_of(const Narrator& narrator) {
  const auto& study = narrator.study();
  Now now{.applications = study.practices.count().value()};
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    if (!takes_part(practice.status)) continue;
    ++now.taking_part;
    if (practice.theme) ++now.themes[study.themes->themes[*practice.theme].id];
    const auto& cycles = narrator.dossier.cycles.practices;
    if (study.cycle && cycles[at].class_at)
      ++now.classes[study.cycle->classes[*cycles[at].class_at].id];
    if (!practice.institution) continue;
    const auto& name = study.institutions[*practice.institution].short_name;
    now.institutions.emplace(utf8::folded(name), name);
  }
  return now;
}

class Rows {
 public:
  Rows(const Narrator& narrator, const EarlierProgramme& before)
      : narrator_(narrator), before_(before), now_(now_of(narrator)) {}

  std::vector<YearRow> all() {
    const auto& say = narrator_.say;
    add(say(Words{"Поступило заявок", "Applications"}), say.whole(before_.applications),
        say.whole(now_.applications));
    add(say(Words{"Участвовало практик", "Practices that took part"}),
        say.whole(before_.taking_part), say.whole(now_.taking_part));
    add(say(Words{"Организаций с практиками", "Institutions with practices"}),
        say.whole(before_.institutions.size()), say.whole(now_.institutions.size()));
    add_recommended();
    add_themes();
    add_classes();
    add_criteria();
    add_activity();
    return std::move(rows_);
  }

 private:
  void add(std::string what, std::string was, std::string is) {
    rows_.push_back({std::move(what), std::move(was), std::move(is)});
  }

  void add_recommended() {
    const auto recommended = narrator_.dossier.selection.recommended.size();
    if (before_.recommended == 0 || recommended == 0) return;
    add(narrator_.say(Words{"Рекомендовано", "Recommended"}),
        with_share(narrator_, before_.recommended, before_.taking_part),
        with_share(narrator_, recommended, now_.taking_part));
  }

  void add_themes() {
    if (!narrator_.study().themes || before_.themes.empty()) return;
    for (const auto& theme : narrator_.study().themes->themes) {
      const auto was = counted(before_.themes, theme.id);
      const auto found = now_.themes.find(theme.id);
      const auto is = found == now_.themes.end() ? 0 : found->second;
      if (was == 0 && is == 0) continue;
      add(narrator_.say(Words{"Направление {0} «{1}»", "Direction {0} “{1}”"},
                        {Text(theme.id), Text(theme.title)}),
          with_share(narrator_, was, before_.taking_part),
          with_share(narrator_, is, now_.taking_part));
    }
  }

  void add_classes() {
    const auto& cycle = narrator_.study().cycle;
    if (!cycle || before_.classes.empty() || now_.classes.empty()) return;
    for (const auto at : classes_in_order(*cycle)) {
      const auto& one = cycle->classes[at];
      const auto found = now_.classes.find(one.id);
      add(narrator_.say(Words{"Полнота цикла: {0}", "Completeness: {0}"},
                        {Text(narrator_.say.lang() == Lang::ru ? lowered(one.title) : one.title)}),
          with_share(narrator_, counted(before_.classes, one.id), before_.taking_part),
          with_share(narrator_, found == now_.classes.end() ? 0 : found->second, now_.taking_part));
    }
  }

  static std::string lowered(const std::string& title) {
    auto letters = utf8::decode(title);
    if (!letters.empty()) letters.front() = utf8::lower(letters.front());
    return utf8::encode(letters);
  }

  /// Marks of another version of the criteria are not the same marks.
  void add_criteria() {
    const auto& set = narrator_.study().criteria;
    if (set.id != before_.criteria_id || set.version != before_.criteria_version) return;
    for (const auto criterion : set.criteria.count()) {
      const auto was = std::ranges::find(before_.criterion_means, set.criteria[criterion].id,
                                         &std::pair<std::string, Ratio>::first);
      Ratio sum;
      std::int64_t n = 0;
      for (const auto at : narrator_.dossier.ranking.order) {
        const auto& mean = narrator_.dossier.ranking.means(at, criterion);
        if (mean.marks == 0) continue;
        sum = sum + mean.mean;
        ++n;
      }
      if (n == 0 || was == before_.criterion_means.end()) continue;
      const auto& rounding = narrator_.rules().rounding;
      add(narrator_.say(Words{"Критерий «{0}», среднее", "Criterion “{0}”, mean"},
                        {Text(set.criteria[criterion].title)}),
          narrator_.say(print_score(was->second, rounding)),
          narrator_.say(print_score(sum / n, rounding)));
    }
  }

  void add_activity() {
    const auto& forum = narrator_.dossier.forum;
    if (!forum || before_.platform_index.empty()) return;
    for (const auto at : forum->activity.platforms.count()) {
      const auto& platform = narrator_.study().themes->platforms[at];
      const auto was = std::ranges::find(before_.platform_index, platform.id,
                                         &std::pair<std::string, Ratio>::first);
      const auto& is = forum->activity.platforms[at].index;
      const bool same_scale = before_.index_maximum == forum->activity.maximum;
      if (was == before_.platform_index.end() || !is || !same_scale) continue;
      add(narrator_.say(Words{"Индекс участия, площадка {0}", "Participation, platform {0}"},
                        {Text(platform.id)}),
          tenths(narrator_, was->second), tenths(narrator_, *is));
    }
  }

  const Narrator& narrator_;
  const EarlierProgramme& before_;
  Now now_;
  std::vector<YearRow> rows_;
};

}  // namespace

std::vector<YearRow> year_rows(const Narrator& narrator) {
  const auto* before = earlier_of(narrator);
  if (before == nullptr) return {};
  return Rows(narrator, *before).all();
}

YearInstitutions year_institutions(const Narrator& narrator) {
  YearInstitutions told;
  const auto* before = earlier_of(narrator);
  if (before == nullptr) return told;
  const auto now = now_of(narrator);
  std::set<std::string> then;
  for (const auto& name : before->institutions) {
    then.insert(utf8::folded(name));
    auto& list = now.institutions.contains(utf8::folded(name)) ? told.both : told.gone;
    list.push_back(name);
  }
  for (const auto& [folded, name] : now.institutions) {
    if (!then.contains(folded)) told.fresh.push_back(name);
  }
  return told;
}

}  // namespace otbor
