#pragma once
// Texts as counts of their terms. What a term is, a word or a stem, is left to who counts; terms
// are numbered in the order of their bytes, so that equal texts give equal numbers everywhere.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/themes/clusters/sparse.hpp"

namespace otbor::clusters {

struct Terms {
  std::vector<std::string> names;  // rising
  SparseRows counts;               // texts by terms
};

/// Counts the terms of texts that are given one after another.
class TermCounter {
 public:
  /// One more occurrence in the text, or several.
  void add(std::string_view term, std::uint32_t times = 1);
  /// Everything added since the last call is one text.
  void end_text();

 private:
  friend Terms joined(std::vector<TermCounter> parts);
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  struct Count {
    std::uint32_t term = 0;
    std::uint32_t times = 0;
  };

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;  // lookup only
  std::vector<std::string> names_;                                                 // by number
  std::vector<std::uint32_t> times_;  // of each term in this text
  std::vector<std::uint32_t> met_;    // terms of this text
  std::vector<Count> counts_;         // text after text
  std::vector<std::size_t> ends_;     // of each text in `counts_`
};

/// The texts of all parts, one part after another.
[[nodiscard]] Terms joined(std::vector<TermCounter> parts);

/// Words of two letters, digits or underlines at least, in lower case, as statisticians' tools cut
/// them: no stems, no stop words.
[[nodiscard]] Terms plain_terms(const std::vector<std::string>& texts, num::Threads threads);

}  // namespace otbor::clusters
