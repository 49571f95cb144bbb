#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/score/robust/flips.hpp"

namespace otbor::robust {
namespace {

__extension__ using Wide = __int128;

/// A practice's sums of values by criterion, and its number of sheets.
struct Sums {
  std::vector<std::int64_t> values;   // millionths
  std::int64_t sheets = 0;            // 1 for a fixed total
  std::optional<std::int64_t> fixed;  // millionths
};

std::vector<Sums> sums_of(const LinearProgramme& programme) {
  std::vector<Sums> all;
  for (std::size_t p = 0; p < programme.practices.size(); ++p) {
    const auto& sheets = programme.practices[p];
    Sums sums{std::vector<std::int64_t>(programme.weights.size()),
              static_cast<std::int64_t>(sheets.size()),
              {}};
    for (const auto& sheet : sheets) {
      for (std::size_t c = 0; c < sheet.marks.size(); ++c) {
        sums.values[c] += programme.scales[c].value(sheet.marks[c]).millionths();
      }
    }
    if (!programme.fixed.empty() && programme.fixed[p]) {
      sums.fixed = programme.fixed[p]->millionths();
      sums.sheets = 1;
    }
    all.push_back(std::move(sums));
  }
  return all;
}

/// How far one practice is ahead of another when criterion k weighs t and the others
/// (W − t)/(W − w_k) of what they weigh, times a positive number: own · t + rest · (W − t).
struct Lead {
  Wide own = 0;
  Wide rest = 0;

  /// Its sign at t = w_k.
  [[nodiscard]] int at(std::int64_t weight, std::int64_t sum) const {
    const Wide value = own * weight + rest * (sum - weight);
    return value < 0 ? -1 : static_cast<int>(value > 0);
  }
};

/// Whole numbers that tell when they have grown too large to go on with.
class Exact {
 public:
  Exact(Wide value) : value_(value) {}  // NOLINT: a number is one
  friend Exact operator*(Exact a, Exact b) {
    Exact product(0);
    product.beyond_ =
        a.beyond_ || b.beyond_ || __builtin_mul_overflow(a.value_, b.value_, &product.value_);
    return product;
  }
  friend Exact operator+(Exact a, Exact b) {
    Exact sum(0);
    sum.beyond_ = a.beyond_ || b.beyond_ || __builtin_add_overflow(a.value_, b.value_, &sum.value_);
    return sum;
  }
  [[nodiscard]] bool fits(Wide limit) const {
    return !beyond_ && value_ <= limit && value_ >= -limit;
  }
  [[nodiscard]] Wide value() const { return value_; }

