#include "engine/score/robust/severity_refit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/base/approximate.hpp"
#include "engine/base/check.hpp"
#include "engine/rate/roles.hpp"
#include "engine/rate/sheet_totals.hpp"

namespace otbor::robust {
namespace {

/// Conjugate gradients end in as many steps as there are experts but for rounding; what they have
/// reached by then counts.
constexpr std::size_t steps_beyond_experts = 64;
/// The scaled square of the residual falls to this share of the first: leniencies are then right to
/// a billionth of themselves, far below the two digits they are rounded to.
constexpr double settled = 1e-20;
/// Steps of a usual design, for the price of a draw.
constexpr std::size_t steps_usual = 12;

/// Σ a b / c, lane by lane.
Lanes scaled_product(const std::vector<Lanes>& a, const std::vector<Lanes>& b,
                     const std::vector<Lanes>& c) {
  Lanes sum{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      sum[lane] += a[i][lane] * b[i][lane] / c[i][lane];
    }
  }
  return sum;
}

Lanes product(const std::vector<Lanes>& a, const std::vector<Lanes>& b) {
  Lanes sum{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) sum[lane] += a[i][lane] * b[i][lane];
  }
  return sum;
}

}  // namespace

SeverityRefit::SeverityRefit(const Study& study, double lambda)
    : lambda_(lambda), shares_(study.experts.count().value()) {
  OTBOR_CHECK(lambda > 0);
  rows_.criteria = study.criteria.criteria.count().value();
  for (const auto group : study.criteria.applicant_groups.count()) {
    full_.push_back(approximate(study.criteria.maximum[group]));
  }
  const auto roles = sheet_roles(study);
  const auto totals = sheet_totals(study, num::Threads{1});
  for (const auto practice : study.practices.count()) {
    std::vector<Index<Sheet>> panel;
    for (const auto sheet : study.sheets.of_practice[practice]) {
      const bool counts = roles[sheet] == SheetRole::panel && totals[sheet].maximum > Points();
      if (counts) panel.push_back(sheet);
    }
    if (panel.size() < 2) continue;
    const std::size_t begin = expert_of_.size();
    for (const auto sheet : panel) {
      expert_of_.push_back(study.sheets.sheets[sheet].expert.value());
      shares_[expert_of_.back()] = true;
      add_row(study, sheet, false, rows_);
    }
    units_.push_back({study.practices[practice].group, begin, expert_of_.size()});
  }
}

std::size_t SeverityRefit::products() const {
  return expert_of_.size() * (2 * rows_.criteria + 2 * steps_usual);
}

void SeverityRefit::read_values(const std::vector<std::vector<Lanes>>& weights,
                                RefitWork& work) const {
  work.values.resize(expert_of_.size());
  for (const auto& unit : units_) {
    const auto group = unit.group.value();
    for (std::size_t sheet = unit.begin; sheet < unit.end; ++sheet) {
      const Lanes total = dot(weights[group], rows_.row(rows_.values, sheet));
      const Lanes maximum = dot(weights[group], rows_.row(rows_.largest, sheet));
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        work.values[sheet][lane] = total[lane] / maximum[lane] * full_[group];
      }
    }
  }
}

/// The right side Σ_s g (x − mean of x by g), and the diagonal g (λ + Σ_s (1 − g / Σg)).
void SeverityRefit::set_up(const std::vector<Lanes>& counts, RefitWork& work) const {
  work.rest.assign(counts.size(), Lanes{});
  work.diagonal = counts;
  for (auto& own : work.diagonal) {
    for (double& value : own) value *= lambda_;
  }
  work.counts.assign(units_.size(), Lanes{});
  for (std::size_t u = 0; u < units_.size(); ++u) {
    auto& whole = work.counts[u];
    Lanes mean{};
    for (std::size_t sheet = units_[u].begin; sheet < units_[u].end; ++sheet) {
      const auto& count = counts[expert_of_[sheet]];
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        whole[lane] += count[lane];
        mean[lane] += count[lane] * work.values[sheet][lane];
      }
    }
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) mean[lane] /= whole[lane];
    for (std::size_t sheet = units_[u].begin; sheet < units_[u].end; ++sheet) {
      const auto expert = expert_of_[sheet];
      const auto& count = counts[expert];
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        work.rest[expert][lane] += count[lane] * (work.values[sheet][lane] - mean[lane]);
        work.diagonal[expert][lane] += count[lane] * (1 - count[lane] / whole[lane]);
      }
    }
  }
}

