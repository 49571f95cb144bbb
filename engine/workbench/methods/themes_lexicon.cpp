#include <array>
#include <optional>

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/forms/themes.hpp"
#include "engine/themes/themes.hpp"
#include "engine/workbench/method.hpp"

namespace otbor::workbench::adapters {
namespace {

/// The theme set of the file that the input names.
std::optional<ThemeSet> read_themes(Bench& bench) {
  if (!bench.input.require({"themes"})) return std::nullopt;
  const Node& name = *bench.input.find("themes");
  if (!bench.input.expect(name, Node::Kind::scalar, "themes")) return std::nullopt;
  const auto form = bench.loader.form<ThemesForm>(name.text, true, name.span);
  if (!form || !bench.good()) return std::nullopt;
  return build_themes(*form, bench.diagnostics);
}

/// `titles`, and beside them `abstracts` and `texts` where the input gives them.
Study read_practices(Bench& bench) {
  Study study;
  if (!bench.input.require({"titles"})) return study;
  const auto titles = bench.input.texts("titles");
  const auto abstracts = bench.ids(titles.size(), "abstracts");
  const auto texts = bench.ids(titles.size(), "texts");
  for (std::size_t i = 0; i < titles.size(); ++i) {
    Practice practice;
    practice.title = titles[i];
    if (!abstracts.empty()) practice.abstract = abstracts[i];
    if (!texts.empty()) practice.body = texts[i];
    study.practices.push_back(std::move(practice));
  }
  return study;
}

Results compute(Bench& bench) {
  auto study = read_practices(bench);
  study.themes = read_themes(bench);
  Results results;
  if (!bench.good() || !study.themes) return results;
  const auto found = themes(study, bench.threads);
  const auto code = [&](const std::optional<Index<Theme>>& theme) {
    return theme ? Value(study.themes->themes[*theme].id) : Value();
  };
  std::vector<Value> best, second, best_points, second_points, margin, verdict, words;
  for (const auto& one : found.practices) {
    best.push_back(code(one.best));
    second.push_back(code(one.second));
    best_points.emplace_back(one.best_points);
    second_points.emplace_back(one.second_points);
    margin.push_back(one.margin ? Value(one.margin->approximate()) : Value());
    verdict.emplace_back(code_of(one.verdict));
    std::vector<std::string> entries;
    for (const auto& word : one.words) entries.push_back(word.entry);
    words.emplace_back(entries);
  }
  results.add("best", best).add("best_points", best_points);
  results.add("second", second).add("second_points", second_points);
  return results.add("margin", margin).add("verdict", verdict).add("words", words);
}

}  // namespace

extern const Method themes_lexicon;
const Method themes_lexicon{
    .id = "themes.lexicon",
    .title = {.ru = "Направление текста по словарям", .en = "The theme of a text by lexicons"},
    .source = "engine/themes/README.md",
    .params = {},
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
