#include "engine/intake/ratings/mark_reader.hpp"

#include <algorithm>

#include "engine/base/moment.hpp"
#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

Text values_of(const Scale& scale) {
  std::vector<std::string> values;
  for (const auto value : scale.values) values.push_back(to_text(value));
  return listed(values);
}

bool means_not_applicable(std::string_view text) {
  return text == "-" || text == "–" || text == "—" || text == "н/п" || text == "Н/П" ||
         text == "n/a" || text == "N/A";
}

void take_digits(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
}

/// «2-3», «2 – 3», «2/3», «2 или 3».
bool is_two_marks(std::string_view text) {
  const auto before = text.size();
  take_digits(text);
  if (text.size() == before) return false;
  text = utf8::trimmed(text);
  bool separated = false;
  for (const std::string_view mark : {"-", "–", "—", "/", "или", "or"}) {
    if (!text.starts_with(mark)) continue;
    text = utf8::trimmed(text.substr(mark.size()));
    separated = true;
    break;
  }
  const auto second = text.size();
  take_digits(text);
  return separated && second > 0 && text.empty();
}

/// A whole date, or «02.мар» as Excel shows what it keeps.
bool is_date(std::string_view text) {
  if (parse_moment(text)) return true;
  constexpr std::array<std::string_view, 13> months{"янв", "фев", "мар", "апр", "май", "мая", "июн",
                                                    "июл", "авг", "сен", "окт", "ноя", "дек"};
  take_digits(text);
  if (!text.starts_with('.')) return false;
  const auto month = utf8::folded(text.substr(1));
  return std::ranges::find(months, month) != months.end();
}

}  // namespace

MarkReader::MarkReader(const RatingContext& context, std::string_view text, std::uint32_t source)
    : context_(context), text_(text), source_(source), digit_marks_(context.scales.size()) {
  for (std::size_t column = 0; column < context.scales.size(); ++column) {
    for (std::int64_t digit = 0; digit < 10; ++digit) {
      digit_marks_[column][static_cast<std::size_t>(digit)] =
          context.scales[column]->category(Points::whole(digit)).value_or(mark_refused);
    }
  }
}

Mark MarkReader::refused(Found found, const Cell& cell, std::string_view text, std::uint32_t column,
                         Diagnostics& diagnostics) const {
  if (diagnostics.only_counted(found)) return mark_refused;
  const Scale& scale = *context_.scales[column];
  diagnostics.add(found, {source_, cell.begin, cell.end},
                  {text, scale.range_text(), context_.column_codes[column], values_of(scale)},
                  context_.scale_spans[column]);
  return mark_refused;
}

Mark MarkReader::operator()(const Cell& cell, std::uint32_t column, Diagnostics& diagnostics) {
  const Scale& scale = *context_.scales[column];
  const auto text = cell_text(text_, cell, scratch_);
  if (text.empty()) return mark_blank;
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') {
    const Mark mark = digit_marks_[column][static_cast<std::size_t>(text[0] - '0')];
    if (is_mark(mark)) return mark;
  }
  const auto value = parse_points(text, true);
  if (value) {
    if (const auto category = scale.category(*value)) return *category;
    const bool inside = *value >= scale.lowest() && *value <= scale.highest();
    return refused(inside ? Found::mark_between : Found::mark_outside_scale, cell, text, column,
                   diagnostics);
  }
  if (means_not_applicable(text)) {
    if (scale.allows_not_applicable) return mark_not_applicable;
    diagnostics.add(Found::not_applicable_forbidden, {source_, cell.begin, cell.end},
                    {text, context_.column_codes[column]});
    return mark_refused;
  }
  const bool whole = std::ranges::all_of(
      scale.values, [](Points mark) { return mark.millionths() % Points::unit == 0; });
  const auto found = is_date(text)                 ? Found::mark_became_date
                     : whole && is_two_marks(text) ? Found::two_marks
                                                   : Found::mark_not_a_number;
  return refused(found, cell, text, column, diagnostics);
}

}  // namespace otbor
