#pragma once
// What adapters of agreement statistics share: categories as a case gives them, estimates with
// intervals as an answer names them.

#include <optional>
#include <string>
#include <vector>

#include "engine/rate/agreement/categorised.hpp"
#include "engine/rate/agreement/interval.hpp"
#include "engine/rate/agreement/weights.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {

/// `table`, `counts` or ratings; `categories` of the params are the values of the scale.
[[nodiscard]] std::optional<Categorised> read_categorised(Bench& bench);

/// `weights`: a name, or how far categories are apart as a matrix.
[[nodiscard]] CategoryWeights read_weights(Bench& bench, const std::vector<double>& values);

/// The value under one name and its interval, `[low, high]`, under another.
void add_estimate(Results& results, const std::string& name, const std::string& interval_name,
                  const Expected<Estimate>& estimate);
void add_interval(Results& results, const std::string& name, const Expected<Interval>& interval);

/// "95" for 0.95, "97.5" for 0.975.
[[nodiscard]] std::string percent_name(double level);

}  // namespace otbor::workbench
