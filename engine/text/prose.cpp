#include "engine/text/prose.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

/// A line as long as this is a paragraph of a word processor, and so is every other line. So they
/// are where no line is empty and most end with a stop: an editor wraps lines anywhere.
constexpr std::size_t unwrapped_line_bytes = 320;
constexpr std::size_t heading_characters_max = 100;

/// After these a full stop is never the end: a name or a number follows.
constexpr std::array<std::string_view, 34> before_a_name{
    "адм",  "акад", "гл",   "гор", "дер", "дир", "доц", "зав", "зам",  "им",  "илл", "кл",
    "ком",  "мкр",  "напр", "обл", "отв", "п",   "пгт", "пер", "пл",   "пос", "пп",  "пр-т",
    "проф", "рис",  "рук",  "с",   "см",  "ср",  "ст",  "стр", "табл", "ул"};

/// These shorten a month before a year: «в нояб. 2022 г.».
constexpr std::array<std::string_view, 12> months{"янв", "фев",  "февр", "мар", "апр",  "авг",
                                                  "сен", "сент", "окт",  "ноя", "нояб", "дек"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool ends_a_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…'; }

/// «.», «:», «;» at the end of a line.
bool stops(std::string_view line) {
  for (const std::string_view sign : {".", "!", "?", "…", ":", ";"}) {
    if (line.ends_with(sign)) return true;
  }
  return false;
}

bool closes(char32_t c) {
  return c == U'»' || c == U'”' || c == U'“' || c == '"' || c == ')' || c == ']' || c == U'’';
}

bool opens(char32_t c) {
  return c == U'«' || c == U'„' || c == U'“' || c == '"' || c == '(' || c == '[' || c == U'–' ||
         c == U'—' || c == '-' || c == '*' || c == '_';
}

bool is_word_sign(char32_t c) {
  return utf8::is_letter(c) || utf8::is_digit(c) || (c >= 0x300 && c <= 0x36F);
}

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_word_sign(utf8::next(text, at))) return true;
  }
  return false;
}

/// One line of the text, without its blanks.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Past `# `, the sign of a list's item or the bar of a table's row, which `kind` then names.
std::size_t past_sign(std::string_view line, Passage& kind) {
  const auto past_blanks = [&](std::size_t at) {
    while (at < line.size() && (is_blank(line[at]) || line.substr(at).starts_with("\u00A0"))) {
      at += is_blank(line[at]) ? 1 : 2;
    }
    return at;
  };
  const auto after = [&](std::size_t at, Passage is) {
    const auto past = past_blanks(at);
    if (past == at) return std::size_t{0};
    kind = is;
    return past;
  };
  kind = Passage::paragraph;
  if (line.starts_with('|')) {
    kind = Passage::table_row;
    return past_blanks(1);
  }
  const auto hashes = line.find_first_not_of('#');
  if (hashes != 0 && hashes != std::string_view::npos && hashes <= 6) {
    return after(hashes, Passage::heading);
  }
  for (const std::string_view sign : {"-", "*", "+", "–", "—", "•", "·", "●", "▪", "□"}) {
    if (line.starts_with(sign)) return after(sign.size(), Passage::list_item);
  }
  const auto digits = line.find_first_not_of("0123456789.");
  if (digits != 0 && digits != std::string_view::npos && digits <= 6) {
    if (line[digits] == ')') return after(digits + 1, Passage::list_item);
    if (line[digits - 1] == '.') return after(digits, Passage::list_item);
  }
  std::size_t letter = 0;
  if (!line.empty() && utf8::is_letter(utf8::next(line, letter)) && letter < line.size() &&
      line[letter] == ')') {
    return after(letter + 1, Passage::list_item);
  }
  return 0;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] Prose read() {
    find_paragraphs();
    name_headings();
    for (std::uint32_t at = 0; at < prose_.paragraphs.size(); ++at) split(at);
    return std::move(prose_);
  }

 private:
  void find_paragraphs();
  void add_line(Line line, bool each_is_a_paragraph);
  void name_headings();
  void split(std::uint32_t paragraph);
  void add_sentence(std::uint32_t paragraph, std::size_t begin, std::size_t end);
  [[nodiscard]] bool is_end(std::size_t sentence, std::size_t sign, std::size_t after,
                            std::size_t end) const;
  [[nodiscard]] bool is_abbreviation(std::size_t sentence, std::size_t stop, char32_t next) const;
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  std::string_view text_;
  Prose prose_;
  bool open_ = false;        // the next line may go on with the last paragraph
  std::size_t counted_ = 0;  // line ends before this byte are in `line_`
  std::uint32_t line_ = 1;
};

