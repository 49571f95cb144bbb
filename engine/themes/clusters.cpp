#include "engine/themes/clusters.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/themes/body_parts.hpp"
#include "engine/themes/clusters/communities.hpp"
#include "engine/themes/clusters/layout.hpp"
#include "engine/themes/clusters/neighbours.hpp"
#include "engine/themes/clusters/stability.hpp"
#include "engine/themes/clusters/telling.hpp"
#include "engine/themes/duplicates.hpp"
#include "engine/themes/label.hpp"
#include "engine/themes/likeness.hpp"
#include "engine/themes/vocabulary.hpp"

namespace otbor {
namespace {

using clusters::Partition;

constexpr std::size_t titles_max = 2000;     // programmes where a title alone is a text
constexpr std::size_t map_max = 150;         // practices that a picture can hold
constexpr std::size_t resampled_max = 3000;  // practices whose groups are tried again
constexpr std::uint32_t past_neighbours = 5;
constexpr double duplicate_cosine = 0.4;  // what is worth reading for repetition
constexpr double duplicate_share = 0.5;

std::vector<Index<Practice>> with_text(const Study& study) {
  const bool titles_suffice = study.practices.count().value() <= titles_max;
  std::vector<Index<Practice>> found;
  for (const auto at : study.practices.count()) {
    const auto& practice = study.practices[at];
    const bool has_text = !practice.abstract.empty() || !body_parts(practice).empty();
    if (has_text || (titles_suffice && !practice.title.empty())) found.push_back(at);
  }
  return found;
}

TextParts parts_of(const Practice& practice) {
  return {practice.title, practice.abstract, body_parts(practice)};
}
TextParts parts_of(const PastPractice& practice) { return {practice.title, practice.abstract, {}}; }

struct Grouped {
  std::vector<std::vector<clusters::Neighbour>> nearest;
  std::vector<clusters::Edge> edges;
  Partition groups;
  double modularity = 0;
};

Grouped grouped(const clusters::SparseRows& rows, std::uint64_t seed, std::uint32_t runs,
                num::Threads threads) {
  Grouped found;
  found.nearest = clusters::nearest(rows, neighbours_of(rows.rows()), threads);
  found.edges = clusters::edges_of(found.nearest);
  const auto graph = clusters::graph_of(rows.rows(), found.edges);
  auto best = clusters::communities_of_runs(graph, {.seed = seed}, runs, threads);
  found.groups = std::move(best.best);
  found.modularity = std::ranges::max(best.modularity);
  return found;
}

/// Groups of two and more, the largest first, of equals the one with the first practice; the
/// others' vertices belong nowhere.
struct Ordered {
  std::vector<std::optional<std::uint32_t>> cluster_of_group;
  std::uint32_t clusters = 0;
};

Ordered ordered(const Partition& groups) {
  std::vector<std::size_t> sizes(groups.groups);
  for (const auto group : groups.of) ++sizes[group];
  std::vector<std::uint32_t> order;
  for (std::uint32_t group = 0; group < groups.groups; ++group) {
    if (sizes[group] >= 2) order.push_back(group);
  }
  std::ranges::sort(order, {}, [&](std::uint32_t group) {
    return std::tuple(-static_cast<std::ptrdiff_t>(sizes[group]), group);
  });
  Ordered found{.cluster_of_group = std::vector<std::optional<std::uint32_t>>(groups.groups),
                .clusters = static_cast<std::uint32_t>(order.size())};
  for (std::uint32_t i = 0; i < order.size(); ++i) found.cluster_of_group[order[i]] = i;
  return found;
}

/// Makes the result of one study, step by step.
class Maker {
 public:
  Maker(const Study& study, num::Threads threads)
      : study_(study), threads_(threads), which_(with_text(study)) {}

  [[nodiscard]] Clusters make() {
    made_.practices = Per<Practice, std::optional<ClusterPlace>>(study_.practices.count());
    made_.compared = static_cast<std::uint32_t>(which_.size());
    if (which_.size() < 2) return std::move(made_);
    std::vector<TextParts> texts;
    for (const auto at : which_) texts.push_back(parts_of(study_.practices[at]));
    words_ = vocabulary(texts, *study_.themes, threads_);
    rows_ = likeness_rows(words_.terms.counts);
    const std::uint32_t runs = which_.size() <= resampled_max ? 10 : 2;
    found_ = grouped(rows_, study_.rules.seed, runs, threads_);
    made_.modularity = found_.modularity;
    order_ = ordered(found_.groups);
    add_clusters();
    add_places();
    find_duplicates();
    if (which_.size() <= map_max) draw_map();
    return std::move(made_);
  }

 private:
  void add_clusters();
  void add_places();
  void find_duplicates();
  void find_past_duplicates();
  void draw_map();
  [[nodiscard]] std::vector<double> stabilities() const;

