#include "engine/themes/clusters/neighbours.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace otbor::clusters {
namespace {

/// Rows are looked up a column at a time, so entries of 8 bytes make a difference.
struct Posting {
  std::uint32_t row = 0;
  float value = 0;
};

struct Columns {
  std::vector<std::size_t> begin;
  std::vector<Posting> postings;
};

Columns columns_of(const SparseRows& rows) {
  const auto counts = rows_of_columns(rows);
  Columns columns{.begin = std::vector<std::size_t>(counts.size() + 1),
                  .postings = std::vector<Posting>(rows.cells.size())};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    columns.begin[i + 1] = columns.begin[i] + counts[i];
  }
  auto next = columns.begin;
  for (std::uint32_t row = 0; row < rows.rows(); ++row) {
    for (const auto& [column, value] : rows.row(row)) {
      columns.postings[next[column]++] = {row, static_cast<float>(value)};
    }
  }
  return columns;
}

bool is_nearer(const Neighbour& a, const Neighbour& b) {
  return a.cosine > b.cosine || (!(b.cosine > a.cosine) && a.of < b.of);
}

/// The best `k` seen so far: a heap with the worst on top.
class Best {
 public:
  explicit Best(std::uint32_t k) : k_(k) {}
  [[nodiscard]] float worst() const { return heap_.size() < k_ ? 0 : heap_.front().cosine; }
  void add(const Neighbour& one) {
    if (heap_.size() == k_) {
      if (!is_nearer(one, heap_.front())) return;
      std::ranges::pop_heap(heap_, is_nearer);
      heap_.pop_back();
    }
    heap_.push_back(one);
    std::ranges::push_heap(heap_, is_nearer);
  }
  [[nodiscard]] std::vector<Neighbour> take() {
    std::ranges::sort(heap_, is_nearer);
    return std::exchange(heap_, {});
  }

 private:
  std::uint32_t k_;
  std::vector<Neighbour> heap_;
};

}  // namespace

std::vector<std::vector<Neighbour>> nearest(const SparseRows& rows, std::uint32_t k,
                                            num::Threads threads) {
  constexpr std::size_t chunk_size = 256;
  const auto columns = columns_of(rows);
  std::vector<std::vector<Neighbour>> found(rows.rows());
  if (k == 0) return found;
  num::for_chunks(threads, rows.rows(), chunk_size,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    std::vector<float> cosines(rows.rows());
                    Best best(k);
                    for (auto row = first; row < last; ++row) {
                      for (const auto& [column, value] : rows.row(row)) {
                        const auto weight = static_cast<float>(value);
                        for (auto i = columns.begin[column]; i < columns.begin[column + 1]; ++i) {
                          cosines[columns.postings[i].row] += weight * columns.postings[i].value;
                        }
                      }
                      cosines[row] = 0;
                      for (std::uint32_t other = 0; other < cosines.size(); ++other) {
                        if (cosines[other] > best.worst()) best.add({other, cosines[other]});
                        cosines[other] = 0;
                      }
                      found[row] = best.take();
                    }
                  });
  return found;
}

std::vector<Edge> edges_of(const std::vector<std::vector<Neighbour>>& nearest) {
  std::vector<Edge> edges;
  for (std::uint32_t row = 0; row < nearest.size(); ++row) {
    for (const auto& [other, cosine] : nearest[row]) {
      // A pair that found each other is told by the first of the two.
      const bool mutual =
          std::ranges::find(nearest[other], row, &Neighbour::of) != nearest[other].end();
      if (!mutual || row < other) edges.push_back({row, other, static_cast<double>(cosine)});
    }
  }
  return edges;
}

}  // namespace otbor::clusters
