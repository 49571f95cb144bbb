#pragma once
// The inputs on which other programs are timed: the files that ../shared/perf/gen.py wrote into the
// folder OTBOR_PERF names. Its README has the peers' times and results: a benchmark on these files
// shows its own result beside the time, and a result that differs is an error and not a time.

#include <cstddef>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/base/num/matrix.hpp"

namespace otbor::bench {

/// Lines of a file after its heading; where there is no such file `state` says so and none come.
[[nodiscard]] std::vector<std::string> perf_lines(benchmark::State& state, const std::string& file);

/// The same as rows of cells. A blank cell is an empty text.
using Cells = std::vector<std::vector<std::string>>;
[[nodiscard]] Cells perf_cells(benchmark::State& state, const std::string& file);

/// A table of numbers without blanks; empty where there is no such file.
[[nodiscard]] num::Matrix perf_matrix(benchmark::State& state, const std::string& file);

/// Shows `value` as a counter; an error when it is further than `tolerance` from the peers' one.
void show(benchmark::State& state, const std::string& name, double value, double peers,
          double tolerance);

}  // namespace otbor::bench
