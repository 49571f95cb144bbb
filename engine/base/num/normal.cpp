#include "engine/base/num/normal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "engine/base/check.hpp"
#include "engine/base/num/arrays.hpp"
#include "engine/base/num/elementary.hpp"
#include "engine/base/num/two.hpp"

namespace otbor::num {
namespace {

using Coefficients = std::array<double, 8>;

/// (Σ above_i rⁱ) / (Σ below_i rⁱ).
template <class Real>
Real rational(const Coefficients& above, const Coefficients& below, Real r) {
  Real numerator = Real{} + above[7];
  Real denominator = Real{} + below[7];
#pragma GCC unroll 8
  for (std::size_t i = 7; i > 0; --i) {
    numerator = numerator * r + above[i - 1];
    denominator = denominator * r + below[i - 1];
  }
  return numerator / denominator;
}

// Near the middle, |p − 1/2| <= 0.425.
constexpr Coefficients a{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                         1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                         3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr Coefficients b{1.0,
                         4.2313330701600911252e1,
                         6.8718700749205790830e2,
                         5.3941960214247511077e3,
                         2.1213794301586595867e4,
                         3.9307895800092710610e4,
                         2.8729085735721942674e4,
                         5.2264952788528545610e3};
// Towards a tail, √(−ln tail) <= 5.
constexpr Coefficients c{1.42343711074968357734e0,  4.63033784615654529590e0,
                         5.76949722146069140550e0,  3.64784832476320460504e0,
                         1.27045825245236838258e0,  2.41780725177450611770e-1,
                         2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Coefficients d{1.0,
                         2.05319162663775882187e0,
                         1.67638483018380384940e0,
                         6.89767334985100004550e-1,
                         1.48103976427480074590e-1,
                         1.51986665636164571966e-2,
                         5.47593808499534494600e-4,
                         1.05075007164441684324e-9};
// Far out.
constexpr Coefficients e{6.65790464350110377720e0,  5.46378491116411436990e0,
                         1.78482653991729133580e0,  2.96560571828504891230e-1,
                         2.65321895265761230930e-2, 1.24266094738807843860e-3,
                         2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients f{1.0,
                         5.99832206555887937690e-1,
                         1.36929880922735805310e-1,
                         1.48753612908506148525e-2,
                         7.86869131145613259100e-4,
                         1.84631831751005468180e-5,
                         1.42151175831644588870e-7,
                         2.04426310338993978564e-15};

constexpr double middle = 0.425;
constexpr double far = 5;
// Numbers worked on together: those in the tails are enough to be worth gathering.
constexpr std::size_t block = 128;

template <class Real>
Real in_the_middle(Real q) {
  return q * rational<Real>(a, b, middle * middle - q * q);
}

/// In a tail; `depth` is √(−ln p).
double in_a_tail(double depth) {
  return depth <= far ? rational<double>(c, d, depth - 1.6) : rational<double>(e, f, depth - far);
}

/// What a block of numbers has in the tails.
struct Tails {
  std::size_t count = 0;
  std::array<std::size_t, block> at;
  std::array<double, block> side;  // whose sign says which tail
  std::array<double, block> p;     // of the tail, then its logarithm
};

void find_tails(std::span<const double> p, Tails& tails) {
  tails.count = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    OTBOR_CHECK(p[i] > 0);
    OTBOR_CHECK(p[i] < 1);
    // Written down for all and kept for some: no jump that a processor cannot foresee.
    const double q = p[i] - 0.5;
    tails.at[tails.count] = i;
    tails.side[tails.count] = q;
    tails.p[tails.count] = std::min(p[i], 1 - p[i]);
    tails.count += std::abs(q) <= middle ? 0U : 1U;
  }
}

/// At most a block. All are treated as if in the middle; those that are not are then set right.
void quantiles_of_block(std::span<const double> p, std::span<double> into, Tails& tails) {
  find_tails(p, tails);
  std::size_t i = 0;
  for (; i + 2 <= p.size(); i += 2) store(&into[i], in_the_middle<Two>(load(&p[i]) - 0.5));
  if (i < p.size()) into[i] = in_the_middle<double>(p[i] - 0.5);
  const auto logs = std::span(tails.p).first(tails.count);
  log(logs, logs);
  for (std::size_t t = 0; t < logs.size(); t += 2) {
    const std::size_t next = std::min(t + 1, logs.size() - 1);
    const double first = std::sqrt(-logs[t]);
    const double second = std::sqrt(-logs[next]);
    std::array<double, 2> z{};
    if (first <= far && second <= far) {
      store(z.data(), rational<Two>(c, d, Two{first, second} - 1.6));
    } else {
      z = {in_a_tail(first), in_a_tail(second)};
    }
    into[tails.at[next]] = std::copysign(z[1], tails.side[next]);
    into[tails.at[t]] = std::copysign(z[0], tails.side[t]);
  }
}

}  // namespace

double normal_quantile(double p) {
  OTBOR_CHECK(p > 0);
  OTBOR_CHECK(p < 1);
  const double q = p - 0.5;
  if (std::abs(q) <= middle) return in_the_middle<double>(q);
  const double z = in_a_tail(std::sqrt(-log(q < 0 ? p : 1 - p)));
  return q < 0 ? -z : z;
}

void normal_quantile(std::span<const double> p, std::span<double> into) {
  OTBOR_CHECK(p.size() == into.size());
  Tails tails;
  for (std::size_t first = 0; first < p.size(); first += block) {
    const std::size_t size = std::min(block, p.size() - first);
    quantiles_of_block(p.subspan(first, size), into.subspan(first, size), tails);
  }
}

}  // namespace otbor::num
