#pragma once
// How much a term tells about a text: often in it, seldom elsewhere. G. Salton, C. Buckley,
// Term-weighting approaches in automatic text retrieval (1988), smoothed and scaled as
// scikit-learn does. And the same for groups of texts: c-TF-IDF of M. Grootendorst, BERTopic,
// arXiv:2203.05794, equation 1.

#include <cstdint>
#include <vector>

#include "engine/themes/clusters/sparse.hpp"

namespace otbor::clusters {

struct TfidfOptions {
  bool smooth = true;      // ln((1 + n) / (1 + df)) + 1, otherwise ln(n / df) + 1
  bool unit_rows = true;   // rows of length 1, so that a product is a cosine
  bool sublinear = false;  // 1 + ln tf in place of tf
};

/// Of each column of n texts; 0 for a term that no text has.
[[nodiscard]] std::vector<double> inverse_frequencies(const SparseRows& counts,
                                                      const TfidfOptions& options);

/// Row by row; a row without terms stays empty.
[[nodiscard]] SparseRows tfidf(SparseRows counts, const TfidfOptions& options);

/// tf(w, c) / |c| · ln(1 + A / f(w)): A is the mean number of words of a group, f(w) the number of
/// all occurrences of w. Rows are groups.
[[nodiscard]] SparseRows class_tfidf(SparseRows counts);

/// Columns that stand in fewer texts than `rows_min` or in more than `rows_max` made empty.
[[nodiscard]] SparseRows without_columns(const SparseRows& counts, std::uint32_t rows_min,
                                         std::uint32_t rows_max);

}  // namespace otbor::clusters
