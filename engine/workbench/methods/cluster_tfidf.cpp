#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/themes/clusters/tfidf.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/documents.hpp"

namespace otbor::workbench::adapters {
namespace {

constexpr std::array<Named<bool>, 2> idf_ways{{{"smooth", true}, {"plain", false}}};
constexpr std::array<Named<bool>, 2> norms{{{"l2", true}, {"none", false}}};

Value cosines(const clusters::SparseRows& rows) {
  std::vector<Value> lists;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    std::vector<double> line;
    for (std::size_t k = 0; k < rows.rows(); ++k) {
      line.push_back(clusters::dot(rows.row(i), rows.row(k)));
    }
    lists.emplace_back(line);
  }
  return lists;
}

/// Of a term that no text has there is none unless it is smoothed.
void add_idf(Results& results, const clusters::SparseRows& counts,
             const clusters::TfidfOptions& options) {
  const auto inverse = clusters::inverse_frequencies(counts, options);
  const auto texts = clusters::rows_of_columns(counts);
  std::vector<Value> values;
  for (std::size_t i = 0; i < inverse.size(); ++i) {
    const bool exists = options.smooth || texts[i] > 0;
    values.push_back(exists ? Value(inverse[i]) : Value());
    if (!exists) results.because("idf." + std::to_string(i), Undefined::beyond_numbers);
  }
  results.add("idf", Value(std::move(values)));
}

Results compute(Bench& bench) {
  constexpr std::size_t cells_max = 10'000'000;  // of the dense answer
  clusters::TfidfOptions options;
  options.smooth = bench.params.choice("idf", idf_ways);
  options.unit_rows = bench.params.choice("norm", norms);
  options.sublinear = bench.params.flag("sublinear", false);
  const auto terms = read_documents(bench);
  Results results;
  if (!bench.good()) return results;
  const auto n = terms.counts.rows();
  if (n * std::max<std::size_t>(n, terms.counts.columns) > cells_max) {
    return results.add("matrix", Undefined::too_large);
  }
  const auto rows = clusters::tfidf(terms.counts, options);
  if (bench.input.has("documents")) results.add("vocabulary", terms.names);
  add_idf(results, terms.counts, options);
  results.add("matrix", dense(rows));
  if (options.unit_rows) results.add("cosine", cosines(rows));
  return results;
}

constexpr std::array params{
    Param{"idf",
          "smooth, plain",
          {"ln((1 + n) / (1 + df)) + 1 или ln(n / df) + 1",
           "ln((1 + n) / (1 + df)) + 1 or ln(n / df) + 1"}},
    Param{"norm", "l2, none", {"строки единичной длины или нет", "rows of length 1 or not"}},
    Param{"sublinear", "false", {"1 + ln tf вместо tf", "1 + ln tf in place of tf"}},
    Param{"min_df",
          "1",
          {"слово должно встретиться не менее чем в стольких документах",
           "how many documents a term must stand in"}},
};

}  // namespace

extern const Method cluster_tfidf;
const Method cluster_tfidf{
    .id = "cluster.tfidf",
    .title = {.ru = "Вес слов в текстах (TF-IDF) и сходство текстов",
              .en = "Weights of terms in texts (TF-IDF) and cosines of texts"},
    .source = "G. Salton & C. Buckley, Inf. Process. Manag. 24 (1988)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
