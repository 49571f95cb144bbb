#include "engine/intake/ratings/mark_columns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/text/csv.hpp"

namespace otbor {
namespace {

constexpr std::array<std::string_view, 4> comment_words{"комментар", "обоснован", "поясн",
                                                        "comment"};

bool speaks_of_comments(std::string_view folded) {
  return std::ranges::any_of(
      comment_words, [&](auto word) { return folded.find(word) != std::string_view::npos; });
}

/// «Оцените практику [К1. Новизна]»: a grid of Google Forms puts its row into brackets.
std::string_view without_question(std::string_view heading) {
  const auto open = heading.rfind('[');
  if (!heading.ends_with(']') || open == std::string_view::npos) return heading;
  return utf8::trimmed(heading.substr(open + 1, heading.size() - open - 2));
}

/// Whether `text` begins with a whole word or phrase.
bool begins_with(std::string_view text, std::string_view phrase) {
  if (phrase.empty() || !text.starts_with(phrase)) return false;
  std::size_t at = phrase.size();
  if (at == text.size()) return true;
  const char32_t after = utf8::next(text, at);
  return !utf8::is_letter(after) && !utf8::is_digit(after);
}

/// A code of one letter is also a word: «У вас есть замечания?» asks about no stage.
bool begins_with_code(std::string_view text, std::string_view code) {
  if (code.empty() || !text.starts_with(code)) return false;
  if (text.size() == code.size()) return true;
  const bool one_letter = utf8::length(code) == 1;
  const std::string_view ends = one_letter ? ".:(" : " .:(";
  return ends.find(text[code.size()]) != std::string_view::npos;
}

/// «К1», «К1. Новизна», «К1 (0–3)», «Новизна», «Новизна (0–3)».
bool heads(std::string_view folded, const MarkName& name) {
  return begins_with_code(folded, utf8::folded(name.code)) ||
         begins_with(folded, utf8::folded(name.title)) ||
         begins_with(folded, utf8::folded(name.other_title));
}

/// «Комментарий к К1», «К1: обоснование»: the code as a word anywhere.
bool mentions(std::string_view folded, std::string_view code) {
  for (auto at = folded.find(code); at != std::string_view::npos && !code.empty();
       at = folded.find(code, at + 1)) {
    const bool begins_word = at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '(';
    if (begins_word && begins_with(folded.substr(at), code)) return true;
  }
  return false;
}

/// The heading as the programme renames it, else as it stands, folded for comparison.
std::string folded_heading(std::string_view heading, const Renamed& renamed) {
  const auto ours = our_heading(heading, renamed);
  const bool renamed_here = ours != our_heading(heading, {});
  return utf8::folded(without_question(renamed_here ? std::string_view(ours) : heading));
}

/// The columns of marks among headings, each with its column of comments.
std::vector<WideMark> find_marks(const std::vector<std::string>& headings,
                                 const std::vector<MarkName>& names, const Renamed& renamed) {
  std::vector<WideMark> marks;
  for (std::size_t column = 0; column < headings.size(); ++column) {
    const auto heading = folded_heading(headings[column], renamed);
    if (speaks_of_comments(heading)) {
      const auto named = std::ranges::find_if(
          marks, [&](const WideMark& mark) { return mentions(heading, utf8::folded(mark.code)); });
      // A comment that names no criterion belongs to the mark it stands beside.
      const bool beside = !marks.empty() && marks.back().column + 1 == column;
      if (named != marks.end()) {
        named->comment = column;
      } else if (beside) {
        marks.back().comment = column;
      }
      continue;
    }
    const auto name =
        std::ranges::find_if(names, [&](const MarkName& n) { return heads(heading, n); });
    if (name == names.end()) continue;
    const bool again = std::ranges::find(marks, name->code, &WideMark::code) != marks.end();
    if (!again) marks.push_back({name->code, column, {}});
  }
  // Beside the last mark alone it is a word about the whole practice.
  const auto comments =
      std::ranges::count_if(marks, [](const auto& m) { return m.comment.has_value(); });
  if (comments == 1 && marks.size() > 1 && marks.back().comment &&
      !mentions(folded_heading(headings[*marks.back().comment], renamed),
                utf8::folded(marks.back().code))) {
    marks.back().comment.reset();
  }
  return marks;
}

/// The fields of a wide table: those of a long one without the criterion and its mark.
std::vector<const FieldInfo*> wide_fields() {
  std::vector<const FieldInfo*> infos;
  for (const auto* info : fields_of<RatingRow>()) {
    const bool of_a_mark = info->en == "criterion" || info->en == "score" ||
                           info->en == "comment" || info->en == "evidence";
    if (!of_a_mark) infos.push_back(info);
  }
  return infos;
}

/// Records that a later answer of the same expert about the same practice replaces.
std::vector<std::uint32_t> superseded(const Sources& sources, const CsvTable& table,
                                      std::size_t practice, std::size_t expert, std::size_t time,
                                      Diagnostics& diagnostics) {
  struct Answer {
    std::optional<Moment> time;
    std::uint32_t record = 0;
    Span span;
  };
  const std::string_view text = sources[table.source].text;
  std::map<std::pair<std::string, std::string>, Answer> last;
  std::vector<std::uint32_t> records;
  CsvScanner scanner(text, table.delimiter, table.body);
  std::vector<Cell> cells;
  std::string scratch;
  while (scanner.next(cells)) {
    if (std::max({practice, expert, time}) >= cells.size()) continue;
    const auto text_at = [&](std::size_t column) {
      return std::string(cell_text(text, cells[column], scratch));
    };
    const Answer answer{parse_moment(text_at(time)),
                        scanner.record_begin(),
                        {table.source, cells[time].begin, cells[time].end}};
    const auto [held, is_first] = last.try_emplace({text_at(practice), text_at(expert)}, answer);
    if (is_first) continue;
    const bool is_later = !answer.time || !held->second.time || *answer.time >= *held->second.time;
    const Answer& older = is_later ? held->second : answer;
    const Answer& newer = is_later ? answer : held->second;
    diagnostics.add(Found::answered_twice, older.span, {held->first.second, held->first.first},
                    newer.span);
    records.push_back(older.record);
    if (is_later) held->second = answer;
  }
  std::ranges::sort(records);
  return records;
}

std::optional<RatingsTable> open_wide(const Sources& sources, CsvTable table,
                                      std::vector<WideMark> marks, const Renamed& renamed,
                                      Diagnostics& diagnostics) {
  auto others = table;  // the columns of marks are found, the rest is looked for by its names
  for (const auto& mark : marks) {
    others.headings[mark.column].clear();
    if (mark.comment) others.headings[*mark.comment].clear();
  }
  const auto columns = find_columns(others, wide_fields(), renamed, diagnostics);
  const auto [practice, expert, version, time] =
      std::tuple(columns[0], columns[1], columns[2], columns[3]);
  if (!practice || !expert) return std::nullopt;
  RatingsTable ratings{.table = std::move(table), .practice = practice, .expert = expert};
  ratings.version = version;
  ratings.date = time;
  ratings.marks = std::move(marks);
  if (time) {
    ratings.superseded = superseded(sources, ratings.table, *practice, *expert, *time, diagnostics);
  }
  return ratings;
}

}  // namespace

std::vector<MarkName> mark_names(const Forms& forms) {
  std::vector<MarkName> names;
  if (forms.criteria) {
    for (const auto& criterion : forms.criteria->criteria) {
      names.push_back(
          {criterion.id.value, criterion.title.text.value, criterion.title.english.value});
    }
  }
  if (forms.cycle) {
    for (const auto& stage : forms.cycle->stages) {
      names.push_back({stage.code.value, stage.title.text.value, stage.title.english.value});
    }
  }
  // «К10» before «К1»: the longest code that fits is meant.
  std::ranges::stable_sort(names, std::ranges::greater(),
                           [](const MarkName& name) { return name.code.size(); });
  return names;
}

TableWish ratings_wish(const std::vector<MarkName>& names, const Renamed& renamed) {
  return {[&](const std::vector<std::string_view>& cells) {
    const auto lengthwise = named_fields(cells, fields_of<RatingRow>(), renamed);
    const std::vector<std::string> headings(cells.begin(), cells.end());
    const auto marks = find_marks(headings, names, renamed);
    auto across = named_fields(cells, wide_fields(), renamed);
    across.fields += marks.size();
    across.all_required = across.all_required && !marks.empty();
    return across.fields > lengthwise.fields && !lengthwise.all_required ? across : lengthwise;
  }};
}

std::optional<RatingsTable> open_ratings(const Sources& sources, CsvTable table,
                                         const std::vector<MarkName>& names, const Renamed& renamed,
                                         Diagnostics& diagnostics) {
  const std::vector<std::string_view> headings(table.headings.begin(), table.headings.end());
  auto marks = find_marks(table.headings, names, renamed);
  const auto lengthwise = named_fields(headings, fields_of<RatingRow>(), renamed);
  if (!marks.empty() && !lengthwise.all_required) {
    return open_wide(sources, std::move(table), std::move(marks), renamed, diagnostics);
  }
  const auto columns = find_columns(table, fields_of<RatingRow>(), renamed, diagnostics);
  if (!columns[0] || !columns[1] || !columns[2] || !columns[3]) return std::nullopt;
  return RatingsTable{std::move(table), columns[0], columns[1], columns[2], columns[3],
                      columns[4],       columns[5], columns[6], columns[7]};
}

}  // namespace otbor
