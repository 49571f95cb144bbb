// Rows of the marks mean the same in any order, and in one piece or in parts.

#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "tests/property/draws.hpp"

namespace otbor {
namespace {

constexpr std::string_view programme =
    "title: t\ncriteria: c.yaml\nplan:\n  blanks: not_rated\n  selection: {places: 1}\n";
constexpr std::string_view criteria =
    "title: c\nversion: \"1\"\nscale: {min: 0, max: 3, not_applicable: yes}\ncriteria:\n"
    "  - {id: A, title: a, weight: 1}\n  - {id: B, title: b, weight: 2.5}\n";

struct Table {
  std::string practices = "id;title\n";
  std::vector<std::string> rows;

  [[nodiscard]] std::string ratings(const std::vector<std::size_t>& order) const {
    std::string text = "practice;expert;criterion;score;comment\n";
    for (const auto at : order) text += rows[at];
    return text;
  }
};

/// Some sheets have blanks, "not applicable" and comments in quotes with line ends.
Table random_table(Draws& draws, std::size_t practices) {
  Table table;
  for (std::size_t p = 0; p < practices; ++p) {
    const auto practice = "P" + std::to_string(p);
    table.practices += practice + ";t\n";
    for (std::size_t e = 0; e < 3; ++e) {
      if (e > 0 && draws.one_in(4)) continue;
      for (const std::string_view criterion : {"A", "B"}) {
        const auto mark = draws.one_of({"0", "1", "2", "3", "3", "–", ""});
        const auto comment = draws.one_of({"", "да", "\"а; \"\"б\"\"\nв\""});
        table.rows.push_back(practice + ";E" + std::to_string(e) + ";" + std::string(criterion) +
                             ";" + mark + ";" + comment + "\n");
      }
    }
  }
  return table;
}

Study study_of(const Table& table, const std::string& ratings, unsigned threads) {
  const FileAccess files{.read = [&](std::string_view name) -> std::optional<RawFile> {
                           const auto file = [&](std::string_view bytes) {
                             RawFile raw;
                             raw.name = name;
                             raw.bytes = bytes;
                             return raw;
                           };
                           if (name == "programme.yaml") return file(programme);
                           if (name == "c.yaml") return file(criteria);
                           if (name == "practices.csv") return file(table.practices);
                           if (name == "ratings.csv") return file(ratings);
                           return std::nullopt;
                         },
                         .list = [](std::string_view) { return std::vector<std::string>(); }};
  IntakeOptions options;
  options.offers = offers();
  options.threads = num::Threads{threads};
  auto intake = take_in(files, "programme.yaml", options);
  REQUIRE(intake.study.has_value());
  return *std::move(intake.study);
}

void require_same_sheets(const Study& a, const Study& b) {
  REQUIRE(a.sheets.sheets.count() == b.sheets.sheets.count());
  for (const auto sheet : a.sheets.sheets.count()) {
    const auto& was = a.sheets.sheets[sheet];
    const auto& is = b.sheets.sheets[sheet];
    const bool same = was.practice == is.practice && was.status == is.status &&
                      a.experts[was.expert].id == b.experts[is.expert].id &&
                      std::ranges::equal(a.sheets.marks.row(sheet), b.sheets.marks.row(sheet));
    if (!same) FAIL("sheet " << sheet.value());
  }
  REQUIRE(a.sheets.comments.size() == b.sheets.comments.size());
  for (std::size_t i = 0; i < a.sheets.comments.size(); ++i) {
    const bool same =
        a.sheets.comments[i].sheet == b.sheets.comments[i].sheet &&
        a.sheets.text_of(a.sheets.comments[i]) == b.sheets.text_of(b.sheets.comments[i]);
    if (!same) FAIL("comment " << i);
  }
}

TEST_CASE("Rows of the marks may come in any order") {
  for (std::uint32_t number = 0; number < 200; ++number) {
    CAPTURE(number);
    Draws draws(number);
    const auto table = random_table(draws, 1 + draws.below(6));
    std::vector<std::size_t> order(table.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto before = study_of(table, table.ratings(order), 1);
    const auto after = study_of(table, table.ratings(draws.permutation(table.rows.size())), 1);
    require_same_sheets(before, after);
  }
}

TEST_CASE("A table of marks longer than one part is read the same by any number of threads") {
  Draws draws(1);
  auto table = random_table(draws, 60'000);
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto ratings = table.ratings(order);
  // A lone quote inside a cell is a letter; counting quotes then misleads the cuts.
  for (const bool with_lone_quotes : {false, true}) {
    if (with_lone_quotes) {
      for (std::size_t at = 0; (at = ratings.find(";да\n", at)) != std::string::npos; at += 5000) {
        ratings.insert(at + 3, "\"");
      }
    }
    REQUIRE(ratings.size() > (std::size_t{5} << 20U));
    const auto one = study_of(table, ratings, 1);
    for (const unsigned threads : {2U, 7U})
      require_same_sheets(one, study_of(table, ratings, threads));
  }
}

}  // namespace
}  // namespace otbor
