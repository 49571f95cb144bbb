#include <catch2/catch.hpp>

#include "engine/text/csv.hpp"
#include "engine/text/encoding.hpp"

using namespace otbor;

namespace {

std::vector<std::vector<std::string>> records(std::string_view text, char delimiter) {
  CsvScanner scanner(text, delimiter, 0);
  std::vector<Cell> cells;
  std::string scratch;
  std::vector<std::vector<std::string>> out;
  while (scanner.next(cells)) {
    auto& row = out.emplace_back();
    for (const auto& cell : cells) row.emplace_back(cell_text(text, cell, scratch));
  }
  return out;
}

using Rows = std::vector<std::vector<std::string>>;

CsvTable table_of(std::string text, Diagnostics& diagnostics) {
  Sources sources;
  const auto source = sources.add({.name = "t.csv", .text = std::move(text), .sha256 = ""});
  return open_table(sources, source, diagnostics).value();
}

}  // namespace

TEST_CASE("Cells keep quotes, delimiters and line ends that stand inside quotes") {
  CHECK(records("a;\"b;c\";\"d\ne\"\r\n\"say \"\"yes\"\"\";;f", ';') ==
        Rows{{"a", "b;c", "d\ne"}, {"say \"yes\"", "", "f"}});
}

TEST_CASE("A quote inside an unquoted cell is a letter") {
  CHECK(records("МБОУ \"Школа\";2\n", ';') == Rows{{"МБОУ \"Школа\"", "2"}});
}

TEST_CASE("Blank lines are skipped and a last line needs no end") {
  CHECK(records("\n\r\na;b\n\n\nc;d", ';') == Rows{{"a", "b"}, {"c", "d"}});
}

TEST_CASE("No-break spaces around a cell are trimmed") {
  CHECK(records("\u00A0P1 ; 2\u00A0\n", ';') == Rows{{"P1", "2"}});
}

TEST_CASE("A quote that is never closed is reported where it opens") {
  CsvScanner scanner("a;\"b\nc;d\n", ';', 0);
  std::vector<Cell> cells;
  scanner.next(cells);
  CHECK(scanner.unclosed_quote() == 2U);
}

TEST_CASE("The delimiter is the one that splits the headings and sep= wins") {
  Diagnostics diagnostics;
  CHECK(table_of("a,b,c\n1,2,3\n", diagnostics).delimiter == ',');
  CHECK(table_of("a;b, и далее;c\n", diagnostics).delimiter == ';');
  CHECK(table_of("a\tb\n", diagnostics).delimiter == '\t');
  const auto table = table_of("sep=,\na,b;c\n", diagnostics);
  CHECK(table.headings == std::vector<std::string>{"a", "b;c"});
  CHECK(diagnostics.empty());
}

TEST_CASE("Cells longer than a block of the scanner are found whole") {
  const std::string longer(200, 'x');
  CHECK(records(longer + ";1\n" + longer + longer + ";2\n", ';') ==
        Rows{{longer, "1"}, {longer + longer, "2"}});
}

TEST_CASE("Encodings of Russian tables are recognised") {
  CHECK(decode("\xEF\xBB\xBF\xD0\x91").text == "Б");
  CHECK(decode("\xCF\xF0\xE0\xEA\xF2\xE8\xEA\xE0").text == "Практика");
  CHECK(decode("\xCF\xF0\xE0\xEA\xF2\xE8\xEA\xE0").encoding == Encoding::windows_1251);
  CHECK(decode("\x8F\xE0\xA0\xAA\xE2\xA8\xAA\xA0").text == "Практика");
  CHECK(decode("\x8F\xE0\xA0\xAA\xE2\xA8\xAA\xA0").encoding == Encoding::cp866);
  const std::string little("\xFF\xFE\x11\x04\x3B\x00", 6);
  CHECK(decode(little).text == "Б;");
  const std::string without_mark("\x11\x04\x3B\x00\x31\x00\x0A\x00", 8);
  CHECK(decode(without_mark).text == "Б;1\n");
  CHECK(decode(std::string("\xFF\xFE\x11", 3)).invalid);
}
