#pragma once
// Practices that speak of the same, whatever directions exist officially: groups of a graph of
// likeness, with words that tell them apart; practices that are nearly the same text; and a map.
// Advice: nothing is decided by it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct Cluster {
  std::vector<std::string> words;          // that tell it from the others, the best first
  std::vector<Index<Practice>> practices;  // at least two, in the order of the register
  /// How much of it comes out again when texts are left out at random, 0 … 1; 0.75 and more is
  /// stable, less than 0.6 is not to be trusted. Absent where there are too many texts to try.
  std::optional<double> stability;
};

struct ClusterPlace {
  std::uint32_t cluster = 0;
  double strength = 0;  // share of its likeness to others that lies inside, 0 … 1
};

/// Two practices of which one may repeat the other.
struct NearDuplicate {
  Index<Practice> practice;
  std::optional<Index<Practice>> other;     // of this programme
  std::optional<Index<PastPractice>> past;  // or of a year before
  double common = 0;  // share of the shorter text's word triples that the other has too, 0 … 1
};

struct Likeness {
  Index<Practice> first;
  Index<Practice> second;
  double cosine = 0;
};

/// A place on the map in units of the smallest distance between two practices.
struct MapPlace {
  double x = 0;
  double y = 0;
};

struct Clusters {
  std::vector<Cluster> clusters;  // the largest first
  /// Absent for a practice without a text to compare, or like no other.
  Per<Practice, std::optional<ClusterPlace>> practices;
  double modularity = 0;
  std::uint32_t compared = 0;  // practices with a text to compare
  std::vector<NearDuplicate> duplicates;
  std::vector<Likeness> ties;                  // what the map draws; empty without a map
  Per<Practice, std::optional<MapPlace>> map;  // empty where there are too many practices
};

/// Texts of at least two practices are wanted. Titles alone are compared in a programme of a
/// district's size; in a larger one a practice needs an abstract or a text.
[[nodiscard]] Clusters clusters_of(const Study& study, num::Threads threads);

}  // namespace otbor
