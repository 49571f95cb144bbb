#pragma once
// An expert's sheets against the colleagues' sheets of the same practices, one respect at a time.
// Only shared practices are compared, so that easy or hard ones are not held against anybody.
// findings.hpp asks which differences deserve a question; an expert's private page shows them all.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/moment.hpp"
#include "engine/rate/agreement/interval.hpp"
#include "engine/rate/effects.hpp"
#include "engine/rate/undefined.hpp"

namespace otbor {

/// Means over the practices that the expert shares with colleagues.
struct Comparison {
  double own = 0;
  double colleagues = 0;
  double se = 0;  // of own − colleagues, from the spread of the paired differences (n − 1)
  std::uint32_t sheets = 0;

  [[nodiscard]] double difference() const { return own - colleagues; }
};

/// Of the difference, by Student's t with sheets − 1 degrees of freedom.
[[nodiscard]] Interval interval_of(const Comparison& compared, double confidence = 0.95);
/// Two-sided, of no difference, the difference over its error as a normal number.
[[nodiscard]] double p_value(const Comparison& compared);

/// Reason of each: too_few_data below `sheets_min` shared sheets, and for `within` where there is
/// one criterion only.
struct ExpertUse {
  Expected<Comparison> level = Unexpected(Undefined::too_few_data);   // mean mark of a sheet
  Expected<Comparison> within = Unexpected(Undefined::too_few_data);  // s.d. over criteria (n − 1)
  /// Squared distance of a sheet's mean from the mean of the sheets.
  Expected<Comparison> over = Unexpected(Undefined::too_few_data);
  Expected<Comparison> middle = Unexpected(Undefined::too_few_data);  // share in the middle third
  Expected<Comparison> ends = Unexpected(Undefined::too_few_data);    // share at the two ends
};

/// One sheet: what is compared of it.
struct SheetUse {
  std::uint32_t expert = 0;
  std::uint32_t practice = 0;
  std::size_t begin = 0;  // its marks among MarksBySheet::criterion and ::value
  std::size_t end = 0;
  double mean = 0;
  double spread = 0;  // standard deviation over criteria, 0 with one mark
  double middle = 0;  // share of marks in the middle third of the scale
  double ends = 0;    // share of marks at its ends
  std::optional<Moment> date;
};

/// Marks put together by sheet: by practice, then expert.
struct MarksBySheet {
  std::uint32_t criteria = 0;  // of the set
  std::vector<std::uint32_t> criterion;
  std::vector<double> value;
  std::vector<SheetUse> sheets;
  std::vector<std::vector<std::uint32_t>> of_expert;  // positions among `sheets`
  std::vector<std::vector<std::uint32_t>> of_practice;

  /// Mean of the colleagues' values of that practice; nullopt where there is no colleague.
  [[nodiscard]] std::optional<double> colleagues(std::uint32_t sheet,
                                                 double SheetUse::*member) const;
};

[[nodiscard]] MarksBySheet marks_by_sheet(const MarkColumns& marks, double low, double high);

/// Own and colleagues' values, one pair a shared practice.
struct Paired {
  std::vector<double> own;
  std::vector<double> others;

  void add(double one, double other) {
    own.push_back(one);
    others.push_back(other);
  }
  [[nodiscard]] Expected<Comparison> compared(std::uint32_t sheets_min) const;
};

/// One result an expert.
[[nodiscard]] std::vector<ExpertUse> expert_use(const MarksBySheet& marks,
                                                std::uint32_t sheets_min);

}  // namespace otbor
