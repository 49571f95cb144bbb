#pragma once
// How the sheets of one practice become its total. Official methods are exact. Each is one file in
// score/methods/ and one line of methods.def.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/model/study.hpp"
#include "engine/rate/sheet_totals.hpp"

namespace otbor {

/// One counted sheet of the practice. A sheet with marks "not applicable" has a smaller maximum;
/// `scaled` brings its total back to the full maximum.
struct SheetScore {
  Index<Sheet> sheet;
  SheetTotal total;
};

struct Aggregate {
  Ratio score;
  /// Which of the given sheets the score rests on, one flag a sheet.
  std::vector<bool> used;
  /// There were too few sheets for the method; this is their mean, and the reasons say so.
  bool fallback_to_mean = false;
};

struct MethodOption {
  std::string_view en;
  std::string_view ru;
  Words meaning;
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t value = 0;  // default
};

/// Values of a method's options, in the order the method declares them.
using Params = std::vector<std::int64_t>;

struct Method {
  std::string_view id;
  std::string_view ru;  // the word a Russian plan uses
  Words title;
  std::string_view source;
  std::vector<MethodOption> options;
  /// The score grows with the number of sheets, and so does its maximum.
  bool sums_sheets = false;
  /// Properties that tests try (METHODS.md, axioms): data, not promises in prose.
  bool monotone = true;
  Aggregate (*aggregate)(std::span<const SheetScore> sheets, Points full_maximum,
                         const Params&) = nullptr;
};

[[nodiscard]] std::span<const Method* const> methods();
[[nodiscard]] const Method* find_method(std::string_view id_or_word);

/// Total of a sheet on the full scale: total × full / own maximum.
[[nodiscard]] Ratio scaled(const SheetTotal& sheet, Points full_maximum);
/// Mean of sheets as a ratio of sums, Σ totals / Σ maxima × full: equals the plain mean when every
/// sheet has the full maximum.
[[nodiscard]] Ratio mean_of(std::span<const SheetScore> sheets, const std::vector<bool>& used,
                            Points full_maximum);

}  // namespace otbor
