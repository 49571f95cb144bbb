#include <algorithm>
#include <array>
#include <numeric>
#include <string>

#include "engine/themes/clusters/tfidf.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/documents.hpp"

namespace otbor::workbench::adapters {
namespace {

/// The heaviest first, of equals the first in the alphabet.
std::vector<std::string> heaviest(const clusters::Terms& terms, std::span<const clusters::Cell> row,
                                  std::size_t most) {
  std::vector<clusters::Cell> cells(row.begin(), row.end());
  std::ranges::stable_sort(
      cells, [](const clusters::Cell& a, const clusters::Cell& b) { return a.value > b.value; });
  std::vector<std::string> words;
  for (const auto& cell : cells) {
    if (words.size() == most) break;
    words.push_back(terms.names[cell.column]);
  }
  return words;
}

Results compute(Bench& bench) {
  const auto most = static_cast<std::size_t>(bench.params.whole("top", 5, 1, 1000));
  const auto terms = read_classes(bench);
  Results results;
  if (!bench.good()) return results;
  if (terms.counts.cells.empty()) {
    return results.none_of({"vocabulary", "matrix", "top_word", "top_words"},
                           Undefined::too_few_data);
  }
  const auto rows = clusters::class_tfidf(terms.counts);
  std::vector<Value> first;
  std::vector<Value> all;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto words = heaviest(terms, rows.row(row), most);
    first.push_back(words.empty() ? Value() : Value(words.front()));
    if (words.empty()) results.because("top_word." + std::to_string(row), Undefined::too_few_data);
    all.emplace_back(words);
  }
  results.add("vocabulary", terms.names);
  results.add("matrix", dense(rows));
  results.add("top_word", first);
  results.add("top_words", all);
  return results;
}

constexpr std::array params{
    Param{"top", "5", {"сколько слов дать для каждой группы", "how many words of each class"}},
};

}  // namespace

extern const Method cluster_ctfidf;
const Method cluster_ctfidf{
    .id = "cluster.ctfidf",
    .title = {.ru = "Слова, отличающие группы текстов (c-TF-IDF)",
              .en = "Words that tell groups of texts apart (c-TF-IDF)"},
    .source = "M. Grootendorst, BERTopic (2022), arXiv:2203.05794",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
