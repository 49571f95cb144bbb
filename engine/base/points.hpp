#pragma once
// Official arithmetic. Points are exact decimals (marks, weights, totals of one sheet, pass marks);
// a Ratio is an exact fraction of Points by a count (means over experts, percents). Nothing
// official is ever a double: 0.3*7 + 0.7*8 < 7.7 is true in floating point, and a practice would
// lose by it. Rounding happens once, when a total is printed or, if the plan decides by rounded
// values, when it is compared.

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace otbor {

/// An exact decimal with six digits after the point. Marks and weights carry at most three
/// (intake refuses more), so that their product is exact.
class Points {
 public:
  static constexpr std::int64_t unit = 1'000'000;
  static constexpr int digits_max = 6;

  constexpr Points() = default;
  [[nodiscard]] static constexpr Points whole(std::int64_t value) { return Points(value * unit); }
  [[nodiscard]] static constexpr Points millionths(std::int64_t value) { return Points(value); }
  [[nodiscard]] constexpr std::int64_t millionths() const { return value_; }

  friend constexpr Points operator+(Points a, Points b) { return Points(a.value_ + b.value_); }
  friend constexpr Points operator-(Points a, Points b) { return Points(a.value_ - b.value_); }
  friend constexpr Points operator-(Points a) { return Points(-a.value_); }
  friend constexpr Points operator*(Points a, std::int64_t times) {
    return Points(a.value_ * times);
  }
  template <std::floating_point T>
  friend Points operator*(Points a, T times) = delete;  // nothing official is a double
  constexpr Points& operator+=(Points b) {
    value_ += b.value_;
    return *this;
  }
  friend constexpr auto operator<=>(Points, Points) = default;

 private:
  constexpr explicit Points(std::int64_t value) : value_(value) {}
  std::int64_t value_ = 0;
};

/// mark * weight. Exact when each factor has at most three decimals; checked.
[[nodiscard]] Points product(Points mark, Points weight);

/// "1.5", "-2", "0.125": at most `decimals_max` digits after the point, nothing else around.
/// A comma is accepted as the point only when `comma` says so (tables, not YAML).
[[nodiscard]] std::optional<Points> parse_points(std::string_view text, bool comma,
                                                 int decimals_max = Points::digits_max);

enum class RoundingRule : std::uint8_t { half_up, half_even, down };

/// An exact fraction. The denominator is positive; the fraction is always in lowest terms.
class Ratio {
 public:
  constexpr Ratio() = default;
  explicit Ratio(Points points);
  Ratio(Points points, std::int64_t count);
  /// a / b as a plain number, e.g. a share of the maximum. b is not zero.
  [[nodiscard]] static Ratio of(Points a, Points b);

  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, std::int64_t times);
  friend Ratio operator/(const Ratio& a, std::int64_t parts);
  [[nodiscard]] Ratio times(Points a) const;
  [[nodiscard]] Ratio divided_by(Points a) const;

  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b);

  [[nodiscard]] Points rounded(int digits, RoundingRule rule) const;
  /// "140/3", "45": the exact value for an appeal.
  [[nodiscard]] std::string exact() const;
  /// For statistics only; never compared for a decision.
  [[nodiscard]] double approximate() const;
  [[nodiscard]] int sign() const { return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0; }

 private:
  __extension__ using Wide = __int128;
  Ratio(Wide numerator, Wide denominator);
  Wide numerator_ = 0;
  Wide denominator_ = 1;
};

/// "46.67" with exactly `digits` after the point; the point is `mark` ('.' or ',').
[[nodiscard]] std::string to_text(Points points, int digits, char mark = '.');
/// "1.5", "2": as many digits as the value has.
[[nodiscard]] std::string to_text(Points points, char mark = '.');

}  // namespace otbor
