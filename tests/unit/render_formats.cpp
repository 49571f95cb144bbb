#include <catch2/catch.hpp>

#include "engine/base/utf8.hpp"
#include "engine/render/format.hpp"
#include "engine/render/html/script.hpp"
#include "engine/render/terminal/layout.hpp"

namespace otbor {
namespace {

Document with_table(std::vector<TableColumn> columns, std::vector<TableRow> rows) {
  Document document;
  document.title = "Список";
  TableBlock table;
  table.columns = std::move(columns);
  table.rows = std::move(rows);
  document.blocks.emplace_back(std::move(table));
  return document;
}

std::string printed(std::string_view format, const Document& document,
                    const FormatOptions& options = {}) {
  return find_format(format)->print(document, options);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// CSV --------------------------------------------------------------------------------------------

TEST_CASE("CSV begins with a byte-order mark, parts cells by semicolons and ends lines with CRLF") {
  const auto document = with_table({{.title = "Место"}, {.title = "Практика"}},
                                   {{{"1", "Первая"}}, {{"2", "Вторая"}}});
  CHECK(printed("csv", document) == "\xEF\xBB\xBFМесто;Практика\r\n1;Первая\r\n2;Вторая\r\n");
}

TEST_CASE("CSV quotes a cell with a semicolon, a quote or a line end") {
  const auto document = with_table({{.title = "A"}}, {{{"а; б"}}, {{"«а» \"б\""}}, {{"а\nб"}}});
  CHECK(printed("csv", document) ==
        "\xEF\xBB\xBF"
        "A\r\n\"а; б\"\r\n\"«а» \"\"б\"\"\"\r\n\"а\nб\"\r\n");
}

TEST_CASE("CSV: a cell that a spreadsheet would compute gets an apostrophe, a number does not") {
  const auto document = with_table(
      {{.title = "A"}},
      {{{"=HYPERLINK(1)"}}, {{"+7 900"}}, {{"@sum"}}, {{"-1+2"}}, {{"-2,5"}}, {{"+3"}}, {{"–"}}});
  CHECK(printed("csv", document) ==
        "\xEF\xBB\xBF"
        "A\r\n'=HYPERLINK(1)\r\n'+7 900\r\n'@sum\r\n'-1+2\r\n-2,5\r\n+3\r\n–\r\n");
}

// HTML -------------------------------------------------------------------------------------------

TEST_CASE("HTML: whatever comes from files is text, never markup") {
  const std::string nasty = "<script>alert('x')</script> & \"кавычки\"";
  auto document = with_table(
      {{.title = nasty, .names_row = true}, {.title = "b"}, {.title = "c"}, {.title = "d"}},
      {{{TableCell(nasty, "a\"b"), nasty, nasty, nasty}}});
  document.title = nasty;
  document.subtitle = nasty;
  document.banner = {nasty};
  document.closing = nasty;
  document.contents = true;
  document.blocks.emplace_back(Heading{2, nasty, "x\"><script>"});
  document.blocks.emplace_back(Paragraph{nasty});
  document.blocks.emplace_back(Bullets{{nasty}});
  document.blocks.emplace_back(KeyValues{{{nasty, nasty}}});
  document.blocks.emplace_back(Bars{nasty, {{nasty, nasty, 500}}});
  document.blocks.emplace_back(Dots{.caption = nasty,
                                    .legend = nasty,
                                    .low = nasty,
                                    .high = nasty,
                                    .rows = {{.label = nasty, .value = nasty, .dots = {1}}}});
  document.blocks.emplace_back(Details{.summary = nasty, .aside = nasty, .anchor = nasty});
  document.blocks.emplace_back(Grid{.caption = nasty,
                                    .legend = nasty,
                                    .corner = nasty,
                                    .columns = {nasty},
                                    .rows = {{nasty, "a\"b", {{nasty, 500}}}}});
  auto page = printed("html", document);
  const auto own = page.find("<script>" + std::string(html::script) + "</script>");
  REQUIRE(own != std::string::npos);
  page.erase(own, html::script.size() + std::string_view("<script></script>").size());
  CHECK_FALSE(contains(page, "<script"));
  CHECK_FALSE(contains(page, "alert('x')"));
  CHECK(
      contains(page, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;кавычки&quot;"));
}

TEST_CASE("HTML: the page names its language and forbids to run or load anything") {
  Document document;
  document.title = "Отчёт";
  const auto page = printed("html", document);
  CHECK(contains(page, "<html lang=\"ru\">"));
  CHECK(contains(page, "<title>Отчёт</title>"));
  CHECK(contains(page, "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
  CHECK_FALSE(contains(page, "http://"));
  CHECK_FALSE(contains(page, "https://"));
}

TEST_CASE("HTML: a page with contents runs its own script, by its hash, and no other") {
  Document document;
  document.title = "Отчёт";
  document.contents = true;
  const auto page = printed("html", document);
  CHECK(contains(page, "; script-src '" + std::string(html::script_hash) + "'\">"));
  CHECK(contains(page, "<script>" + std::string(html::script) + "</script>"));
  CHECK(html::script_hash.starts_with("sha256-"));
  CHECK(html::script_hash.size() == std::string_view("sha256-").size() + 44);
}

TEST_CASE("HTML: a table to look things up in says so, and which of its columns offer a choice") {
  auto document = with_table({{.title = "Код"}, {.title = "Решение", .choice = true}},
                             {{{"P1", "да"}}, {{"P2", "нет"}}});
  CHECK_FALSE(contains(printed("html", document), "data-choice"));
  std::get<TableBlock>(document.blocks[0].is).lookup = true;
  const auto page = printed("html", document);
  CHECK(contains(page, "<table data-lookup>"));
  CHECK(contains(page, "<th scope=\"col\" data-choice>Решение</th>"));
}

TEST_CASE("HTML: neighbouring cards stand on one shelf") {
  Document document;
  document.blocks.emplace_back(Details{.summary = "Первая"});
  document.blocks.emplace_back(Details{.summary = "Вторая"});
  document.blocks.emplace_back(Paragraph{"После"});
  const auto page = printed("html", document);
  CHECK(contains(page, "<div class=\"shelf\">\n<details>"));
  CHECK(contains(page, "</details>\n</div>\n<p>После</p>"));
  CHECK(page.find("class=\"shelf\"") == page.rfind("class=\"shelf\""));
}

TEST_CASE("A grid keeps its values beside the shades, in a page and on a screen") {
  Document document;
  document.blocks.emplace_back(Grid{
      .caption = "Баллы",
      .corner = "Практика",
      .columns = {"Э-01", "Э-02"},
      .rows = {{"P1", "", {{"+3,5", 1000}, {"−1,0", -200}}}, {"P2", "", {{"", 0}, {"0,0", 0}}}}});
  const auto page = printed("html", document);
  CHECK(contains(page,
                 "<th scope=\"row\">P1</th><td class=\"p5\">+3,5</td>"
                 "<td class=\"n1\">−1,0</td>"));
  CHECK(contains(page, "<td></td><td>0,0</td>"));
  CHECK(contains(printed("terminal", document), "P1        +3,5  −1,0\n"));
}

TEST_CASE("A bar and its mark are drawn where they belong") {
  Document document;
  document.blocks.emplace_back(Bars{"", {{"К1", "2 / 3", 500, 750}}});
  const auto page = printed("html", document);
  CHECK(contains(page, "<rect class=\"bar\" width=\"50.0%\""));
  CHECK(contains(page, "<line class=\"mark\" x1=\"75.0%\" x2=\"75.0%\""));
  CHECK(contains(printed("terminal", document), "██████████·····│····  К1 2 / 3"));
}

TEST_CASE("HTML: a page without a landscape table holds no «@»") {
  auto document = with_table({{.title = "A"}}, {{{"1"}}});
  CHECK_FALSE(contains(printed("html", document), "@"));
  std::get<TableBlock>(document.blocks[0].is).wide = true;
  CHECK(contains(printed("html", document), "@page wide"));
}

TEST_CASE("HTML: rows name their headings, links lead to anchors that exist") {
  auto document = with_table({{.title = "Практика", .names_row = true}, {.title = "Балл"}},
                             {{{TableCell("Первая", "practice-1"), "46,67"}}});
  document.blocks.emplace_back(Heading{2, "Карточки", "cards"});
  document.blocks.emplace_back(Details{.summary = "Первая", .anchor = "practice-1"});
  document.contents = true;
  const auto page = printed("html", document);
  CHECK(contains(page, "<th scope=\"row\"><a href=\"#practice-1\">Первая</a></th>"));
  CHECK(contains(page, "<th scope=\"col\">Балл</th>"));
  CHECK(contains(page, "id=\"practice-1\""));
  CHECK(contains(page, "<a href=\"#cards\">Карточки</a>"));
  CHECK(contains(page, "<h2 id=\"cards\">"));
}

TEST_CASE("HTML: «№ 2», «77,8 %» and «2022 г.» stay on one line") {
  Document document;
  document.blocks.emplace_back(Paragraph{"СОШ № 2 набрала 77,8 % в 2022 г."});
  CHECK(contains(printed("html", document), "СОШ №\u00A02 набрала 77,8\u00A0% в 2022\u00A0г."));
}

// Terminal ---------------------------------------------------------------------------------------

TEST_CASE("Terminal: columns are aligned by what a sign takes on the screen") {
  const auto document = with_table({{"№", Align::right, true}, {.title = "Практика"}},
                                   {{{"1", "Ёж"}}, {{"12", "и\u0306од"}}});
  CHECK(contains(printed("terminal", document),
                 " №  Практика\n"
                 "────────────\n"
                 " 1  Ёж\n"
                 "12  и\u0306од\n"));
}

TEST_CASE("Terminal: a long title wraps inside its column and no line is too wide") {
  const auto document =
      with_table({{"Место", Align::right, true},
                  {.title = "Практика", .names_row = true},
                  {"Балл", Align::right, true}},
                 {{{"1", "Управление объективностью оценивания от результатов к внутренней системе",
                    "46,67"}}});
  const auto text = printed("terminal", document, {.width = 40});
  for (const auto& line : terminal::wrapped(text, 1000)) CHECK(utf8::width(line) <= 40);
  CHECK(contains(text, "    1  Управление"));
}

TEST_CASE("Terminal: columns of detail are left out, rows beyond the limit are counted") {
  const auto document = with_table({{.title = "A"}, {.title = "B", .detail = true}},
                                   {{{"1", "x"}}, {{"2", "y"}}, {{"3", "z"}}});
  const auto text = printed("terminal", document, {.rows_max = 2});
  CHECK_FALSE(contains(text, "x"));
  CHECK(contains(text, "… и ещё 1 строка"));
}

TEST_CASE("Terminal: a cell cut to its first lines ends with an ellipsis inside its column") {
  const auto lines = terminal::wrapped("один два три", 5);
  CHECK(terminal::shortened(lines, 0, 5) == lines);
  CHECK(terminal::shortened(lines, 3, 5) == lines);
  CHECK(terminal::shortened(lines, 2, 5) == std::vector<std::string>{"один", "два…"});
  CHECK(terminal::shortened({"пятак", "два"}, 1, 5) == std::vector<std::string>{"пята…"});
}

TEST_CASE("Terminal: text of a file cannot steer the terminal") {
  Document document;
  document.blocks.emplace_back(Paragraph{"до\x1b[2Jпосле\a"});
  CHECK_FALSE(contains(printed("terminal", document), "\x1b"));
  CHECK(contains(printed("terminal", document), "до[2Jпосле"));
}

TEST_CASE("Terminal: colours appear on request alone") {
  auto document = with_table({{.title = "A"}}, {{{TableCell("да", "", Tone::good)}}});
  CHECK_FALSE(contains(printed("terminal", document), "\x1b["));
  CHECK(contains(printed("terminal", document, {.colour = true}), "\x1b[32mда"));
}

TEST_CASE("Wrapping breaks a word longer than the line") {
  CHECK(terminal::wrapped("абвгд е", 3) == std::vector<std::string>{"абв", "гд", "е"});
  CHECK(terminal::wrapped("", 3) == std::vector<std::string>{""});
  CHECK(terminal::wrapped("а\nб", 3) == std::vector<std::string>{"а", "б"});
}

TEST_CASE("The widest column gives way first, one that matters more gives way later") {
  using Widths = std::vector<std::size_t>;
  CHECK(terminal::fitted({{10, 4}, {30, 4}}, 30) == Widths{10, 20});
  CHECK(terminal::fitted({{20, 4}, {20, 4, 2}}, 30) == Widths{10, 20});
  CHECK(terminal::fitted({{10, 10}, {10, 10}}, 5) == Widths{10, 10});
}

}  // namespace
}  // namespace otbor