void Reader::find_paragraphs() {
  std::vector<Line> lines;
  std::size_t full = 0;
  std::size_t stopped = 0;
  bool blank = false;  // the lines just before
  bool blank_inside = false;
  bool unwrapped = false;
  for (std::size_t begin = 0; begin <= text_.size();) {
    const auto end = std::min(text_.find('\n', begin), text_.size());
    Line line{begin, end};
    while (line.begin < line.end && is_blank(text_[line.begin])) ++line.begin;
    while (line.end > line.begin && is_blank(text_[line.end - 1])) --line.end;
    unwrapped = unwrapped || line.end - line.begin >= unwrapped_line_bytes;
    lines.push_back(line);
    begin = end + 1;
    if (line.begin == line.end) {
      blank = full > 0;
      continue;
    }
    blank_inside = blank_inside || blank;
    ++full;
    if (stops(slice(line.begin, line.end))) ++stopped;
  }
  unwrapped = unwrapped || (!blank_inside && full >= 3 && 2 * stopped > full);
  for (const auto& line : lines) add_line(line, unwrapped);
}

void Reader::add_line(Line line, bool each_is_a_paragraph) {
  auto kind = Passage::paragraph;
  const auto sign = past_sign(slice(line.begin, line.end), kind);
  if (!has_words(slice(line.begin + sign, line.end))) {  // empty, or the rule under a heading
    open_ = false;
    return;
  }
  if (kind == Passage::paragraph && open_ && !each_is_a_paragraph) {
    prose_.paragraphs.back().end = static_cast<std::uint32_t>(line.end);
    return;
  }
  prose_.paragraphs.push_back({.kind = kind,
                               .begin = static_cast<std::uint32_t>(line.begin + sign),
                               .end = static_cast<std::uint32_t>(line.end)});
  open_ = kind == Passage::paragraph || kind == Passage::list_item;
}

/// A short line that stands alone and ends with no stop is a heading, unless it is all there is.
void Reader::name_headings() {
  if (prose_.paragraphs.size() < 2) return;
  for (auto& paragraph : prose_.paragraphs) {
    const auto words = slice(paragraph.begin, paragraph.end);
    if (paragraph.kind == Passage::paragraph && !stops(words) && !words.ends_with(',') &&
        words.find('\n') == std::string_view::npos &&
        utf8::length(words) <= heading_characters_max) {
      paragraph.kind = Passage::heading;
    }
  }
}

void Reader::split(std::uint32_t at) {
  const std::size_t end = prose_.paragraphs[at].end;
  const bool of_table = prose_.paragraphs[at].kind == Passage::table_row;
  std::size_t begin = prose_.paragraphs[at].begin;
  prose_.paragraphs[at].first_sentence = static_cast<std::uint32_t>(prose_.sentences.size());
  for (std::size_t i = begin; i < end;) {
    if (text_[i] >= '\x40' || text_[i] < 0) {  // no sign below ends a sentence but the ellipsis
      const bool ellipsis = text_.substr(i).starts_with("…");
      const bool bar = of_table && text_[i] == '|';
      if (bar) {
        add_sentence(at, begin, i);
        begin = i + 1;
      }
      if (!ellipsis) {
        ++i;
        continue;
      }
    }
    std::size_t after = i;
    const auto sign = utf8::next(text_, after);
    if (!ends_a_sentence(sign)) {
      i = after;
      continue;
    }
    while (after < end) {  // «…?!», «.»)
      std::size_t more = after;
      const auto c = utf8::next(text_, more);
      if (!ends_a_sentence(c) && !closes(c)) break;
      after = more;
    }
    if (is_end(begin, i, after, end)) {
      add_sentence(at, begin, after);
      begin = after;
    }
    i = after;
  }
  add_sentence(at, begin, end);
  prose_.paragraphs[at].last_sentence = static_cast<std::uint32_t>(prose_.sentences.size());
}

