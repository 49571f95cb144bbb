#pragma once
// The answer where nothing that a method gives exists for the data: every name with the reason.

#include <initializer_list>
#include <string_view>

#include "engine/workbench/value.hpp"

namespace otbor::workbench {

[[nodiscard]] inline Results all_absent(std::initializer_list<std::string_view> names,
                                        Undefined why) {
  Results results;
  for (const auto name : names) results.add(std::string(name), why);
  return results;
}

}  // namespace otbor::workbench
