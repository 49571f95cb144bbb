// The reader of plain YAML against yaml-cpp: what it accepts it reads alike, to the last place.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/base/utf8.hpp"
#include "engine/text/yaml_plain.hpp"
#include "engine/text/yaml_traps.hpp"

using namespace otbor;

namespace {

bool same(const Span& a, const Span& b) {
  return a.source == b.source && a.begin == b.begin && a.end == b.end;
}

bool same(const Node& a, const Node& b);

bool same(const Entry& a, const Entry& b) {
  return a.key == b.key && same(a.key_span, b.key_span) && same(a.value, b.value);
}

bool same(const Node& a, const Node& b) {
  const auto alike = [](const auto& left, const auto& right) { return same(left, right); };
  return a.kind == b.kind && a.quoted == b.quoted && same(a.span, b.span) && a.text == b.text &&
         std::ranges::equal(a.items, b.items, alike) &&
         std::ranges::equal(a.entries, b.entries, alike);
}

/// A tab in a remark changes no tree, and is left to yaml-cpp.
std::optional<Node> by_yaml_cpp(const std::string& text) {
  REQUIRE_FALSE(read_plain_yaml(text + "\n#\t", 0, Limits{}));
  Sources sources;
  Diagnostics diagnostics;
  const auto source = sources.add({.name = "t.yaml", .text = text + "\n#\t", .sha256 = ""});
  return parse_yaml(sources, source, diagnostics);
}

bool has_traps(const std::string& text) {
  Diagnostics diagnostics;
  return report_yaml_traps(text, 0, diagnostics);
}

std::vector<std::string> shipped_files() {
  std::vector<std::string> texts;
  const std::filesystem::path criteria("criteria");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(criteria)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file(entry.path());
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::ranges::sort(texts);
  return texts;
}

/// Some lines of a text, moved to the left margin.
std::string excerpt(const std::string& text, std::size_t from, std::size_t lines) {
  auto begin = text.rfind('\n', from);
  begin = begin == std::string::npos ? 0 : begin + 1;
  const auto indent = std::min(text.find_first_not_of(' ', begin), text.size()) - begin;
  std::string out;
  for (; lines > 0 && begin < text.size(); --lines) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto first = text.find_first_not_of(' ', begin);
    const auto cut = std::min({begin + indent, first, end});
    out += text.substr(cut, end - cut) + "\n";
    begin = end + 1;
  }
  return out;
}

constexpr std::array slips{
    " ",  "\n", ":",   "- ",   "#",  " #",  "\"",   "'",    "[",    "]",    "{",    "}",        ",",
    "\\", "?",  "~",   "null", ": ", ":\n", "\n  ", "&",    "*",    "!",    "|",    ">",        "%",
    "@",  "`",  "---", "\"\"", "[]", "{}",  "ё",    "- - ", "\n- ", "a: b", "\n\n", "x: [a, b]"};

}  // namespace

TEST_CASE("Plain YAML: the shipped files give the tree of yaml-cpp") {
  std::size_t read = 0;
  for (const auto& text : shipped_files()) {
    const auto plain = read_plain_yaml(text, 0, Limits{});
    if (!plain) continue;  // a shipped file may have what takes yaml-cpp; most do not
    ++read;
    const auto full = by_yaml_cpp(text);
    INFO(text.substr(0, 200));
    REQUIRE(full);
    CHECK(same(*plain, *full));
  }
  CHECK(read >= 6);
}

TEST_CASE("Plain YAML: a text with slips of the hand is read as by yaml-cpp or left to it") {
  const auto files = shipped_files();
  std::uint32_t read = 0;
  for (std::uint32_t draw = 0; draw < 4000; ++draw) {
    std::uint32_t index = 0;
    const auto below = [&](std::size_t bound) {
      return num::below(static_cast<std::uint32_t>(bound), 7, num::Stage::generator, draw, index++);
    };
    const auto& file = files[below(files.size())];
    auto text = excerpt(file, below(file.size()), 1 + below(8));
    for (auto slip = below(4); slip > 0; --slip) {
      const auto at = below(text.size() + 1);
      const auto gone = below(3);
      text.replace(at, gone, below(2) == 0 ? "" : slips[below(slips.size())]);
    }
    if (utf8::first_invalid(text) || has_traps(text)) continue;
    const auto plain = read_plain_yaml(text, 0, Limits{});
    if (!plain) continue;
    ++read;
    const auto full = by_yaml_cpp(text);
    INFO(text);
    REQUIRE(full);
    REQUIRE(same(*plain, *full));
  }
  CHECK(read > 1000);
}

TEST_CASE("Plain YAML: what takes more than a line, a sign or a second look is left to yaml-cpp") {
  for (const std::string text : {"",
                                 "# ничего\n",
                                 "слово\n",
                                 "[1, 2]\n",
                                 "a: b: c\n",
                                 "a: 1\na: 2\n",
                                 "a: &x 1\n",
                                 "a: *x\n",
                                 "a: !t 1\n",
                                 "a: |\n  текст\n",
                                 "a: >\n  текст\n",
                                 "a: первая\n  вторая\n",
                                 "a: 'it''s'\n",
                                 "a: \"\\n\"\n",
                                 "a: \"открыто\n",
                                 "a: [1, 2\n",
                                 "a: {b: 1, b: 2}\n",
                                 "a: ~\n",
                                 "a: null\n",
                                 "- \n- 1\n",
                                 "? a\n: 1\n",
                                 "a: 1\n  b: 2\n",
                                 "  a: 1\nb: 2\n",
                                 "a: 1\n--- \n",
                                 "a:\t1\n",
                                 "a: {b}\n",
                                 "a: [b: 1]\n",
                                 "a: \"b\" c\n",
                                 "<<: 1\n",
                                 "\"\": 1\n",
                                 "a: [1]: 2\n"}) {
    INFO(text);
    CHECK_FALSE(read_plain_yaml(text, 0, Limits{}));
  }
}

TEST_CASE("Plain YAML: what passes a limit is left to yaml-cpp, which says so") {
  Limits limits;
  limits.yaml_depth = 2;
  CHECK(read_plain_yaml("a: [1]\n", 0, limits));
  CHECK_FALSE(read_plain_yaml("a: [[1]]\n", 0, limits));
  CHECK_FALSE(read_plain_yaml("a:\n  b:\n    c: 1\n", 0, limits));
  limits.yaml_scalar_bytes = 3;
  CHECK(read_plain_yaml("a: 123\n", 0, limits));
  CHECK_FALSE(read_plain_yaml("a: 1234\n", 0, limits));
  limits.yaml_nodes = 3;  // the map, the key, the value
  CHECK(read_plain_yaml("a: 1\n", 0, limits));
  CHECK_FALSE(read_plain_yaml("a: 1\nb: 2\n", 0, limits));
}
