#include <algorithm>
#include <map>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/criteria.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::int64_t categories_max = 20'001;

std::optional<std::vector<Points>> values_of(const ScaleForm& form, Diagnostics& diagnostics) {
  if (!form.values.empty()) {
    std::vector<Points> values;
    for (const auto& value : form.values) {
      if (!values.empty() && value.value <= values.back()) {
        diagnostics.add(Found::scale_not_ascending, value.span,
                        {number(to_text(value.value)), number(to_text(values.back()))});
        return std::nullopt;
      }
      values.push_back(value.value);
    }
    return values;
  }
  if (!form.max) {
    if (form.span.known()) diagnostics.add(Found::scale_without_ends, form.span);
    return std::nullopt;
  }
  const Points low = form.min ? form.min->value : Points();
  const Points high = form.max->value;
  const bool halves = form.halves && form.halves->value;
  const Points step = form.step
                          ? form.step->value
                          : (halves ? Points::millionths(Points::unit / 2) : Points::whole(1));
  const Span at = form.step ? form.step->span : form.max->span;
  if (high <= low || step <= Points() || (high - low).millionths() % step.millionths() != 0) {
    if (diagnostics.has_errors_in(form.span.source)) return std::nullopt;
    diagnostics.add(Found::scale_impossible, at,
                    {number(to_text(low)), number(to_text(high)), number(to_text(step))});
    return std::nullopt;
  }
  const auto steps = (high - low).millionths() / step.millionths();
  if (steps >= categories_max) {
    diagnostics.add(Found::scale_too_fine, at,
                    {count(static_cast<std::uint64_t>(steps) + 1), count(categories_max)});
    return std::nullopt;
  }
  std::vector<Points> values;
  for (std::int64_t i = 0; i <= steps; ++i) values.push_back(low + step * i);
  return values;
}

}  // namespace

void Codes::add(const TextValue& code, Diagnostics& diagnostics) {
  const auto [first, is_new] = by_look_.emplace(utf8::skeleton(code.value), codes_.size());
  if (!is_new && !code.value.empty()) {
    const bool same = codes_[first->second] == code.value;
    diagnostics.add(same ? Found::duplicate_id : Found::look_alike_id, code.span,
                    {code.value, codes_[first->second]}, spans_[first->second]);
  }
  codes_.push_back(code.value);
  spans_.push_back(code.span);
}

std::optional<std::size_t> Codes::find(std::string_view code) const {
  const auto first = by_look_.find(utf8::skeleton(code));
  if (first == by_look_.end() || codes_[first->second] != code) return std::nullopt;
  return first->second;
}

Text criterion_named(std::string_view id) {
  return format(Words{"критерий `{0}`", "criterion `{0}`"}, {id});
}

Text stage_named(std::string_view id) { return format(Words{"этап `{0}`", "stage `{0}`"}, {id}); }

std::optional<Scale> build_scale(const ScaleForm& form, const Text& owner,
                                 Diagnostics& diagnostics) {
  auto values = values_of(form, diagnostics);
  if (!values) return std::nullopt;
  Scale scale;
  scale.values = std::move(*values);
  scale.lower_is_better = form.better && form.better->value == Better::lower;
  scale.allows_not_applicable = form.not_applicable && form.not_applicable->value;
  scale.level_names = build_levels(form.levels, scale, owner, diagnostics);
  return scale;
}

std::vector<std::string> build_levels(const MapOf<BothForm>& levels, const Scale& scale,
                                      const Text& owner, Diagnostics& diagnostics) {
  std::vector<std::string> texts(scale.values.size());
  std::optional<Points> before;
  bool ascending = true;
  std::map<std::string_view, Span> places;
  for (const auto& [key, text] : levels.items) {
    const auto value = parse_points(key.value, false);
    const auto category = value ? scale.category(*value) : std::nullopt;
    if (!category) {
      if (diagnostics.only_counted(Found::level_outside_scale)) continue;
      diagnostics.add(Found::level_outside_scale, key.span, {key.value, scale.range_text(), owner});
      continue;
    }
    if (before && *value <= *before && ascending) {
      ascending = false;  // levels from the best down are one slip, not three
      diagnostics.add(Found::levels_out_of_order, key.span,
                      {number(to_text(*value)), number(to_text(*before)), owner});
    }
    before = value;
    const auto [same, is_new] = places.emplace(text.text.value, text.span);
    if (!is_new && !text.text.value.empty()) {
      diagnostics.add(Found::levels_same_text, text.span, {owner}, same->second);
    }
    texts[static_cast<std::size_t>(*category)] = text.text.value;
  }
  if (levels.items.empty()) return texts;
  // A half needs no text of its own; every whole mark of a short scale does.
  constexpr std::size_t short_scale = 25;
  std::vector<std::string> gaps;
  for (std::size_t i = 0; i < texts.size() && texts.size() <= short_scale; ++i) {
    const bool whole = scale.values[i].millionths() % Points::unit == 0;
    if (whole && texts[i].empty()) gaps.push_back(to_text(scale.values[i]));
  }
  if (!gaps.empty()) {
    diagnostics.add(Found::level_gap, levels.items.front().first.span, {listed(gaps), owner});
  }
  return texts;
}

}  // namespace otbor
