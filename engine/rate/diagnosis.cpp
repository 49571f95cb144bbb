#include "engine/rate/diagnosis.hpp"

#include <algorithm>
#include <map>

#include "engine/base/approximate.hpp"
#include "engine/rate/agreement/gtheory.hpp"
#include "engine/rate/rasch/fit.hpp"

namespace otbor {
namespace {

/// Ends of the scale all criteria share; with scales of different ends marks are taken as shares of
/// their own scale.
struct Ends {
  bool shared = true;
  double low = 0;
  double high = 1;
};

Ends ends_of(const CriteriaSet& set) {
  const auto& first = set.criteria[Index<Criterion>(0)].scale;
  const bool shared = std::ranges::all_of(set.criteria, [&](const Criterion& criterion) {
    return criterion.scale.lowest() == first.lowest() &&
           criterion.scale.highest() == first.highest();
  });
  if (!shared) return {.shared = false, .low = 0, .high = 1};
  return {.shared = true, .low = approximate(first.lowest()), .high = approximate(first.highest())};
}

MarkColumns mark_columns(const Study& study, const Per<Sheet, SheetRole>& roles, const Ends& ends) {
  const auto narrow = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
  const auto& set = study.criteria;
  MarkColumns marks{.experts = narrow(study.experts.count().value()),
                    .practices = narrow(study.practices.count().value()),
                    .criteria = narrow(set.criteria.count().value())};
  for (const auto sheet : study.sheets.sheets.count()) {
    if (roles[sheet] != SheetRole::panel) continue;
    const auto& about = study.sheets.sheets[sheet];
    for (const auto at : set.criteria.count()) {
      const Mark mark = study.sheets.marks(sheet, at);
      if (!is_mark(mark)) continue;
      const auto& criterion = set.criteria[at];
      double value = approximate(counted_value(set, criterion, mark));
      if (!ends.shared) {
        const double low = approximate(criterion.scale.lowest());
        const double width = approximate(criterion.scale.highest()) - low;
        value = width > 0 ? (value - low) / width : 0;
      }
      marks.expert.push_back(narrow(about.expert.value()));
      marks.practice.push_back(narrow(about.practice.value()));
      marks.criterion.push_back(narrow(at.value()));
      marks.value.push_back(value);
      if (!study.sheets.dates.empty()) marks.date.push_back(study.sheets.dates[sheet]);
    }
  }
  return marks;
}

/// Settlements as numbers; none where the institution or its settlement is not told.
struct Territories {
  std::vector<std::optional<std::uint32_t>> experts;
  std::vector<std::optional<std::uint32_t>> practices;
};

Territories territories(const Study& study) {
  std::map<std::string_view, std::uint32_t> numbers;
  const auto number = [&](const std::optional<Index<Institution>>& institution) {
    const auto settlement =
        institution ? std::string_view(study.institutions[*institution].settlement) : "";
    if (settlement.empty()) return std::optional<std::uint32_t>();
    const auto next = static_cast<std::uint32_t>(numbers.size());
    return std::optional(numbers.emplace(settlement, next).first->second);
  };
  Territories found;
  for (const auto& expert : study.experts) found.experts.push_back(number(expert.institution));
  for (const auto& practice : study.practices) {
    found.practices.push_back(number(practice.institution));
  }
  return found;
}

/// Practice, expert and criterion as facets. Criteria on scales of their own have thresholds of
/// their own.
Per<Expert, std::optional<ExpertFit>> rasch_fit(const Study& study, const MarkColumns& marks,
                                                bool shared_scale, num::Threads threads) {
  Per<Expert, std::optional<ExpertFit>> fit(study.experts.count());
  rasch::Design design{.facets = {{marks.practices, marks.practice},
                                  {marks.experts, marks.expert},
                                  {marks.criteria, marks.criterion}},
                       .object = 0,
                       .score = marks.value,
                       .threshold_facet = {}};
  if (!shared_scale) design.threshold_facet = 2;
  const auto fitted = rasch::fit_jml(design, {.threads = threads});
  if (!fitted) return fit;
  const auto tables = rasch::fit_tables(design, *fitted, threads);
  for (const auto at : study.experts.count()) {
    const auto& element = tables.elements[1][at.value()];
    if (element.infit && element.outfit) fit[at] = ExpertFit{*element.infit, *element.outfit};
  }
  return fit;
}

std::vector<Link> links_wanted(const Ratings& totals) {
  std::vector<Link> links;
  for (const auto practice : totals.practices()) {
    for (const auto& rating : totals.of(practice)) {
      links.push_back({static_cast<std::uint32_t>(rating.expert.value()),
                       static_cast<std::uint32_t>(practice.value())});
    }
  }
  return connectivity(links, static_cast<std::uint32_t>(totals.experts().value()),
                      static_cast<std::uint32_t>(totals.practices().value()))
      .suggested;
}

/// Totals as practice × expert, incomplete as they are; levels are those that occur. R. L. Brennan,
/// Generalizability Theory (2001), chapters 2 and 7.
Expected<Dependability> dependability(const Ratings& totals, num::Threads threads) {
  if (totals.experts().value() > experts_generalised_max) {
    return Unexpected(Undefined::too_large);
  }
  gtheory::Design design{.y = {}, .factors = std::vector<mixed::Factor>(2), .host = {{}, {}}};
  auto& practices = design.factors[0];
  auto& experts = design.factors[1];
  Per<Expert, std::optional<std::uint32_t>> number(totals.experts());
  double inverse_sizes = 0;
  for (const auto practice : totals.practices()) {
    const auto rated = totals.of(practice);
    if (rated.empty()) continue;
    inverse_sizes += 1 / static_cast<double>(rated.size());
    for (const auto& rating : rated) {
      auto& expert = number[rating.expert];
      if (!expert) expert = experts.levels++;
      design.y.push_back(rating.value);
      practices.level.push_back(practices.levels);
      experts.level.push_back(*expert);
    }
    ++practices.levels;
  }
  if (design.y.empty()) return Unexpected(Undefined::no_ratings);
  if (design.y.size() == practices.levels) return Unexpected(Undefined::no_overlap);
  const auto study = gtheory::variance_components(design, gtheory::Estimator::reml, threads);
  if (!study) return Unexpected(study.error());
  Dependability found{.experts = practices.levels / inverse_sizes};
  const auto phi = gtheory::decide(*study, {1, found.experts}).phi;
  if (!phi) return Unexpected(phi.error());
  found.phi = *phi;
  const auto needed = gtheory::needed_for_phi(*study, 1, {1, found.experts}, phi_wanted);
  if (needed && *needed < 1000) found.enough = static_cast<std::uint32_t>(*needed);
  return found;
}

}  // namespace

Diagnosis diagnose(const Study& study, const Ratings& totals, const Per<Sheet, SheetRole>& roles,
                   num::Threads threads) {
  Diagnosis found;
  found.correction = earned_correction(totals, {.seed = study.rules.seed, .threads = threads});
  const auto& severity = found.correction.severity;
  found.labels_are_roles = severity && labels_look_like_roles(totals, *severity);
  found.links_wanted = links_wanted(totals);
  found.dependability = dependability(totals, threads);
  found.fit = Per<Expert, std::optional<ExpertFit>>(study.experts.count());
  const auto criteria = study.criteria.criteria.count().value();
  const auto marks_at_most = study.sheets.sheets.count().value() * criteria;
  if (marks_at_most == 0 || marks_at_most > marks_diagnosed_max) return found;
  found.looked_at_marks = true;
  const auto ends = ends_of(study.criteria);
  const auto marks = mark_columns(study, roles, ends);
  auto where = territories(study);
  const FindingsOptions options{.low = ends.low,
                                .high = ends.high,
                                .expert_territory = std::move(where.experts),
                                .practice_territory = std::move(where.practices)};
  const auto sheets = marks_by_sheet(marks, ends.low, ends.high);
  found.findings = expert_findings(sheets, options);
  for (const auto& one : expert_use(sheets, options.sheets_min)) found.use.push_back(one);
  found.fit = rasch_fit(study, marks, ends.shared, threads);
  return found;
}

}  // namespace otbor
