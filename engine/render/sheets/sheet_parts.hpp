#pragma once
// What the sheets of a score book are made of: looks of cells, columns, rows one under the other.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/render/order.hpp"
#include "engine/render/sheets/score_book.hpp"
#include "engine/render/words/speech.hpp"
#include "engine/text/office/book.hpp"

namespace otbor::score_book_parts {

/// What the sheets of one expert say alike.
struct Frame {
  const Study& study;
  const RenderOrder& order;
  Speech say;
  Index<Expert> expert;
  bool with_marks = true;
  const NamedEvidence* evidence = nullptr;
};

/// Columns of a practice's sheet from 0; the last four are hidden.
struct Columns {
  std::uint32_t code = 0, title = 1, mark = 2, weight = 3, total = 4, comment = 5;
  std::uint32_t evidence = 0;  // 0: the criteria ask for none
  std::uint32_t levels = 6;    // the last that is seen
  std::uint32_t identity = 7;

  [[nodiscard]] bool has_evidence() const { return evidence != 0; }
};
[[nodiscard]] Columns columns_for(const CriteriaSet& criteria);
[[nodiscard]] std::vector<office::BookColumn> widths(const Columns& columns);

namespace look {
using office::Across;
using office::CellStyle;
using office::Fill;
using office::Ink;
inline constexpr CellStyle plain{};
inline constexpr CellStyle note{.size = 9, .ink = Ink::grey};
inline constexpr CellStyle banner{.bold = true, .ink = Ink::red, .across = Across::centre};
inline constexpr CellStyle title{.size = 14, .bold = true, .across = Across::centre};
inline constexpr CellStyle subtitle{.size = 11, .across = Across::centre};
inline constexpr CellStyle section{.size = 11, .bold = true};
inline constexpr CellStyle label{.ink = Ink::grey};
inline constexpr CellStyle strong{.bold = true};
inline constexpr CellStyle heading{
    .bold = true, .border = true, .middle = true, .fill = Fill::heading, .across = Across::centre};
inline constexpr CellStyle cell{.border = true};
inline constexpr CellStyle small{.size = 9, .border = true};
inline constexpr CellStyle code{.bold = true, .border = true, .across = Across::centre};
inline constexpr CellStyle number{.border = true, .across = Across::centre};
inline constexpr CellStyle total{
    .bold = true, .border = true, .middle = true, .fill = Fill::total, .across = Across::centre};
inline constexpr CellStyle mark{.size = 12,
                                .bold = true,
                                .border = true,
                                .unlocked = true,
                                .middle = true,
                                .fill = Fill::input,
                                .across = Across::centre};
inline constexpr CellStyle words{
    .border = true, .unlocked = true, .as_text = true, .fill = Fill::input};
}  // namespace look

[[nodiscard]] office::BookCell text_cell(std::uint32_t column, std::string text,
                                         const office::CellStyle& style);
[[nodiscard]] office::BookCell number_cell(std::uint32_t column, std::string decimal,
                                           const office::CellStyle& style);
[[nodiscard]] office::BookCell blank_cell(std::uint32_t column, const office::CellStyle& style);
[[nodiscard]] office::BookCell formula_cell(std::uint32_t column, std::string formula,
                                            std::string value, bool gives_text,
                                            const office::CellStyle& style);

/// Puts rows under one another; heights follow the texts.
class RowStack {
 public:
  explicit RowStack(office::BookSheet& sheet) : sheet_(sheet) {}

  /// The number of the row that comes next.
  [[nodiscard]] std::uint32_t next() const { return next_; }
  void skip() { ++next_; }
  void add(std::vector<office::BookCell> cells, std::uint32_t least_height = 0);
  /// One text over columns `first` … `last`.
  void line(std::string text, const office::CellStyle& style, std::uint32_t first,
            std::uint32_t last);
  /// Merges columns of the next row; the cells between have the look of the first.
  void merge(std::vector<office::BookCell>& cells, std::uint32_t first, std::uint32_t last);

 private:
  [[nodiscard]] double width_of(std::uint32_t column) const;

  office::BookSheet& sheet_;
  std::uint32_t next_ = 1;
};

/// «0 – …», a line a level that has words.
[[nodiscard]] std::string levels_text(const Speech& say, const Scale& scale,
                                      const std::vector<std::string>& words);
/// What each mark of a criterion means: its own words, else those of the scale.
[[nodiscard]] std::vector<std::string> descriptors_or_names(const Criterion& criterion);
/// «0, 1 и 3»: the marks that demand a comment; "" when none does.
[[nodiscard]] std::string marks_with_comment(const Speech& say, const Criterion& criterion);
/// «К1 · Э-03 · …»: what the foot of each page says.
[[nodiscard]] std::string footer_of(const Frame& frame, std::string_view practice);
/// The opinions of DOMAIN's sheet as the programme words them, best first.
[[nodiscard]] std::vector<std::string> opinions(const Frame& frame);
/// Whether experts mark the stages of the cycle themselves.
[[nodiscard]] bool marks_stages(const Study& study);
/// "1.2 Система работы …"; "" when the practice names no direction.
[[nodiscard]] std::string theme_of(const Study& study, const Practice& practice);

/// A practice's sheet and where the overview finds what it comes to.
struct PracticeSheet {
  Index<Practice> practice;
  office::BookSheet sheet;
  std::uint32_t total_row = 0;
  std::string filled;  // «5/11», as the sheet's own formula has it now
  std::string total;   // "" when no mark is given
};
[[nodiscard]] PracticeSheet practice_sheet(const Frame& frame, Index<Practice> practice,
                                           std::string name);

/// The first sheet: what to do, and how far each practice is.
[[nodiscard]] office::BookSheet instruction_sheet(const Frame& frame,
                                                  const std::vector<PracticeSheet>& sheets);

/// The hidden sheet: stamps of the book, and the lists that are too long for a cell.
[[nodiscard]] office::BookSheet stamp_sheet(const Frame& frame);
/// Where the hidden sheet holds the opinions.
[[nodiscard]] std::string opinions_reference(const Frame& frame);
/// The marks of a scale as a cell's own list; empty when they must be referred to.
[[nodiscard]] std::vector<std::string> scale_items(const Scale& scale);
[[nodiscard]] std::string scale_reference(const Frame& frame, const Scale& scale);

}  // namespace otbor::score_book_parts
