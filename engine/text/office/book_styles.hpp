#pragma once
// The looks of a workbook's cells, numbered in the order in which they are first met: the part
// styles.xml that the cells refer to.

#include <cstddef>
#include <string>
#include <vector>

#include "engine/text/office/book.hpp"

namespace otbor::office {

class StyleList {
 public:
  /// The first is the plain look, which cells without a style have.
  StyleList() : styles_{CellStyle{}} {}
  [[nodiscard]] std::size_t number(const CellStyle& style);
  [[nodiscard]] std::string xml() const;

 private:
  std::vector<CellStyle> styles_;
};

}  // namespace otbor::office
