// Lexicons learnt from real texts and groups found in them; the sets lie beside the clone. The
// limits are what a linear support-vector classifier and k-means reach on the same rows: see the
// facts of each set and issue D.

#include <catch2/catch.hpp>

#include "engine/intake/labelled.hpp"
#include "engine/themes/clusters/comparison.hpp"
#include "engine/themes/clusters/group_count.hpp"
#include "engine/themes/clusters/neighbours.hpp"
#include "engine/themes/learn.hpp"
#include "engine/themes/likeness.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/shipped.hpp"

namespace otbor {
namespace {

/// The rows in the order of their ids, which is the order of the file.
std::vector<LabelledText> labelled(const std::filesystem::path& folder) {
  const FileAccess access{.read = [&](std::string_view name) -> std::optional<RawFile> {
                            if (name != "submissions.csv") return std::nullopt;
                            return RawFile{.name = std::string(name),
                                           .bytes = read_text(folder / name)};
                          },
                          .list = [](std::string_view) { return std::vector<std::string>{}; }};
  const auto intake = take_in_labelled(access, "submissions.csv", {});
  REQUIRE_FALSE(intake.diagnostics.has_errors());
  std::vector<LabelledText> texts;
  for (const auto& row : intake.rows) {
    texts.push_back({row.title.value, "", row.text.value, row.theme.value});
  }
  return texts;
}

struct Known {
  std::string set;
  double accuracy;
  double macro_f1;
  double nmi;
};

const std::vector<Known> sets{{"ru_fpg2025_a", 0.50, 0.36, 0.285},
                              {"ru_rt_news", 0.85, 0.82, 0.59}};

const ThemeSet& shipped() {
  static const Study study = shipped_study("totsky-2022");
  return *study.themes;
}

TEST_CASE("Real texts: a lexicon learnt on the even rows tells the odd ones as well as an SVM") {
  for (const auto& known : sets) {
    const auto folder = shared_data("datasets/" + known.set);
    if (!folder) continue;
    std::vector<LabelledText> even;
    std::vector<LabelledText> odd;
    for (auto& text : labelled(*folder)) (even.size() == odd.size() ? even : odd).push_back(text);
    const auto found = recognition(learn(even, shipped().function_words, {}), odd);
    INFO(known.set << ": accuracy " << found.accuracy << ", macro-F1 " << found.macro_f1);
    CHECK(found.accuracy >= known.accuracy);
    CHECK(found.macro_f1 >= known.macro_f1);
  }
}

TEST_CASE("Real texts: groups agree with the known themes at least as k-means does") {
  for (const auto& known : sets) {
    const auto folder = shared_data("datasets/" + known.set);
    if (!folder) continue;
    const auto texts = labelled(*folder);
    std::map<std::string, std::uint32_t> themes;
    std::vector<std::uint32_t> labels;
    std::vector<TextParts> parts;
    for (const auto& text : texts) {
      const auto at = themes.emplace(text.theme, themes.size()).first;
      labels.push_back(at->second);
      parts.push_back({text.title, {}, {text.body}});
    }
    const num::Threads threads{2};
    const auto truth = clusters::numbered(labels);
    const auto rows = likeness_rows(vocabulary(parts, shipped(), threads).terms.counts);
    const auto edges =
        clusters::edges_of(clusters::nearest(rows, neighbours_of(rows.rows()), threads));
    const auto graph = clusters::graph_of(rows.rows(), edges);
    const auto told = clusters::communities_of_count(graph, truth.groups, {}, threads);
    const auto untold = clusters::communities_of_runs(graph, {}, 10, threads).best;
    const double with_number = clusters::agreement(truth, told).nmi_arithmetic;
    const double without = clusters::agreement(truth, untold).nmi_arithmetic;
    INFO(known.set << ": NMI " << with_number << " with the number of themes, " << without << " in "
                   << untold.groups << " groups without");
    CHECK(told.groups == truth.groups);
    CHECK(with_number >= known.nmi);
    CHECK(without >= known.nmi);
  }
}

}  // namespace
}  // namespace otbor
