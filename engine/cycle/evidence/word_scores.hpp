#pragma once
// What the learnt weights make of one sentence: a sum a stage, and the word that speaks loudest for
// it.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/cycle.hpp"

namespace otbor {

struct Token;

/// The weights made ready; may be shared by threads.
class WordWeights {
 public:
  explicit WordWeights(const StageWords& words);

  using Row = std::uint32_t;
  static constexpr Row none = 0xffff'ffff;
  /// The row of a feature of one word.
  [[nodiscard]] Row row_of(const std::string& feature) const;
  /// A part of a pair by its number; `none` where no pair has it.
  [[nodiscard]] std::uint32_t part_of(const std::string& part) const;
  [[nodiscard]] Row row_of_pair(std::uint32_t first, std::uint32_t second) const;

  [[nodiscard]] std::span<const std::int32_t> weights(Row row) const {
    return std::span(weights_).subspan(row * columns_, columns_);
  }
  [[nodiscard]] const std::vector<std::int32_t>& start() const { return start_; }
  [[nodiscard]] std::size_t rows() const { return weights_.size() / columns_; }

 private:
  std::size_t columns_;
  std::vector<std::int32_t> start_;
  std::vector<std::int32_t> weights_;                     // rows × columns
  std::unordered_map<std::string, Row> words_;            // lookup only
  std::unordered_map<std::string, std::uint32_t> parts_;  // lookup only
  std::unordered_map<std::uint64_t, Row> pairs_;          // lookup only
};

/// Adds up sentences; one for each thread. The weights outlive it.
class WordScores {
 public:
  explicit WordScores(const WordWeights& weights);

  struct Heard {
    std::int32_t sum = 0;       // 0 or more: the sentence tells of the stage
    std::uint32_t loudest = 0;  // position in `tokens` of the word that says most for it
  };
  /// A feature counts once in a sentence. An entry a stage, and one behind them that is 0 or more
  /// where what is told of was done; valid until the next call.
  std::span<const Heard> of(std::string_view text, std::span<const Token> tokens);

 private:
  struct Known {
    std::uint32_t first = 0;  // of its rows, in rows_
    std::uint32_t last = 0;
    std::uint32_t part = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  [[nodiscard]] const Known& known(std::string_view text, const Token& token);
  void add(WordWeights::Row row);

  const WordWeights* weights_;
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> met_;  // lookup only
  std::vector<WordWeights::Row> rows_;
  std::vector<std::uint32_t> seen_;  // by row: the last sentence that had it
  std::uint32_t sentence_ = 0;
  std::vector<std::int32_t> of_token_;
  std::vector<std::int32_t> most_;
  std::vector<Heard> heard_;
};

}  // namespace otbor
