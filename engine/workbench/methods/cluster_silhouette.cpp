#include <algorithm>
#include <array>
#include <cmath>

#include "engine/themes/clusters/silhouette.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/graph.hpp"

namespace otbor::workbench::adapters {
namespace {

enum class Distance : std::uint8_t { euclidean, cosine };

constexpr std::array<Named<Distance>, 2> distances{
    {{"euclidean", Distance::euclidean}, {"cosine", Distance::cosine}}};

double euclidean(const Matrix& points, std::size_t i, std::size_t k) {
  double sum = 0;
  for (std::size_t j = 0; j < points.columns; ++j) {
    const double gap = points.at(i, j) - points.at(k, j);
    sum += gap * gap;
  }
  return std::sqrt(sum);
}

/// 1 − cos; a point at the origin is alike to none.
double cosine(const Matrix& points, std::size_t i, std::size_t k) {
  double product = 0;
  double of_i = 0;
  double of_k = 0;
  for (std::size_t j = 0; j < points.columns; ++j) {
    product += points.at(i, j) * points.at(k, j);
    of_i += points.at(i, j) * points.at(i, j);
    of_k += points.at(k, j) * points.at(k, j);
  }
  if (!(of_i > 0) || !(of_k > 0)) return 1;
  constexpr double rounding = 1e-14;  // what is left of the same direction
  const double apart = 1 - product / std::sqrt(of_i * of_k);
  return apart > rounding ? apart : 0;
}

Results compute(Bench& bench) {
  const auto distance = bench.params.choice("distance", distances);
  Results results;
  if (!bench.input.require({"points"}) || !bench.input.require({"labels"})) return results;
  const auto points = bench.input.matrix("points");
  if (bench.good() && std::ranges::any_of(points.cells, [](double x) { return std::isnan(x); })) {
    bench.diagnostics.add(Found::wrong_shape, bench.input.find("points")->span,
                          {"points", Words{"нужны все числа, пропусков быть не должно",
                                           "every number is needed, none may be missing"}});
  }
  const auto labels = read_labels(bench, "labels", points.rows);
  if (!bench.good()) return results;
  const auto groups = clusters::numbered(labels);
  if (groups.groups < 2) {
    return results.none_of({"average", "cluster_average", "point"}, Undefined::no_variation);
  }
  const auto found = clusters::silhouette(groups, [&](std::size_t i, std::size_t k) {
    return distance == Distance::cosine ? cosine(points, i, k) : euclidean(points, i, k);
  });
  results.add("average", found.average);
  results.add("cluster_average", found.groups);
  results.add("point", found.points);
  return results;
}

constexpr std::array params{
    Param{"distance", "euclidean, cosine", {"расстояние", "the distance"}},
};

}  // namespace

extern const Method cluster_silhouette;
const Method cluster_silhouette{
    .id = "cluster.silhouette",
    .title = {.ru = "Силуэты: насколько группы обособлены",
              .en = "Silhouettes: how well groups stand apart"},
    .source = "P. J. Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53–65",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