  const Study& study_;
  num::Threads threads_;
  std::vector<Index<Practice>> which_;
  TermCounts words_;
  clusters::SparseRows rows_;
  Grouped found_;
  Ordered order_;
  Clusters made_;
};

std::vector<double> Maker::stabilities() const {
  const clusters::StabilityOptions options{.draws = which_.size() <= 300 ? 50U : 10U,
                                           .seed = study_.rules.seed};
  return clusters::stability(
      rows_, found_.groups, options,
      [&](const clusters::SparseRows& kept, std::uint32_t draw) {
        return grouped(kept, study_.rules.seed + draw, 1, {}).groups;
      },
      threads_);
}

void Maker::add_clusters() {
  made_.clusters.resize(order_.clusters);
  for (std::size_t i = 0; i < which_.size(); ++i) {
    if (const auto cluster = order_.cluster_of_group[found_.groups.of[i]]) {
      made_.clusters[*cluster].practices.push_back(which_[i]);
    }
  }
  auto labels = labels_of(study_, which_, words_, found_.groups, threads_);
  const auto stable = which_.size() <= resampled_max ? stabilities() : std::vector<double>();
  for (std::uint32_t group = 0; group < found_.groups.groups; ++group) {
    const auto cluster = order_.cluster_of_group[group];
    if (!cluster) continue;
    made_.clusters[*cluster].words = std::move(labels[group]);
    if (!stable.empty()) made_.clusters[*cluster].stability = stable[group];
  }
}

void Maker::add_places() {
  std::vector<double> inside(which_.size());
  std::vector<double> all(which_.size());
  for (const auto& edge : found_.edges) {
    const bool within = found_.groups.of[edge.from] == found_.groups.of[edge.to];
    for (const auto end : {edge.from, edge.to}) {
      all[end] += edge.weight;
      if (within) inside[end] += edge.weight;
    }
  }
  for (std::size_t i = 0; i < which_.size(); ++i) {
    const auto cluster = order_.cluster_of_group[found_.groups.of[i]];
    if (!cluster || all[i] <= 0) continue;
    made_.practices[which_[i]] = {.cluster = *cluster, .strength = inside[i] / all[i]};
  }
}

void Maker::find_duplicates() {
  StemReader reader(*study_.themes);
  std::map<std::uint32_t, WordTriples> triples;
  const auto triples_of = [&](std::uint32_t row) -> const WordTriples& {
    const auto known = triples.find(row);
    if (known != triples.end()) return known->second;
    return triples.emplace(row, reader.read(parts_of(study_.practices[which_[row]]))).first->second;
  };
  for (const auto& edge : found_.edges) {
    if (edge.weight < duplicate_cosine) continue;
    const double common = triples_of(edge.from).shared_with(triples_of(edge.to));
    if (common < duplicate_share) continue;
    const auto [first, second] = std::minmax(edge.from, edge.to);
    made_.duplicates.push_back(
        {.practice = which_[first], .other = which_[second], .past = {}, .common = common});
  }
  if (!study_.past_practices.empty()) find_past_duplicates();
  std::ranges::sort(made_.duplicates, {}, [](const NearDuplicate& one) {
    return std::tuple(-one.common, one.practice, one.other, one.past);
  });
}

/// Each practice against all of the years before: the past comes after the present in one table, so
/// that both are weighed alike.
void Maker::find_past_duplicates() {
  std::vector<TextParts> texts;
  for (const auto at : which_) texts.push_back(parts_of(study_.practices[at]));
  for (const auto& past : study_.past_practices) texts.push_back(parts_of(past));
  const auto rows = likeness_rows(vocabulary(texts, *study_.themes, threads_).terms.counts);
  const auto nearest = clusters::nearest(rows, past_neighbours, threads_);
  StemReader reader(*study_.themes);
  for (std::uint32_t row = 0; row < which_.size(); ++row) {
    std::optional<WordTriples> own;
    for (const auto& [other, cosine] : nearest[row]) {
      if (other < which_.size() || static_cast<double>(cosine) < duplicate_cosine) continue;
      if (!own) own.emplace(reader.read(texts[row]));
      const double common = own->shared_with(WordTriples(reader.read(texts[other])));
      if (common < duplicate_share) continue;
      made_.duplicates.push_back({.practice = which_[row],
                                  .other = {},
                                  .past = Index<PastPractice>(other - which_.size()),
                                  .common = common});
    }
  }
}

void Maker::draw_map() {
  made_.map = Per<Practice, std::optional<MapPlace>>(study_.practices.count());
  const auto places = clusters::layout(which_.size(), found_.edges, found_.groups);
  for (std::size_t i = 0; i < which_.size(); ++i) {
    made_.map[which_[i]] = MapPlace{places[i].x, places[i].y};
  }
  for (const auto& edge : found_.edges) {
    const auto [first, second] = std::minmax(edge.from, edge.to);
    made_.ties.push_back({which_[first], which_[second], edge.weight});
  }
  std::ranges::sort(made_.ties, {},
                    [](const Likeness& one) { return std::pair(one.first, one.second); });
}

}  // namespace

Clusters clusters_of(const Study& study, num::Threads threads) {
  if (!study.themes) return {};
  return Maker(study, threads).make();
}

}  // namespace otbor
