#include "tools/bench/perf_files.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>

namespace otbor::bench {

std::vector<std::string> perf_lines(benchmark::State& state, const std::string& file) {
  std::vector<std::string> lines;
  if (const char* folder = std::getenv("OTBOR_PERF")) {
    std::ifstream in(std::string(folder) + "/" + file);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) lines.push_back(line);
  }
  if (lines.empty()) {
    state.SkipWithError(("OTBOR_PERF names no folder with " + file + " of gen.py").c_str());
  }
  return lines;
}

Cells perf_cells(benchmark::State& state, const std::string& file) {
  Cells cells;
  for (const auto& line : perf_lines(state, file)) {
    auto& row = cells.emplace_back(1);
    for (const char letter : line) {
      if (letter == ',') {
        row.emplace_back();
      } else {
        row.back() += letter;
      }
    }
  }
  return cells;
}

num::Matrix perf_matrix(benchmark::State& state, const std::string& file) {
  const auto cells = perf_cells(state, file);
  if (cells.empty()) return {};
  num::Matrix matrix(cells.size(), cells.front().size());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t j = 0; j < matrix.columns(); ++j) matrix(i, j) = std::stod(cells[i].at(j));
  }
  return matrix;
}

void show(benchmark::State& state, const std::string& name, double value, double peers,
          double tolerance) {
  state.counters[name] = value;
  if (std::abs(value - peers) <= tolerance) return;
  const auto message =
      name + " is " + std::to_string(value) + ", the peers have " + std::to_string(peers);
  state.SkipWithError(message.c_str());
}

}  // namespace otbor::bench
