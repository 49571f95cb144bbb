#include <catch2/catch.hpp>

#include "engine/text/node.hpp"

using namespace otbor;

namespace {

struct Parsed {
  std::optional<Node> root;
  Diagnostics diagnostics;
  Sources sources;
};

Parsed parse(std::string text) {
  Parsed parsed;
  const auto source = parsed.sources.add({.name = "t.yaml", .text = std::move(text), .sha256 = ""});
  parsed.root = parse_yaml(parsed.sources, source, parsed.diagnostics);
  return parsed;
}

bool reports(const Parsed& parsed, Found found) {
  for (const auto& d : parsed.diagnostics.sorted()) {
    if (d.found == found) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Scalars stay text with their places") {
  const auto parsed = parse("a: 010\nсписок: [да, 1.5]\n");
  REQUIRE(parsed.root);
  CHECK(parsed.root->find("a")->text == "010");
  const auto* list = parsed.root->find("список");
  REQUIRE(list->items.size() == 2);
  CHECK(parsed.sources.text(list->items[1].span) == "1.5");
}

TEST_CASE("What YAML would accept in silence is an error") {
  CHECK(reports(parse("a: 1\na: 2\n"), Found::duplicate_key));
  CHECK(reports(parse("a: &x 1\nb: *x\n"), Found::yaml_anchor));
  CHECK(reports(parse("a: !!str 1\n"), Found::yaml_tag));
  CHECK(reports(parse("a: \"b\nc: 1\n"), Found::yaml_quote_open));
  CHECK(reports(parse("a: 1\n---\nb: 2\n"), Found::yaml_second_document));
  CHECK(reports(parse("a:\n\t- 1\n"), Found::yaml_tab));
  CHECK(reports(parse("список:\n  — код: К1\n"), Found::yaml_long_dash));
  CHECK(reports(parse(""), Found::empty_file));
}

TEST_CASE("Input made to hang or to overflow is refused") {
  CHECK_FALSE(parse(",").root);
  CHECK_FALSE(parse(std::string(100'000, '[')).root);
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(reports(parse(deep), Found::yaml_too_deep));
  CHECK(reports(parse("a: [&a [1], &b [*a, *a], &c [*b, *b]]"), Found::yaml_anchor));
}

TEST_CASE("JSON is read into the same tree, numbers as written") {
  const auto root = parse_json(R"({"a": [1.50, "x\n", null], "b": {"c": true}})");
  REQUIRE(root);
  CHECK(root->find("a")->items[0].text == "1.50");
  CHECK(root->find("a")->items[1].text == "x\n");
  CHECK(root->find("b")->find("c")->text == "true");
  CHECK_FALSE(parse_json("{\"a\": }"));
  CHECK_FALSE(parse_json(std::string(1000, '[')));
}
