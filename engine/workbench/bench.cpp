#include "engine/workbench/bench.hpp"

#include <algorithm>
#include <limits>

#include "engine/workbench/shapes/cells.hpp"

namespace otbor::workbench {

std::vector<std::string> Bench::ids(std::size_t size, std::string_view key) {
  auto names = input.texts(key);
  if (key == "ids" || key == "criteria") expect_different(names, key);
  if (names.empty() || names.size() == size) return names;
  diagnostics.add(Found::rows_of_two_lengths, input.find(key)->span,
                  {count(names.size()), count(size)});
  return {};
}

void Bench::expect_different(const std::vector<std::string>& names, std::string_view key) {
  auto sorted = names;
  std::ranges::sort(sorted);
  const auto twice = std::ranges::adjacent_find(sorted);
  if (twice != sorted.end()) {
    diagnostics.add(Found::wrong_shape, input.find(key)->span,
                    {key, Words{"нужны разные имена: по ним различаются ответы",
                                "different names are needed: answers are told apart by them"}});
  }
}

std::optional<CsvTable> Bench::file(std::string_view key) {
  const Node* node = input.find(key);
  if (node == nullptr || !input.expect(*node, Node::Kind::scalar, key)) return std::nullopt;
  return loader.table(node->text, true, node->span);
}

Matrix Bench::number_table(std::string_view key, std::vector<std::string>& headings) {
  const auto table = file(key);
  if (!table) return {};
  headings = table->headings;
  Matrix matrix{.columns = headings.size()};
  Cells cells(sources, *table, diagnostics);
  while (cells.next()) {
    for (std::size_t column = 0; column < matrix.columns; ++column) {
      matrix.cells.push_back(cells.number(column));
    }
    ++matrix.rows;
  }
  return matrix;
}

}  // namespace otbor::workbench
