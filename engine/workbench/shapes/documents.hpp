#pragma once
// Texts as counts of terms: `documents` (texts, cut into words of two letters at least, in lower
// case) or `counts` (documents by terms); `classes` are lists of documents, a class each.

#include "engine/themes/clusters/terms.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {

/// Terms that fewer than `min_df` documents have are left out. Without names where the case gives
/// counts.
[[nodiscard]] clusters::Terms read_documents(Bench& bench);
[[nodiscard]] clusters::Terms read_classes(Bench& bench);

/// Zeros included.
[[nodiscard]] Value dense(const clusters::SparseRows& rows);

}  // namespace otbor::workbench