 private:
  Wide value_;
  bool beyond_ = false;
};

/// What a practice has of t and of W − t, both times W (W − w_k) and over its number of sheets. A
/// fixed total F is F (t + (W − t))/W.
struct Parts {
  Exact own = 0;
  Exact rest = 0;
};

Parts parts_of(const LinearProgramme& programme, const Sums& sums, std::size_t k, Wide all) {
  const Wide others = all - programme.weights[k].millionths();
  // Nothing else weighs anything: only its own counts.
  const Wide scale = others > 0 ? others : 1;
  if (sums.fixed) {
    const Exact total = Exact(*sums.fixed) * Wide{Points::unit} * scale;
    return {total, others > 0 ? total : Exact(0)};
  }
  Parts parts{Exact(sums.values[k]) * all * scale, 0};
  for (std::size_t c = 0; c < programme.weights.size(); ++c) {
    if (c == k) continue;
    parts.rest = parts.rest + Exact(sums.values[c]) * programme.weights[c].millionths() * all;
  }
  return parts;
}

/// Undefined (`beyond_numbers`) when it passes what whole numbers hold.
Expected<Lead> lead(const LinearProgramme& programme, const Sums& a, const Sums& b, std::size_t k) {
  Wide all = 0;
  for (const auto weight : programme.weights) all += weight.millionths();
  const Wide sign = programme.lower_is_better ? -1 : 1;
  const auto of_a = parts_of(programme, a, k, all);
  const auto of_b = parts_of(programme, b, k, all);
  const auto own = of_a.own * (sign * b.sheets) + of_b.own * (-sign * a.sheets);
  const auto rest = of_a.rest * (sign * b.sheets) + of_b.rest * (-sign * a.sheets);
  constexpr Wide largest = ((Wide{1} << 126U) - 1) * 2 + 1;
  const Wide limit = largest / 2 / (all > 0 ? all : 1);
  if (!own.fits(limit) || !rest.fits(limit)) return Unexpected(Undefined::beyond_numbers);
  return Lead{own.value(), rest.value()};
}

/// Where the lead is zero strictly between its ends; nothing when it keeps its sign.
Expected<std::optional<Ratio>> crossing(const Lead& lead, std::int64_t sum) {
  // own t + rest (W − t) = 0: t = W rest / (rest − own); the signs of own and rest differ.
  if (lead.own == 0 || lead.rest == 0 || (lead.own > 0) == (lead.rest > 0)) return std::nullopt;
  Wide above = lead.rest < 0 ? -lead.rest : lead.rest;
  Wide below = above + (lead.own < 0 ? -lead.own : lead.own);
  Wide a = above;
  Wide b = below;
  while (b != 0) a = std::exchange(b, a % b);
  above /= a;
  below /= a;
  const auto common = std::gcd(sum, static_cast<std::int64_t>(below % sum));
  const Wide numerator = above * (sum / common);
  const Wide denominator = below / common;
  constexpr Wide most = std::numeric_limits<std::int64_t>::max() / Points::unit;
  if (above > most * Points::unit || numerator > most * Points::unit || denominator > most) {
    return Unexpected(Undefined::beyond_numbers);
  }
  // Millionths over a plain number.
  return Ratio(Points::millionths(static_cast<std::int64_t>(numerator)),
               static_cast<std::int64_t>(denominator));
}

Points sum_of(const std::vector<Points>& weights) {
  return std::accumulate(weights.begin(), weights.end(), Points());
}

/// A rival gets level with the practice at a weight: from then on it is ahead, or no longer ahead.
struct Event {
  Ratio distance;  // of the weight from the given one
  Ratio weight;
  bool gets_ahead = false;
};

/// The rivals met when the weight of k moves up or down, nearest first.
Expected<std::vector<Event>> events(const LinearProgramme& programme, const std::vector<Sums>& sums,
                                    std::size_t practice, std::size_t k, bool up) {
  const std::int64_t all = sum_of(programme.weights).millionths();
  const std::int64_t weight = programme.weights[k].millionths();
  const Ratio given(programme.weights[k]);
  std::vector<Event> found;
  for (std::size_t rival = 0; rival < sums.size(); ++rival) {
    if (rival == practice || sums[rival].sheets == 0) continue;
    const auto ahead = lead(programme, sums[practice], sums[rival], k);
    if (!ahead) return Unexpected(ahead.error());
    const int now = ahead->at(weight, all);
    const Wide end = up ? ahead->own : ahead->rest;
    const int then = end < 0 ? -1 : static_cast<int>(end > 0);
    if (now == 0) {
      if (then < 0 && (up ? weight < all : weight > 0)) found.push_back({Ratio(), given, true});
      continue;
    }
    if (then == 0) {  // level at the very end
      const Ratio last = up ? Ratio(Points::millionths(all)) : Ratio();
      if (now < 0) found.push_back({up ? last - given : given, last, false});
      continue;
    }
    if (then == now) continue;
    const auto at = crossing(*ahead, all);
    if (!at) return Unexpected(at.error());
    OTBOR_CHECK(at->has_value());
    found.push_back({up ? **at - given : given - **at, **at, then < 0});
  }
  std::ranges::stable_sort(found,
                           [](const Event& a, const Event& b) { return a.distance < b.distance; });
  return found;
}

/// Walks the events until the practice is on the other side.
std::optional<Event> first_change(const std::vector<Event>& found, std::size_t ahead,
                                  std::size_t places) {
  const bool inside = ahead < places;
  for (std::size_t first = 0, last = 0; first < found.size(); first = last) {
    std::size_t lost = 0;
    std::size_t won = 0;
    while (last < found.size() && found[last].distance == found[first].distance) {
      (found[last].gets_ahead ? lost : won) += 1;
      ++last;
    }
    // At the weight itself everybody met is level; beyond it the order has turned.
    if (!inside && ahead - won < places) return found[first];
    ahead = ahead - won + lost;
    if (inside && ahead >= places) return found[first];
  }
  return std::nullopt;
}

}  // namespace

Expected<std::optional<WeightFlip>> weight_flip(const LinearProgramme& programme,
                                                std::size_t practice) {
  const auto sums = sums_of(programme);
  OTBOR_CHECK(sums[practice].sheets > 0);
  std::size_t ahead = 0;
  const auto totals = linear_totals(programme);
  for (const auto& total : totals) {
    if (!total) continue;
    ahead += (programme.lower_is_better ? *total < *totals[practice] : *total > *totals[practice])
                 ? 1
                 : 0;
  }
  std::optional<WeightFlip> found;
  Ratio nearest;
  for (std::size_t k = 0; k < programme.weights.size(); ++k) {
    for (const bool up : {true, false}) {
      const auto met = events(programme, sums, practice, k, up);
      if (!met) return Unexpected(met.error());
      const auto change = first_change(*met, ahead, programme.places);
      if (!change || (found && change->distance >= nearest)) continue;
      nearest = change->distance;
      found = WeightFlip{k, change->weight, ahead < programme.places};
    }
  }
  return found;
}

Expected<std::vector<WeightInterval>> list_weight_intervals(const LinearProgramme& programme) {
  const auto sums = sums_of(programme);
  const auto totals = linear_totals(programme);
  const Points all = sum_of(programme.weights);
  std::vector<std::size_t> inside;
  std::vector<std::size_t> outside;
  for (std::size_t p = 0; p < totals.size(); ++p) {
    if (totals[p]) (in_list(programme, totals, p) ? inside : outside).push_back(p);
  }
  std::vector<WeightInterval> intervals;
  for (std::size_t k = 0; k < programme.weights.size(); ++k) {
    WeightInterval interval{Ratio(), Ratio(all)};
    for (const auto in : inside) {
      for (const auto out : outside) {
        const auto ahead = lead(programme, sums[in], sums[out], k);
        if (!ahead) return Unexpected(ahead.error());
        const auto at = crossing(*ahead, all.millionths());
        if (!at) return Unexpected(at.error());
        if (!*at) continue;
        // Inside is strictly ahead at the given weight; it stays so up to the crossing.
        if (ahead->own < 0) interval.high = std::min(interval.high, **at);
        if (ahead->rest < 0) interval.low = std::max(interval.low, **at);
      }
    }
    intervals.push_back(interval);
  }
  return intervals;
}

}  // namespace otbor::robust
