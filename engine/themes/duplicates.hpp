#pragma once
// Texts that repeat one another nearly word for word, endings aside.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace otbor {

/// The runs of three words that stand in a text, each once.
class WordTriples {
 public:
  explicit WordTriples(const std::vector<std::string>& stems);
  [[nodiscard]] std::size_t size() const { return triples_.size(); }

  /// Which share of the shorter text's triples the other has too; 0 where a text is shorter than
  /// six words: chance repeats as much.
  [[nodiscard]] double shared_with(const WordTriples& other) const;

 private:
  std::vector<std::uint64_t> triples_;  // their digests, rising
};

}  // namespace otbor
