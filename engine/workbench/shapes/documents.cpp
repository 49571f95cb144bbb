#include "engine/workbench/shapes/documents.hpp"

#include <utility>

#include "engine/themes/clusters/tfidf.hpp"

namespace otbor::workbench {
namespace {

clusters::SparseRows sparse(const Matrix& matrix) {
  clusters::SparseRows rows{
      .columns = static_cast<std::uint32_t>(matrix.columns), .begin = {0}, .cells = {}};
  for (std::size_t row = 0; row < matrix.rows; ++row) {
    for (std::uint32_t column = 0; column < rows.columns; ++column) {
      const double count = matrix.at(row, column);
      if (count > 0) rows.cells.push_back({column, count});
    }
    rows.begin.push_back(rows.cells.size());
  }
  return rows;
}

/// Renumbered without the terms that hardly any document has.
clusters::Terms frequent(clusters::Terms terms, std::uint32_t documents_min) {
  const auto documents = clusters::rows_of_columns(terms.counts);
  clusters::Terms kept;
  std::vector<std::uint32_t> numbers(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    numbers[i] = kept.counts.columns;
    if (documents[i] < documents_min) continue;
    ++kept.counts.columns;
    if (!terms.names.empty()) kept.names.push_back(std::move(terms.names[i]));
  }
  for (std::size_t row = 0; row < terms.counts.rows(); ++row) {
    for (const auto& [column, value] : terms.counts.row(row)) {
      if (documents[column] < documents_min) continue;
      kept.counts.cells.push_back({numbers[column], value});
    }
    kept.counts.begin.push_back(kept.counts.cells.size());
  }
  return kept;
}

}  // namespace

clusters::Terms read_documents(Bench& bench) {
  const bool some_rare = bench.params.has("min_df");
  const auto documents_min = bench.params.whole("min_df", 1, 1, 1'000'000);
  clusters::Terms terms;
  if (!bench.input.require({"documents", "counts"})) return terms;
  if (bench.input.has("documents")) {
    terms = clusters::plain_terms(bench.input.texts("documents"), bench.threads);
  } else {
    terms.counts = sparse(bench.input.matrix("counts", {0, 1e15}));
  }
  // A table of counts keeps its columns, those of terms that nobody uses too.
  if (!some_rare) return terms;
  return frequent(std::move(terms), static_cast<std::uint32_t>(documents_min));
}

clusters::Terms read_classes(Bench& bench) {
  if (!bench.input.require({"classes"})) return {};
  const Node& classes = *bench.input.find("classes");
  if (!bench.input.expect(classes, Node::Kind::list, "classes")) return {};
  std::vector<std::string> texts;
  for (const auto& one : classes.items) {
    if (!bench.input.expect(one, Node::Kind::list, "classes")) return {};
    auto& text = texts.emplace_back();
    for (const auto& document : one.items) {
      if (!bench.input.expect(document, Node::Kind::scalar, "classes")) return {};
      text += document.text + "\n";
    }
  }
  return clusters::plain_terms(texts, bench.threads);
}

Value dense(const clusters::SparseRows& rows) {
  std::vector<Value> lists;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    std::vector<double> line(rows.columns);
    for (const auto& [column, value] : rows.row(row)) line[column] = value;
    lists.emplace_back(line);
  }
  return lists;
}

}  // namespace otbor::workbench
