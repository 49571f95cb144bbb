#include "engine/render/papers/note/figures.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace otbor::papers::note {

std::vector<Index<Practice>> scored(const Narrator& narrator,
                                    std::optional<Index<Platform>> platform) {
  std::vector<Index<Practice>> found;
  for (const auto at : narrator.dossier.ranking.order) {
    if (!platform || narrator.practice(at).platform == platform) found.push_back(at);
  }
  return found;
}

Ratio mean_percent(const Narrator& narrator, const std::vector<Index<Practice>>& list) {
  Ratio sum;
  for (const auto at : list) sum = sum + narrator.score(at).percent;
  return sum / static_cast<std::int64_t>(list.size());
}

Ratio mean_total(const Narrator& narrator, const std::vector<Index<Practice>>& list) {
  Ratio sum;
  for (const auto at : list) sum = sum + narrator.score(at).total;
  return sum / static_cast<std::int64_t>(list.size());
}

std::vector<CriterionShare> criterion_shares(const Narrator& narrator,
                                             const std::vector<Index<Practice>>& list) {
  const auto& study = narrator.study();
  std::vector<CriterionShare> shares;
  for (const auto criterion : study.criteria.criteria.count()) {
    const auto& scale = study.criteria.criteria[criterion].scale;
    const auto high = std::ranges::max(scale.values);
    if (scale.lower_is_better || high <= Points()) continue;
    Ratio sum;
    std::int64_t n = 0;
    for (const auto at : list) {
      const auto& mean = narrator.dossier.ranking.means(at, criterion);
      if (mean.marks == 0) continue;
      sum = sum + mean.mean;
      ++n;
    }
    if (n > 0) shares.push_back({criterion, sum / n, high, (sum / n).divided_by(high)});
  }
  std::ranges::stable_sort(shares, std::ranges::greater{}, &CriterionShare::share);
  return shares;
}

std::vector<Index<Stage>> worst_stages(const Per<Stage, std::uint64_t>& lacking,
                                       std::size_t at_most) {
  std::vector<Index<Stage>> stages;
  for (const auto stage : lacking.count()) {
    if (lacking[stage] > 0) stages.push_back(stage);
  }
  std::ranges::stable_sort(stages, std::ranges::greater{},
                           [&](auto stage) { return lacking[stage]; });
  if (stages.size() > at_most) stages.resize(at_most);
  return stages;
}

std::string inside_sentence(const std::string& title) {
  auto letters = utf8::decode(title);
  if (!letters.empty()) letters.front() = utf8::lower(letters.front());
  return utf8::encode(letters);
}

}  // namespace otbor::papers::note
