#pragma once
// What a method of the workbench is given: the two parts of its case, the files that the case names
// and the threads it may use. The usual shapes of input are read once for everybody in shapes/.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/intake/loader.hpp"
#include "engine/text/csv.hpp"
#include "engine/workbench/case.hpp"
#include "engine/workbench/section.hpp"

namespace otbor::workbench {

struct Bench {
  Section params;
  Section input;
  Loader& loader;
  Sources& sources;
  Diagnostics& diagnostics;
  num::Threads threads;

  /// False when something in the case is wrong: then there is nothing to compute.
  [[nodiscard]] bool good() const { return !diagnostics.has_errors(); }
  /// Names of the rows of the input, `ids`; empty where none are given. A message when there are
  /// not `size` of them or, of `ids` and `criteria`, one stands twice.
  [[nodiscard]] std::vector<std::string> ids(std::size_t size, std::string_view key = "ids");
  /// A message when one of the names, given under `key`, stands twice.
  void expect_different(const std::vector<std::string>& names, std::string_view key);
  /// The table in the file that the input names under `key`.
  [[nodiscard]] std::optional<CsvTable> file(std::string_view key);
  /// A table of numbers with a heading, its columns in the order of the file; NaN is missing.
  [[nodiscard]] Matrix number_table(std::string_view key, std::vector<std::string>& headings);
};

}  // namespace otbor::workbench