/// work.image: what the equations make of work.direction.
void SeverityRefit::apply(const std::vector<Lanes>& counts, RefitWork& work) const {
  const auto& direction = work.direction;
  for (std::size_t e = 0; e < counts.size(); ++e) {
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      work.image[e][lane] = lambda_ * counts[e][lane] * direction[e][lane];
    }
  }
  for (std::size_t u = 0; u < units_.size(); ++u) {
    Lanes mean{};
    for (std::size_t sheet = units_[u].begin; sheet < units_[u].end; ++sheet) {
      const auto expert = expert_of_[sheet];
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        mean[lane] += counts[expert][lane] * direction[expert][lane];
      }
    }
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) mean[lane] /= work.counts[u][lane];
    for (std::size_t sheet = units_[u].begin; sheet < units_[u].end; ++sheet) {
      const auto expert = expert_of_[sheet];
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        work.image[expert][lane] += counts[expert][lane] * (direction[expert][lane] - mean[lane]);
      }
    }
  }
}

/// Conjugate gradients scaled by the diagonal (base/num/conjugate_gradients.hpp), each lane by
/// itself: one that has settled stays where it is.
void SeverityRefit::solve(const std::vector<Lanes>& counts, RefitWork& work) const {
  const std::size_t experts = counts.size();
  work.leniency.assign(experts, Lanes{});
  work.direction.assign(experts, Lanes{});
  work.image.resize(experts);
  const Lanes first = scaled_product(work.rest, work.rest, work.diagonal);
  Lanes now = first;
  Lanes kept{};  // of the direction before
  for (std::size_t step = 0; step < experts + steps_beyond_experts; ++step) {
    std::array<bool, draw_lanes> open{};
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      open[lane] = now[lane] > settled * first[lane];
    }
    if (std::ranges::find(open, true) == open.end()) return;
    for (std::size_t e = 0; e < experts; ++e) {
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        work.direction[e][lane] =
            work.rest[e][lane] / work.diagonal[e][lane] + kept[lane] * work.direction[e][lane];
      }
    }
    apply(counts, work);
    Lanes stride = product(work.direction, work.image);
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      stride[lane] = open[lane] && stride[lane] > 0 ? now[lane] / stride[lane] : 0;
    }
    for (std::size_t e = 0; e < experts; ++e) {
      for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
        work.leniency[e][lane] += stride[lane] * work.direction[e][lane];
        work.rest[e][lane] -= stride[lane] * work.image[e][lane];
      }
    }
    const Lanes next = scaled_product(work.rest, work.rest, work.diagonal);
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      kept[lane] = now[lane] > 0 ? next[lane] / now[lane] : 0;
    }
    now = next;
  }
}

/// The solution has Σ g b = 0 over the panel; with a tiny λ the steps alone hardly see it.
void SeverityRefit::put_level_to_zero(const std::vector<Lanes>& counts,
                                      std::vector<Lanes>& leniency) const {
  Lanes whole{};
  Lanes level{};
  for (std::size_t e = 0; e < counts.size(); ++e) {
    if (!shares_[e]) continue;
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      whole[lane] += counts[e][lane];
      level[lane] += counts[e][lane] * leniency[e][lane];
    }
  }
  for (std::size_t e = 0; e < counts.size(); ++e) {
    if (!shares_[e]) continue;
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      leniency[e][lane] -= level[lane] / whole[lane];
    }
  }
}

void SeverityRefit::fit(const std::vector<std::vector<Lanes>>& weights,
                        const std::vector<Lanes>& counts, RefitWork& work) const {
  OTBOR_CHECK(counts.size() == shares_.size());
  read_values(weights, work);
  set_up(counts, work);
  solve(counts, work);
  put_level_to_zero(counts, work.leniency);
  work.correction.resize(counts.size());
  for (std::size_t e = 0; e < counts.size(); ++e) {
    for (std::size_t lane = 0; lane < draw_lanes; ++lane) {
      work.correction[e][lane] = std::floor(0.5 - work.leniency[e][lane] * 100) / 100;
    }
  }
}

}  // namespace otbor::robust
