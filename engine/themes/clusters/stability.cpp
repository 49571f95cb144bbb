#include "engine/themes/clusters/stability.hpp"

#include <algorithm>

#include "engine/base/num/philox.hpp"

namespace otbor::clusters {
namespace {

/// Each text is kept with the probability asked for, apart from the others.
std::vector<std::uint32_t> kept_rows(std::size_t rows, const StabilityOptions& options,
                                     std::uint32_t draw) {
  std::vector<std::uint32_t> kept;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (num::uniform(options.seed, num::Stage::bootstrap, draw, row) < options.kept) {
      kept.push_back(row);
    }
  }
  return kept;
}

SparseRows chosen(const SparseRows& rows, const std::vector<std::uint32_t>& kept) {
  SparseRows some{.columns = rows.columns, .begin = {0}, .cells = {}};
  for (const auto row : kept) {
    const auto cells = rows.row(row);
    some.cells.insert(some.cells.end(), cells.begin(), cells.end());
    some.begin.push_back(some.cells.size());
  }
  return some;
}

/// For each old group the best Jaccard coefficient with a new one; below 0 where no text is left.
std::vector<double> likeness(const std::vector<std::uint32_t>& old_groups, std::uint32_t old_count,
                             const Partition& found) {
  std::vector<double> old_sizes(old_count);
  std::vector<double> new_sizes(found.groups);
  std::vector<double> common(static_cast<std::size_t>(old_count) * found.groups);
  for (std::size_t i = 0; i < old_groups.size(); ++i) {
    ++old_sizes[old_groups[i]];
    ++new_sizes[found.of[i]];
    ++common[old_groups[i] * std::size_t{found.groups} + found.of[i]];
  }
  std::vector<double> best(old_count, -1);
  for (std::uint32_t group = 0; group < old_count; ++group) {
    for (std::uint32_t other = 0; other < found.groups && old_sizes[group] > 0; ++other) {
      const double both = common[group * std::size_t{found.groups} + other];
      best[group] = std::max(best[group], both / (old_sizes[group] + new_sizes[other] - both));
    }
  }
  return best;
}

}  // namespace

std::vector<double> stability(
    const SparseRows& rows, const Partition& groups, const StabilityOptions& options,
    const std::function<Partition(const SparseRows& kept, std::uint32_t draw)>& group_again,
    num::Threads threads) {
  std::vector<std::vector<double>> of_draw(options.draws);
  num::for_chunks(threads, options.draws, 1, [&](std::size_t at, std::size_t, std::size_t) {
    const auto draw = static_cast<std::uint32_t>(at);
    const auto kept = kept_rows(rows.rows(), options, draw);
    if (kept.empty()) return;
    std::vector<std::uint32_t> old_groups;
    for (const auto row : kept) old_groups.push_back(groups.of[row]);
    of_draw[at] = likeness(old_groups, groups.groups, group_again(chosen(rows, kept), draw));
  });
  std::vector<double> mean(groups.groups);
  std::vector<double> counted(groups.groups);
  for (const auto& draw : of_draw) {
    for (std::size_t group = 0; group < draw.size(); ++group) {
      if (draw[group] < 0) continue;
      mean[group] += draw[group];
      ++counted[group];
    }
  }
  for (std::size_t group = 0; group < mean.size(); ++group) {
    if (counted[group] > 0) mean[group] /= counted[group];
  }
  return mean;
}

}  // namespace otbor::clusters
