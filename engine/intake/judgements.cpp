#include "engine/intake/judgements.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/intake/build/criteria.hpp"
#include "engine/intake/forms/judgements.hpp"
#include "engine/intake/loader.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

class Builder {
 public:
  Builder(const CriteriaSet* set, Diagnostics& diagnostics)
      : set_(set), diagnostics_(diagnostics) {}

  Judgements build(const JudgementsForm& form) {
    if (form.title) judgements_.title = form.title->value;
    name_criteria(form);
    if (judgements_.criteria.size() < 2 && !diagnostics_.has_errors_in(form.span.source)) {
      diagnostics_.add(Found::too_few_criteria, form.span);
      return std::move(judgements_);
    }
    for (const auto& judge : form.judges) {
      if (!names_.emplace(judge.name.value, judge.name.span).second) {
        diagnostics_.add(Found::duplicate_id, judge.name.span, {judge.name.value},
                         names_.at(judge.name.value));
      }
      judgements_.judges.push_back(build_judge(judge));
    }
    if (form.judges.empty() && !diagnostics_.has_errors_in(form.span.source)) {
      diagnostics_.add(Found::no_judges, form.span);
    }
    return std::move(judgements_);
  }

 private:
  void add_criterion(const TextValue& code) {
    if (find(code.value)) return;
    JudgedCriterion criterion{.id = code.value, .title = {}, .weight = {}};
    if (set_ != nullptr) {
      std::vector<std::string> ids;
      bool known = false;
      for (const auto at : set_->criteria.count()) {
        ids.push_back(set_->criteria[at].id);
        if (ids.back() != code.value) continue;
        criterion.title = set_->criteria[at].title;
        criterion.weight = set_->weights(Index<ApplicantGroup>(), at);
        known = true;
      }
      if (!known) {
        diagnostics_.add(Found::unknown_criterion, code.span,
                         {code.value, did_you_mean(code.value, ids), listed(ids)});
        return;
      }
    }
    judgements_.criteria.push_back(std::move(criterion));
  }

  void name_criteria(const JudgementsForm& form) {
    for (const auto& code : form.criteria) add_criterion(code);
    if (!form.criteria.empty()) return;
    if (set_ != nullptr) {
      for (const auto& criterion : set_->criteria) add_criterion({criterion.id, form.span});
      return;
    }
    for (const auto& judge : form.judges) {
      for (const auto& pair : judge.comparisons) {
        add_criterion(pair.more);
        add_criterion(pair.than);
      }
      if (!judge.best_worst) continue;
      add_criterion(judge.best_worst->best);
      for (const auto& [code, times] : judge.best_worst->best_to_others.items) add_criterion(code);
    }
  }

  [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const {
    const auto& all = judgements_.criteria;
    const auto at = std::ranges::find(all, code, &JudgedCriterion::id);
    if (at == all.end()) return std::nullopt;
    return static_cast<std::size_t>(at - all.begin());
  }

  std::optional<std::size_t> criterion(const TextValue& code) {
    if (auto at = find(code.value)) return at;
    if (!code.span.known()) return std::nullopt;  // told as a missing key
    std::vector<std::string> ids;
    for (const auto& one : judgements_.criteria) ids.push_back(one.id);
    diagnostics_.add(Found::unknown_criterion, code.span,
                     {code.value, did_you_mean(code.value, ids), listed(ids)});
    return std::nullopt;
  }

  Judge build_judge(const JudgeForm& form) {
    Judge judge{.name = form.name.value, .pairs = {}, .best_worst = {}};
    if (form.voice) judge.voice = form.voice->value;
    std::map<std::pair<std::size_t, std::size_t>, Span> judged;
    for (const auto& pair : form.comparisons) {
      const auto more = criterion(pair.more);
      const auto than = criterion(pair.than);
      if (!more || !than) continue;
      if (*more == *than) {
        diagnostics_.add(Found::compared_with_itself, pair.than.span, {pair.than.value});
        continue;
      }
      const auto [first, is_new] =
          judged.emplace(std::pair(std::min(*more, *than), std::max(*more, *than)), pair.span);
      if (!is_new) {
        diagnostics_.add(Found::compared_twice, pair.span, {pair.more.value, pair.than.value},
                         first->second);
        continue;
      }
      judge.pairs.push_back({*more, *than, pair.times.value});
    }
    if (form.best_worst) judge.best_worst = build_best_worst(*form.best_worst);
    if (form.comparisons.empty() && !form.best_worst) {
      diagnostics_.add(Found::no_judgements, form.span, {form.name.value});
    }
    return judge;
  }

  std::optional<BestWorstJudgement> build_best_worst(const BestWorstForm& form) {
    const auto best = criterion(form.best);
    const auto worst = criterion(form.worst);
    if (!best || !worst) return std::nullopt;
    if (*best == *worst) {
      diagnostics_.add(Found::compared_with_itself, form.worst.span, {form.worst.value});
      return std::nullopt;
    }
    BestWorstJudgement judgement{
        .best = *best, .worst = *worst, .best_to_others = {}, .others_to_worst = {}};
    judgement.best_to_others = row(form.best_to_others, *best, form.span);
    judgement.others_to_worst = row(form.others_to_worst, *worst, form.span);
    return judgement;
  }

  /// One number a criterion; the criterion itself is as important as itself.
  std::vector<Points> row(const MapOf<NumberValue>& given, std::size_t self, Span place) {
    std::vector<std::optional<Points>> times(judgements_.criteria.size());
    times[self] = Points::whole(1);
    for (const auto& [code, value] : given.items) {
      if (const auto at = criterion(code); at && *at != self) times[*at] = value.value;
    }
    std::vector<Points> all;
    std::vector<std::string> missing;
    for (std::size_t at = 0; at < times.size(); ++at) {
      if (!times[at]) missing.push_back(judgements_.criteria[at].id);
      all.push_back(times[at].value_or(Points::whole(1)));
    }
    if (!missing.empty()) {
      diagnostics_.add(Found::criteria_not_compared,
                       given.items.empty() ? place : given.items.front().first.span,
                       {listed(missing)});
    }
    return all;
  }

  const CriteriaSet* set_;
  Diagnostics& diagnostics_;
  Judgements judgements_;
  std::map<std::string, Span> names_;
};

}  // namespace

JudgementsIntake take_in_judgements(const FileAccess& files, std::string_view name,
                                    const IntakeOptions& options) {
  JudgementsIntake intake{
      .sources = {}, .diagnostics = Diagnostics(options.limits), .judgements = {}};
  auto& diagnostics = intake.diagnostics;
  Loader loader(files, options, intake.sources, diagnostics);
  const auto form = loader.form<JudgementsForm>(name, true, {});
  if (!form) return intake;
  std::optional<CriteriaSet> set;
  if (form->criteria_file) {
    const auto& file = *form->criteria_file;
    const auto criteria = loader.form<CriteriaForm>(file.value, true, file.span);
    if (criteria) set = build_criteria(*criteria, nullptr, diagnostics);
    if (!set) return intake;
  }
  auto judgements = Builder(set ? &*set : nullptr, diagnostics).build(*form);
  if (!diagnostics.has_errors()) intake.judgements = std::move(judgements);
  return intake;
}

}  // namespace otbor
