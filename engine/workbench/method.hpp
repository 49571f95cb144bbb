#pragma once
// Methods of the workbench: one file in workbench/methods/ and one line of methods.def each. Such a
// file is thin: it reads the case's shapes, calls the room that knows the mathematics, and names
// the results.

#include <span>
#include <string_view>

#include "engine/base/words.hpp"
#include "engine/workbench/bench.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {

struct Param {
  std::string_view name;
  std::string_view values;  // "ordinal, nominal, interval, ratio"; the first is the default
  Words meaning;
};

struct Method {
  std::string_view id;  // "agreement.kripp_alpha"
  Words title;
  std::string_view source;
  std::span<const Param> params;
  /// Wrong input is told through the bench; then the results are of no account.
  Results (*compute)(Bench& bench) = nullptr;
};

[[nodiscard]] std::span<const Method* const> methods();
[[nodiscard]] const Method* find_method(std::string_view id);

}  // namespace otbor::workbench
