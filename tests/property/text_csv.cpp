// Tables against a reader that looks at one letter after another, and parts against the whole.

#include <catch2/catch.hpp>

#include "engine/base/utf8.hpp"
#include "engine/text/csv.hpp"
#include "tests/property/draws.hpp"

namespace otbor {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, char delimiter, std::uint32_t from, std::uint32_t to) {
  CsvScanner scanner(text, delimiter, from);
  std::vector<Cell> cells;
  std::string scratch;
  Rows rows;
  while (scanner.next(cells) && scanner.record_begin() < to) {
    auto& row = rows.emplace_back();
    for (const auto& cell : cells) row.emplace_back(cell_text(text, cell, scratch));
  }
  return rows;
}

Rows rows_of(std::string_view text, char delimiter) {
  return rows_of(text, delimiter, 0, static_cast<std::uint32_t>(text.size()));
}

/// The same by the plainest means. A cell is quoted when its first letter is a quote; a record of
/// empty cells without quotes is blank. Tables of this file have nothing after a closing quote.
class PlainReader {
 public:
  PlainReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  [[nodiscard]] Rows rows() {
    Rows rows;
    while (at_ < text_.size()) {
      std::vector<std::string> row;
      bool blank = true;
      bool more = true;
      while (more) {
        blank = blank && (at_ == text_.size() || text_[at_] != '"');
        row.push_back(cell());
        blank = blank && row.back().empty();
        more = at_ < text_.size() && text_[at_] == delimiter_;
        if (more) ++at_;
      }
      if (at_ < text_.size() && text_[at_] == '\r') ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
      if (!blank) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  [[nodiscard]] bool at_line_end() const {
    return text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
  }

  std::string cell() {
    std::string value;
    if (at_ < text_.size() && text_[at_] == '"') {
      for (++at_; text_[at_] != '"' || text_.substr(at_, 2) == "\"\""; ++at_) {
        if (text_[at_] == '"') ++at_;
        value += text_[at_];
      }
      ++at_;
    } else {
      while (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end()) {
        value += text_[at_++];
      }
    }
    return std::string(utf8::trimmed(value));
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
};

struct RandomTable {
  std::string text;
  Rows rows;
};

std::string random_cell(Draws& draws) {
  static const std::vector<std::string_view> pieces{
      "а", "Школа № 1", "1,5", "x", "\"", "\"\"", ";", ",", "\t", "\n", "\r\n", " ", "«ё»", "0"};
  std::string cell;
  for (auto left = draws.below(5); left > 0; --left) cell += draws.one_of(pieces);
  return cell;
}

std::string quoted(std::string_view cell) {
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

enum class LoneQuotes : std::uint8_t { none, some };

/// As spreadsheets write: quotes where they are needed and now and then where they are not, a quote
/// within an unquoted cell left as a letter, either kind of line end, blank records in between.
RandomTable random_table(Draws& draws, char delimiter, std::size_t rows, LoneQuotes lone) {
  RandomTable table;
  const auto columns = 2 + draws.below(4);
  const std::string end = draws.one_in(2) ? "\r\n" : "\n";
  for (std::size_t r = 0; r < rows; ++r) {
    std::vector<std::string> row;
    bool blank = true;
    for (std::uint32_t c = 0; c < columns; ++c) {
      const auto cell = random_cell(draws);
      const bool must = cell.find_first_of(std::string("\n") + delimiter) != std::string::npos ||
                        cell.starts_with('"') || cell.starts_with(' ') || cell.starts_with('\t') ||
                        (lone == LoneQuotes::none && cell.find('"') != std::string::npos);
      const bool quotes = must || draws.one_in(4);
      blank = blank && cell.empty() && !quotes;
      table.text += quotes ? quoted(cell) : cell;
      table.text += c + 1 < columns ? std::string(1, delimiter) : end;
      row.emplace_back(utf8::trimmed(cell));
    }
    if (!blank) table.rows.push_back(std::move(row));
    if (draws.one_in(10)) table.text += end;
  }
  if (draws.one_in(2)) table.text.resize(table.text.size() - end.size());
  return table;
}

TEST_CASE("A random table is read as it was written, and as a reader by letters reads it") {
  for (std::uint32_t number = 0; number < 1500; ++number) {
    Draws draws(number);
    const char delimiter = ";,\t"[draws.below(3)];
    const auto table = random_table(draws, delimiter, 1 + draws.below(12), LoneQuotes::some);
    CAPTURE(number, table.text);
    const auto rows = rows_of(table.text, delimiter);
    REQUIRE(rows == table.rows);
    REQUIRE(rows == PlainReader(table.text, delimiter).rows());
  }
}

TEST_CASE("A long table cut into parts gives the rows of the whole") {
  for (std::uint32_t number = 0; number < 3; ++number) {
    CAPTURE(number);
    Draws draws(number);
    auto table = random_table(draws, ';', 2000, LoneQuotes::none);
    table.text += '\n';
    std::string text;
    while (text.size() < (std::size_t{5} << 20U)) text += table.text;
    const auto whole = rows_of(text, ';');
    for (const unsigned threads : {1U, 7U}) {
      const auto places = cuts(text, 0, num::Threads{threads});
      REQUIRE(places.size() > 2);  // more than one part
      REQUIRE(places.front() == 0);
      REQUIRE(places.back() == text.size());
      Rows parts;
      for (std::size_t part = 0; part + 1 < places.size(); ++part) {
        auto rows = rows_of(text, ';', places[part], places[part + 1]);
        std::ranges::move(rows, std::back_inserter(parts));
      }
      REQUIRE((parts == whole));
    }
  }
}

}  // namespace
}  // namespace otbor
