// Walking a table: how fast records are found, and how that compares with counting line ends.

#include <cstring>

#include <benchmark/benchmark.h>

#include "engine/text/csv.hpp"
#include "tools/bench/simulated.hpp"

namespace otbor::bench {
namespace {

const std::string& table() {
  static const std::string text = simulate(10'000).ratings;  // 2 000 000 rows
  return text;
}

/// As spreadsheets write when they are asked to quote everything.
const std::string& quoted_table() {
  static const std::string text = [] {
    std::string out = "\"";
    for (const char c : table()) {
      if (c == ';') {
        out += "\";\"";
      } else if (c == '\n') {
        out += "\"\n\"";
      } else {
        out += c;
      }
    }
    out.pop_back();
    return out;
  }();
  return text;
}

void told(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void count_line_ends(benchmark::State& state) {
  const auto& text = table();
  for (auto _ : state) {
    std::size_t lines = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
      const auto left = static_cast<std::size_t>(end - at);
      const auto* found = static_cast<const char*>(std::memchr(at, '\n', left));
      if (found == nullptr) break;
      ++lines;
      at = found + 1;
    }
    benchmark::DoNotOptimize(lines);
  }
  told(state, text);
}

void scan(benchmark::State& state, const std::string& text) {
  std::vector<Cell> cells;
  for (auto _ : state) {
    CsvScanner scanner(text, ';', 0);
    std::size_t found = 0;
    while (scanner.next(cells)) found += cells.size();
    benchmark::DoNotOptimize(found);
  }
  told(state, text);
}

/// As intake does: the table is cut, and the parts are walked at the same time.
void scan_in_parts(benchmark::State& state) {
  const auto& text = table();
  const num::Threads threads{static_cast<unsigned>(state.range(0))};
  for (auto _ : state) {
    const auto places = cuts(text, 0, threads);
    std::vector<std::size_t> found(places.size() - 1);
    num::for_chunks(threads, found.size(), 1, [&](std::size_t part, std::size_t, std::size_t) {
      CsvScanner scanner(text, ';', places[part]);
      std::vector<Cell> cells;
      std::size_t count = 0;
      while (scanner.at() < places[part + 1] && scanner.next(cells)) count += cells.size();
      found[part] = count;
    });
    benchmark::DoNotOptimize(found.data());
  }
  told(state, text);
}

void scan_records(benchmark::State& state) { scan(state, table()); }
void scan_quoted_records(benchmark::State& state) { scan(state, quoted_table()); }

BENCHMARK(count_line_ends)->Unit(benchmark::kMillisecond);
BENCHMARK(scan_records)->Unit(benchmark::kMillisecond);
BENCHMARK(scan_in_parts)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(scan_quoted_records)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace otbor::bench
