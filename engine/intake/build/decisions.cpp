#include <algorithm>
#include <map>
#include <utility>

#include "engine/intake/build/tables.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

template <class Form>
Record record_of(const Form& form) {
  Record record{std::nullopt, form.document.value, form.reason.value};
  if (form.date) record.date = form.date->value;
  return record;
}

/// Finds what decisions name; reports what does not exist.
class Finder {
 public:
  Finder(const Study& study, Diagnostics& diagnostics) : study_(study), diagnostics_(diagnostics) {
    for (const auto& practice : study.practices) practices_.push_back(practice.id);
    for (const auto& expert : study.experts) experts_.push_back(expert.id);
  }

  std::optional<Index<Practice>> practice(const TextValue& code) {
    return find<Practice>(code, practices_, Found::unknown_practice);
  }
  std::optional<Index<Expert>> expert(const TextValue& code) {
    return find<Expert>(code, experts_, Found::unknown_expert);
  }
  std::vector<Index<Practice>> practices(const std::vector<TextValue>& codes) {
    std::vector<Index<Practice>> found;
    std::vector<Span> places;
    for (const auto& code : codes) {
      const auto at = practice(code);
      if (!at) continue;
      if (const auto same = std::ranges::find(found, *at); same != found.end()) {
        diagnostics_.add(Found::duplicate_id, code.span, {code.value},
                         places[static_cast<std::size_t>(same - found.begin())]);
      }
      found.push_back(*at);
      places.push_back(code.span);
    }
    return found;
  }

 private:
  template <class Thing>
  std::optional<Index<Thing>> find(const TextValue& code, const std::vector<std::string>& codes,
                                   Found unknown) {
    const auto at = std::ranges::find(codes, code.value);
    if (at != codes.end()) return Index<Thing>(static_cast<std::size_t>(at - codes.begin()));
    // A code that is missing is told already; so is the table of practices where all are unknown.
    if (!code.span.known() || study_.practices.empty()) return std::nullopt;
    if (diagnostics_.only_counted(unknown)) return std::nullopt;
    diagnostics_.add(unknown, code.span, {code.value, nearest_or_known(code.value, codes)});
    return std::nullopt;
  }

  const Study& study_;
  Diagnostics& diagnostics_;
  std::vector<std::string> practices_;
  std::vector<std::string> experts_;
};

/// Decisions of one kind about one practice (and expert): a second one would silently lose.
class Once {
 public:
  explicit Once(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(Index<Practice> practice, const TextValue& code) { add(practice.value(), 0, code); }
  void add(Index<Practice> practice, Index<Expert> expert, const TextValue& code) {
    add(practice.value(), expert.value() + 1, code);
  }

 private:
  void add(std::uint32_t practice, std::uint32_t expert, const TextValue& code) {
    const auto [first, is_new] = first_.emplace(std::pair(practice, expert), code.span);
    if (is_new) return;
    diagnostics_.add(Found::duplicate_decision, code.span, {code.value}, first->second);
  }

  Diagnostics& diagnostics_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Span> first_;
};

template <class Decided>
void build_about_experts(const std::vector<RecusalForm>& forms, Finder& find,
                         std::vector<Decided>& decided, Diagnostics& diagnostics) {
  Once once(diagnostics);
  for (const auto& item : forms) {
    const auto practice = find.practice(item.practice);
    const auto expert = find.expert(item.expert);
    if (!practice || !expert) continue;
    once.add(*practice, *expert, item.practice);
    decided.push_back({*practice, *expert, record_of(item)});
  }
}

void build_chair_scores(const DecisionsForm& form, Finder& find, Study& study,
                        Diagnostics& diagnostics) {
  Once once(diagnostics);
  for (const auto& item : form.chair_scores) {
    const auto practice = find.practice(item.practice);
    if (!practice) continue;
    once.add(*practice, item.practice);
    const auto group = study.practices[*practice].group;
    const Points minimum = study.criteria.minimum[group];
    const Points maximum = study.criteria.maximum[group];
    const bool possible = item.score.value <= maximum && item.score.value >= minimum;
    if (!possible && item.score.span.known()) {
      diagnostics.add(
          Found::score_out_of_reach, item.score.span,
          {number(to_text(item.score.value)), number(to_text(minimum)), number(to_text(maximum))});
    }
    study.decisions.chair_scores.push_back({*practice, item.score.value, record_of(item)});
  }
}

void build_theme_overrides(const DecisionsForm& form, Finder& find, Study& study,
                           Diagnostics& diagnostics) {
  Once once(diagnostics);
  for (const auto& item : form.theme_overrides) {
    const auto practice = find.practice(item.practice);
    if (practice) once.add(*practice, item.practice);
    if (!study.themes) {
      diagnostics.add(Found::no_themes, item.theme.span);
      continue;
    }
    std::vector<std::string> ids;
    std::optional<Index<Theme>> theme;
    for (const auto at : study.themes->themes.count()) {
      ids.push_back(study.themes->themes[at].id);
      if (ids.back() == item.theme.value) theme = at;
    }
    if (!theme && !item.theme.span.known()) continue;  // told as a missing key
    if (!theme) {
      diagnostics.add(Found::unknown_theme, item.theme.span,
                      {item.theme.value, did_you_mean(item.theme.value, ids), listed(ids)});
    } else if (practice) {
      study.decisions.theme_overrides.push_back({*practice, *theme, record_of(item)});
    }
  }
}

}  // namespace

void build_decisions(const Forms& forms, Study& study, Diagnostics& diagnostics) {
  if (!forms.decisions) return;
  const auto& form = *forms.decisions;
  auto& decisions = study.decisions;
  Finder find(study, diagnostics);
  build_about_experts(form.recusals, find, decisions.recusals, diagnostics);
  build_about_experts(form.third_experts, find, decisions.third_experts, diagnostics);
  build_chair_scores(form, find, study, diagnostics);
  for (const auto& item : form.ties) {
    auto practices = find.practices(item.practices);
    if (item.practices.size() < 2) {
      diagnostics.add(Found::tie_needs_two, item.span);
    } else {
      decisions.ties.push_back({std::move(practices), record_of(item)});
    }
  }
  build_theme_overrides(form, find, study, diagnostics);
  // In or out: a practice is named once in both lists together.
  Once settled(diagnostics);
  for (const auto& item : form.exclusions) {
    if (const auto practice = find.practice(item.practice)) {
      settled.add(*practice, item.practice);
      decisions.exclusions.push_back({*practice, record_of(item)});
    }
  }
  for (const auto& item : form.inclusions) {
    if (const auto practice = find.practice(item.practice)) {
      settled.add(*practice, item.practice);
      decisions.inclusions.push_back({*practice, record_of(item)});
    }
  }
  for (const auto& item : form.incompatible) {
    decisions.incompatible.push_back({find.practices(item.practices), record_of(item)});
  }
  for (const auto& item : form.appeals) {
    if (const auto practice = find.practice(item.practice)) {
      decisions.appeals.push_back({*practice, item.outcome.value, record_of(item)});
    }
  }
  for (const auto& item : form.recommended) {
    decisions.recommended.push_back({find.practices(item.practices), record_of(item)});
  }
}

}  // namespace otbor
