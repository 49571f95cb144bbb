#pragma once
// Agreement beyond chance for any number of experts and missing ratings: one observed agreement and
// several opinions of what chance would give. K. L. Gwet, Handbook of Inter-Rater Reliability (4th
// ed. 2014), chapters 2 to 5; standard errors are his, by linearisation over the practices.

#include "engine/rate/agreement/categorised.hpp"
#include "engine/rate/agreement/interval.hpp"
#include "engine/rate/agreement/weights.hpp"

namespace otbor {

struct ChanceCorrected {
  double value = 0;
  double chance = 0;  // p_e
  Expected<double> standard_error = Unexpected(Undefined::one_practice);
  /// Student's t with one degree of freedom less than there are practices; never above 1.
  Expected<Interval> interval = Unexpected(Undefined::one_practice);
};

struct AgreementCoefficients {
  Expected<ChanceCorrected> percent = Unexpected(Undefined::no_ratings);  // chance is 0
  Expected<ChanceCorrected> fleiss = Unexpected(Undefined::no_ratings);   // Scott's π for two
  Expected<ChanceCorrected> conger = Unexpected(Undefined::no_ratings);   // Cohen's κ for two
  Expected<ChanceCorrected> gwet = Unexpected(Undefined::no_ratings);     // AC1, weighted AC2
  Expected<ChanceCorrected> brennan_prediger = Unexpected(Undefined::no_ratings);
  Expected<ChanceCorrected> krippendorff = Unexpected(Undefined::no_ratings);
};

/// `weights` of the categories of `data`. Where all marks fall into one category, percent
/// agreement, Gwet's and Brennan and Prediger's coefficients exist (when the scale has more than
/// one category), the others are no_variation. Conger's coefficient wants to know who rated:
/// experts_unknown.
[[nodiscard]] AgreementCoefficients agreement_coefficients(const Categorised& data,
                                                           const CategoryWeights& weights,
                                                           double level);

/// Two of them alone.
[[nodiscard]] Expected<ChanceCorrected> percent_agreement(const Categorised& data,
                                                          const CategoryWeights& weights,
                                                          double level);
[[nodiscard]] Expected<ChanceCorrected> gwet_coefficient(const Categorised& data,
                                                         const CategoryWeights& weights,
                                                         double level);

using CategoryStatistic = Expected<ChanceCorrected> (*)(const Categorised& data,
                                                        const CategoryWeights& weights,
                                                        double level);
/// Either of them for ratings on a scale, its categories near by `nearness`; wrong_scale when a
/// rating is none of the scale's.
[[nodiscard]] Expected<Coefficient> category_coefficient(const Ratings& ratings,
                                                         const StatisticOptions& options,
                                                         Nearness nearness,
                                                         CategoryStatistic statistic);

}  // namespace otbor
