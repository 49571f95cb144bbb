#include "engine/rate/severity_posterior.hpp"

#include <utility>

#include "engine/rate/severity_equations.hpp"

namespace otbor {
namespace {

/// I + φM.
num::Symmetric precision_of(const severity::Panel& panel, double phi) {
  const std::size_t n = panel.experts.size();
  num::Symmetric matrix(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) matrix(i, j) = phi * panel.m(i, j);
    matrix(i, i) += 1;
  }
  return matrix;
}

}  // namespace

std::string_view code_of(ModelSilence why) {
  switch (why) {
    case ModelSilence::not_estimable:
      return "not_estimable";
    case ModelSilence::not_connected:
      return "not_connected";
    case ModelSilence::labels_are_roles:
      return "labels_are_roles";
    case ModelSilence::no_gain:
      return "no_gain";
  }
  return "";
}

Words sentence_of(ModelSilence why) {
  switch (why) {
    case ModelSilence::not_estimable:
      return {
          "Расчёта с учётом строгости экспертов нет: строгость экспертов по этим оценкам "
          "определить нельзя.",
          "There is no reckoning with the severity of experts: these ratings do not tell how "
          "severe "
          "the experts are."};
    case ModelSilence::not_connected:
      return {
          "Расчёта с учётом строгости экспертов нет: группы экспертов не связаны общими "
          "практиками, и уровень одной группы нельзя сопоставить с уровнем другой.",
          "There is no reckoning with the severity of experts: panels of experts share no "
          "practice, "
          "so the level of one cannot be held against the level of another."};
    case ModelSilence::labels_are_roles:
      return {
          "Расчёта с учётом строгости экспертов нет: под одним обозначением оценивали, "
          "по-видимому, разные люди.",
          "There is no reckoning with the severity of experts: different people seem to have rated "
          "under one label."};
    case ModelSilence::no_gain:
      return {
          "Расчёта с учётом строгости экспертов нет: отложенные для проверки оценки с ней "
          "предсказываются не лучше, чем без неё.",
          "There is no reckoning with the severity of experts: totals set aside are predicted no "
          "better with it than without."};
  }
  return {};
}

std::optional<ModelSilence> silence_of(const Diagnosis& diagnosis) {
  const auto& refused = diagnosis.correction.refused;
  if (refused == CorrectionRefusal::not_estimable) return ModelSilence::not_estimable;
  if (refused == CorrectionRefusal::not_connected) return ModelSilence::not_connected;
  if (diagnosis.labels_are_roles) return ModelSilence::labels_are_roles;
  if (refused == CorrectionRefusal::no_gain) return ModelSilence::no_gain;
  return std::nullopt;
}

SeverityPosterior posterior_of(const Ratings& totals, const SeverityFit& fit) {
  const auto equations = severity::equations_of(totals);
  OTBOR_CHECK(equations.has_value());
  OTBOR_CHECK(equations->panels.size() == 1);
  const auto& panel = equations->panels.front();
  SeverityPosterior result{.leniency = Per<Expert, double>(totals.experts()),
                           .panel = {},
                           .unseen = {},
                           .factor = {},
                           .sd_expert = fit.sd_expert,
                           .sd_residual = fit.sd_residual};
  Per<Expert, bool> seen(totals.experts());
  for (const auto at : panel.experts) {
    const Index<Expert> expert(at);
    OTBOR_CHECK(fit.experts[expert].has_value());
    result.leniency[expert] = -fit.experts[expert]->points;
    result.panel.push_back(expert);
    seen[expert] = true;
  }
  for (const auto expert : totals.experts()) {
    if (!seen[expert]) result.unseen.push_back(expert);
  }
  if (fit.lambda) result.factor = num::Cholesky::of(precision_of(panel, 1 / *fit.lambda));
  return result;
}

std::optional<SeverityPosterior> severity_posterior(const Study& study,
                                                    const Consistency& consistency,
                                                    num::Threads threads) {
  if (silence_of(consistency.diagnosis)) return std::nullopt;
  const auto& severity = consistency.diagnosis.correction.severity;
  OTBOR_CHECK(severity.has_value());
  // A corrected total would already lack what is to be drawn.
  const auto totals = ratings_of_totals(study, sheet_totals(study, threads), sheet_roles(study));
  return posterior_of(totals, *severity);
}

}  // namespace otbor
