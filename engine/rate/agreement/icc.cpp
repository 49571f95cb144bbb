#include "engine/rate/agreement/icc.hpp"

#include <cmath>
#include <limits>

#include "engine/base/num/distributions.hpp"

namespace otbor {
namespace {

/// Reliability of the mean of k ratings from that of one, Spearman and Brown. Towards −1/(k − 1) it
/// falls without bound; below, the formula turns round and says nothing.
double stepped_up(double single, double k) {
  constexpr double rounding = 1e-12;
  const double denominator = 1 + (k - 1) * single;
  if (denominator <= rounding) return -std::numeric_limits<double>::infinity();
  return k * single / denominator;
}

/// (MSR − MSE)/(MSR + (k − 1) MSE) with MSR divided by a bound of F, in a form that holds for
/// MSE = 0 too.
double from_ratio(double between, double rest, double k) {
  return (between - rest) / (between + (k - 1) * rest);
}

/// One-way and consistency forms: between practices against `rest` with `df` degrees of freedom.
IccPair by_ratio(const TwoWay& s, double rest, double df, double level) {
  const double k = s.k;
  const double rows = s.n - 1.0;
  const double p = (1 + level) / 2;
  const double low = s.practices / num::f_quantile(p, rows, df);
  const double high = s.practices * num::f_quantile(p, df, rows);
  IccPair pair;
  pair.single = Estimate{from_ratio(s.practices, rest, k),
                         Interval{from_ratio(low, rest, k), from_ratio(high, rest, k)}};
  if (s.practices > 0) {
    pair.mean = Estimate{(s.practices - rest) / s.practices,
                         Interval{(low - rest) / low, (high - rest) / high}};
  } else {
    pair.mean = Unexpected(Undefined::no_variation);
  }
  return pair;
}

/// Limits of ICC(A, 1); its degrees of freedom v are Satterthwaite's. McGraw & Wong, table 7.
Expected<Interval> agreement_limits(const TwoWay& s, double single, double level) {
  const double n = s.n;
  const double k = s.k;
  const double a = k * single;  // both terms of v times n (1 − ρ)
  const double b = n * (1 - single) + k * single * (n - 1);
  const double columns = a * s.experts;
  const double error = b * s.error;
  const double v = (columns + error) * (columns + error) /
                   (columns * columns / (k - 1) + error * error / ((n - 1) * (k - 1)));
  constexpr double freedom_min = 0.01;  // with less the interval is everything there is
  if (!std::isfinite(v) || v < freedom_min) return Unexpected(Undefined::no_freedom);
  const double p = (1 + level) / 2;
  const double low_f = num::f_quantile(p, n - 1, v);
  const double high_f = num::f_quantile(p, v, n - 1);
  const double rest = k * s.experts + (k * n - k - n) * s.error;
  return Interval{
      n * (s.practices / low_f - s.error) / (rest + n * s.practices / low_f),
      n * (s.practices - s.error / high_f) / (rest / high_f + n * s.practices),
  };
}

IccPair of_agreement(const TwoWay& s, double level) {
  const double n = s.n;
  const double k = s.k;
  const double difference = s.practices - s.error;
  const double columns = (s.experts - s.error) / n;
  const double single = difference / (s.practices + (k - 1) * s.error + k * columns);
  IccPair pair;
  pair.single = Estimate{single, agreement_limits(s, single, level)};
  const double denominator = s.practices + columns;
  if (std::abs(denominator) > 0) {
    pair.mean = Estimate{difference / denominator, pair.single->interval.map([&](auto limits) {
                           return Interval{stepped_up(limits.low, k), stepped_up(limits.high, k)};
                         })};
  } else {
    pair.mean = Unexpected(Undefined::no_variation);
  }
  return pair;
}

Expected<double> ratio(double above, double below) {
  if (below <= 0) return Unexpected(Undefined::beyond_numbers);
  return above / below;
}

}  // namespace

Icc intraclass_correlations(const TwoWay& squares, double level) {
  const double n = squares.n;
  const double k = squares.k;
  Icc icc;
  if (!squares.varies) {
    const auto why = Unexpected(Undefined::no_variation);
    icc.one_way = icc.agreement = icc.consistency = {why, why};
    icc.f_one_way = icc.f_two_way = why;
    return icc;
  }
  icc.one_way = by_ratio(squares, squares.within, n * (k - 1), level);
  icc.agreement = of_agreement(squares, level);
  if (squares.practices + squares.error > 0) {
    icc.consistency = by_ratio(squares, squares.error, (n - 1) * (k - 1), level);
  } else {
    icc.consistency = {Unexpected(Undefined::no_variation), Unexpected(Undefined::no_variation)};
  }
  icc.f_one_way = ratio(squares.practices, squares.within);
  icc.f_two_way = ratio(squares.practices, squares.error);
  return icc;
}

}  // namespace otbor
