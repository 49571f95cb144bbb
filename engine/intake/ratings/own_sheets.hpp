#pragma once
// A workbook of score sheets that we have issued and people have filled: known by the hidden
// columns of its rows (model/score_sheet.hpp), not by its name, its first sheet or the program that
// has saved it last.

#include <string>
#include <vector>

#include "engine/text/office/workbook.hpp"

namespace otbor {

/// What an expert says beside the marks.
struct OwnAnswer {
  std::string practice;
  std::string expert;
  std::string question;  // score_sheet::recusal, …
  std::string value;
  std::string ground;
};

struct OwnSheets {
  /// Stamps of the hidden sheet; empty when it was left out.
  std::string format;
  std::string programme;
  std::string criteria;
  /// A table of ratings for each sheet with a mark: headings as intake knows them, cells in the
  /// columns where people see them.
  std::vector<office::Grid> tables;
  std::vector<OwnAnswer> answers;  // those that are given
  /// Practice and expert of sheets without a mark.
  std::vector<std::pair<std::string, std::string>> unfilled;

  [[nodiscard]] bool found() const { return !tables.empty() || !unfilled.empty(); }
};

/// Finds nothing in a workbook that is not ours.
[[nodiscard]] OwnSheets own_sheets(const office::Workbook& workbook, const Limits& limits);

}  // namespace otbor
