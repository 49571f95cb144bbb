#include "engine/cycle/evidence/word_scores.hpp"

#include <algorithm>
#include <limits>

#include "engine/base/check.hpp"
#include "engine/cycle/evidence/reading.hpp"
#include "engine/cycle/evidence/word_features.hpp"

namespace otbor {
namespace {

constexpr std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32U) | second;
}

}  // namespace

WordWeights::WordWeights(const StageWords& words) : columns_(words.start.size()) {
  OTBOR_CHECK(columns_ > 1);
  start_ = words.start;
  const auto part = [&](std::string_view written) {
    const auto next = static_cast<std::uint32_t>(parts_.size());
    return parts_.try_emplace(std::string(written), next).first->second;
  };
  for (const auto& row : words.rows) {
    OTBOR_CHECK(row.weights.size() == columns_);
    const auto at = static_cast<Row>(rows());
    weights_.insert(weights_.end(), row.weights.begin(), row.weights.end());
    const auto blank = row.feature.find(' ');
    if (blank == std::string::npos) {
      words_.emplace(row.feature, at);
    } else {
      const std::string_view written = row.feature;
      const auto first = part(written.substr(0, blank));
      pairs_.emplace(pair_key(first, part(written.substr(blank + 1))), at);
    }
  }
}

WordWeights::Row WordWeights::row_of(const std::string& feature) const {
  const auto found = words_.find(feature);
  return found == words_.end() ? none : found->second;
}

std::uint32_t WordWeights::part_of(const std::string& part) const {
  const auto found = parts_.find(part);
  return found == parts_.end() ? none : found->second;
}

WordWeights::Row WordWeights::row_of_pair(std::uint32_t first, std::uint32_t second) const {
  if (first == none || second == none) return none;
  const auto found = pairs_.find(pair_key(first, second));
  return found == pairs_.end() ? none : found->second;
}

WordScores::WordScores(const WordWeights& weights)
    : weights_(&weights), seen_(weights.rows()), heard_(weights.start().size()) {}

const WordScores::Known& WordScores::known(std::string_view text, const Token& token) {
  const auto written = text.substr(token.begin, token.end - token.begin);
  if (const auto found = met_.find(written); found != met_.end()) return found->second;
  Known fresh{.first = static_cast<std::uint32_t>(rows_.size())};
  const auto word = feature_word(text, token);
  if (!word.empty()) {
    for (const auto& feature : features_of_word(word)) {
      if (const auto row = weights_->row_of(feature); row != WordWeights::none) {
        rows_.push_back(row);
      }
    }
  }
  fresh.last = static_cast<std::uint32_t>(rows_.size());
  fresh.part = weights_->part_of(part_of_pair(word));
  return met_.emplace(std::string(written), fresh).first->second;
}

void WordScores::add(WordWeights::Row row) {
  if (row == WordWeights::none || seen_[row] == sentence_) return;
  seen_[row] = sentence_;
  const auto weights = weights_->weights(row);
  for (std::size_t i = 0; i < of_token_.size(); ++i) of_token_[i] += weights[i];
}

std::span<const WordScores::Heard> WordScores::of(std::string_view text,
                                                  std::span<const Token> tokens) {
  ++sentence_;
  const auto& start = weights_->start();
  for (std::size_t i = 0; i < start.size(); ++i) heard_[i] = {.sum = start[i]};
  most_.assign(start.size(), std::numeric_limits<std::int32_t>::min());
  std::uint32_t before = WordWeights::none;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const auto& word = known(text, tokens[at]);
    of_token_.assign(start.size(), 0);
    for (auto row = word.first; row < word.last; ++row) add(rows_[row]);
    add(weights_->row_of_pair(before, word.part));
    before = word.part;
    for (std::size_t i = 0; i < start.size(); ++i) {
      heard_[i].sum += of_token_[i];
      if (of_token_[i] <= most_[i]) continue;
      most_[i] = of_token_[i];
      heard_[i].loudest = at;
    }
  }
  return heard_;
}

}  // namespace otbor
