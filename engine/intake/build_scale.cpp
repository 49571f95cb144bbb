#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/intake/build_criteria.hpp"
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
    diagnostics.add(Found::scale_without_ends, form.span);
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
    diagnostics.add(Found::scale_impossible, at,
                    {number(to_text(low)), number(to_text(high)), number(to_text(step))});
    return std::nullopt;
  }
  const auto steps = (high - low).millionths() / step.millionths();
  if (steps >= categories_max) {
    diagnostics.add(Found::scale_too_fine, at, {count(static_cast<std::uint64_t>(steps) + 1)});
    return std::nullopt;
  }
  std::vector<Points> values;
  for (std::int64_t i = 0; i <= steps; ++i) values.push_back(low + step * i);
  return values;
}

}  // namespace

void Codes::add(const TextValue& code, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    if (codes_[i] == code.value) {
      diagnostics.add(Found::duplicate_id, code.span, {code.value}, spans_[i]);
    } else if (utf8::skeleton(codes_[i]) == utf8::skeleton(code.value)) {
      diagnostics.add(Found::look_alike_id, code.span, {code.value, codes_[i]}, spans_[i]);
    }
  }
  codes_.push_back(code.value);
  spans_.push_back(code.span);
}

std::optional<std::size_t> Codes::find(std::string_view code) const {
  const auto at = std::ranges::find(codes_, code);
  if (at == codes_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - codes_.begin());
}

std::optional<Scale> build_scale(const ScaleForm& form, Diagnostics& diagnostics) {
  auto values = values_of(form, diagnostics);
  if (!values) return std::nullopt;
  Scale scale;
  scale.values = std::move(*values);
  scale.lower_is_better = form.better && form.better->value == Better::lower;
  scale.allows_not_applicable = form.not_applicable && form.not_applicable->value;
  scale.level_names = build_levels(form.levels, scale, "", diagnostics);
  return scale;
}

std::vector<std::string> build_levels(const MapOf<TextValue>& levels, const Scale& scale,
                                      std::string_view owner, Diagnostics& diagnostics) {
  std::vector<std::string> texts(scale.values.size());
  std::optional<Points> before;
  std::vector<Span> places(scale.values.size());
  for (const auto& [key, text] : levels.items) {
    const auto value = parse_points(key.value, false);
    const auto category = value ? scale.category(*value) : std::nullopt;
    if (!category) {
      diagnostics.add(Found::level_outside_scale, key.span, {key.value, scale.range_text(), owner});
      continue;
    }
    if (before && *value <= *before) {
      diagnostics.add(Found::levels_out_of_order, key.span,
                      {number(to_text(*value)), number(to_text(*before)), owner});
    }
    before = value;
    const auto at = static_cast<std::size_t>(*category);
    const auto same = std::ranges::find(texts, text.value);
    if (same != texts.end() && !text.value.empty()) {
      diagnostics.add(Found::levels_same_text, text.span, {owner},
                      places[static_cast<std::size_t>(same - texts.begin())]);
    }
    texts[at] = text.value;
    places[at] = text.span;
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
