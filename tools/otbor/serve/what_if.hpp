#pragma once
// «Что, если» as JSON for the page: the rules that can be moved, and what a variant of them
// changes. Drafts all: nothing here reaches an official result.

#include <string>

#include "tools/otbor/serve/workplace.hpp"

namespace otbor::serve {

/// Criteria with weights, places, pass mark, quotas in words, experts, methods, practices and the
/// list by the plan.
[[nodiscard]] std::string rules_json(Workplace& workplace);

/// `text` is a file of variants (`otbor tune --variants`). What its first variant changes, or the
/// problems of the text. While a slider moves, what is enough alone need not be looked for.
[[nodiscard]] std::string variant_json(Workplace& workplace, const std::string& text, bool in_full);

}  // namespace otbor::serve