/// Signs without words belong to the sentence before, or to none.
void Reader::add_sentence(std::uint32_t paragraph, std::size_t begin, std::size_t end) {
  while (begin < end && is_blank(text_[begin])) ++begin;
  while (end > begin && is_blank(text_[end - 1])) --end;
  if (!has_words(slice(begin, end))) return;
  line_ += static_cast<std::uint32_t>(
      std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                 text_.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
  counted_ = begin;
  const auto first = prose_.paragraphs[paragraph].first_sentence;
  prose_.sentences.push_back(
      {.begin = static_cast<std::uint32_t>(begin),
       .end = static_cast<std::uint32_t>(end),
       .paragraph = paragraph,
       .number = static_cast<std::uint32_t>(prose_.sentences.size()) - first + 1,
       .line = line_});
}

/// A blank and a capital or a digit follow, and what stands before is no abbreviation.
bool Reader::is_end(std::size_t sentence, std::size_t sign, std::size_t after,
                    std::size_t end) const {
  std::size_t at = after;
  if (at < end && !is_blank(text_[at]) && !text_.substr(at).starts_with("\u00A0")) return false;
  char32_t next = 0;
  while (at < end) {
    next = utf8::next(text_, at);
    if (next != ' ' && next != '\t' && next != '\n' && next != '\r' && next != 0xA0 &&
        !opens(next)) {
      break;
    }
    next = 0;
  }
  if (next == 0) return true;
  if (utf8::is_letter(next) && !utf8::is_upper(next)) return false;
  return text_[sign] != '.' || !is_abbreviation(sentence, sign, next);
}

/// What stands before the full stop at `stop`: «им.», an initial, the number of an item, «т. е.».
bool Reader::is_abbreviation(std::size_t sentence, std::size_t stop, char32_t next) const {
  std::size_t begin = stop;
  const auto is_inner = [&](std::size_t at) {
    const auto c = static_cast<unsigned char>(text_[at]);
    return c >= 0x80 || c == '-' || utf8::is_letter(c) || utf8::is_digit(c);
  };
  while (begin > sentence && is_inner(begin - 1)) --begin;
  std::string_view word = slice(begin, stop);
  while (!word.empty()) {  // quotes and no-break spaces are no part of it
    std::size_t at = 0;
    if (is_word_sign(utf8::next(word, at))) break;
    word.remove_prefix(at);
  }
  if (word.empty()) return false;
  const bool number = word.find_first_not_of("0123456789") == std::string_view::npos;
  const auto before = slice(sentence, static_cast<std::size_t>(word.data() - text_.data()));
  if (number) return !has_words(before) || utf8::is_digit(next);
  std::size_t first = 0;
  const bool one_letter = (static_cast<void>(utf8::next(word, first)), first == word.size());
  std::size_t letter = 0;
  if (one_letter && utf8::is_upper(utf8::next(word, letter))) return true;  // an initial
  const auto lower = utf8::folded(word);
  if (lower == "г") {  // «г. Оренбург», but «в 2021 г. Школа …»
    const auto text = utf8::trimmed(before);
    return text.empty() || !utf8::is_digit(static_cast<unsigned char>(text.back()));
  }
  if (lower == "е" || lower == "к") return true;                            // т. е., т. к.
  if (lower == "п" && utf8::trimmed(before).ends_with("т.")) return false;  // и т. п.
  if (utf8::is_digit(next) && std::ranges::find(months, std::string_view(lower)) != months.end()) {
    return true;
  }
  return std::ranges::find(before_a_name, std::string_view(lower)) != before_a_name.end();
}

}  // namespace

Prose prose_of(std::string_view text) { return Reader(text).read(); }

}  // namespace otbor
