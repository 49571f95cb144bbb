#include "engine/model/names.hpp"

namespace otbor {

Words name_of(Decision decision) {
  switch (decision) {
    case Decision::recommended:
      return {"рекомендована", "recommended"};
    case Decision::reserve:
      return {"резерв", "reserve"};
    case Decision::revise:
      return {"к районным площадкам после устранения замечаний",
              "for district platforms after revision"};
    case Decision::rework:
      return {"доработать", "rework"};
    case Decision::declined:
      return {"не рекомендована", "declined"};
    case Decision::not_admitted:
      return {"не допущена", "not admitted"};
    case Decision::not_rated:
      return {"не оценена", "not rated"};
  }
  return {};
}

std::string_view code_of(Decision decision) {
  switch (decision) {
    case Decision::recommended:
      return "recommended";
    case Decision::reserve:
      return "reserve";
    case Decision::revise:
      return "revise";
    case Decision::rework:
      return "rework";
    case Decision::declined:
      return "declined";
    case Decision::not_admitted:
      return "not_admitted";
    case Decision::not_rated:
      return "not_rated";
  }
  return "";
}

Words name_of(PracticeStatus status) {
  switch (status) {
    case PracticeStatus::received:
      return {"поступила", "received"};
    case PracticeStatus::admitted:
      return {"допущена", "admitted"};
    case PracticeStatus::returned:
      return {"возвращена на доработку", "returned"};
    case PracticeStatus::rejected:
      return {"отклонена", "rejected"};
    case PracticeStatus::withdrawn:
      return {"снята заявителем", "withdrawn"};
    case PracticeStatus::presented:
      return {"представлена", "presented"};
  }
  return {};
}

std::string_view code_of(PracticeStatus status) { return name_of(status).en; }

Words name_of(Reconciliation mode) {
  switch (mode) {
    case Reconciliation::third_final:
      return {"оценка дополнительного эксперта окончательная",
              "the additional expert's marks are final"};
    case Reconciliation::mean_all:
      return {"среднее всех экспертов", "mean of all experts"};
    case Reconciliation::mean_two_closest:
      return {"среднее двух ближайших", "mean of the two closest"};
    case Reconciliation::median:
      return {"медиана", "median"};
    case Reconciliation::trimmed:
      return {"среднее без крайних", "mean without the extremes"};
    case Reconciliation::chair_decides:
      return {"решает председатель", "the chair decides"};
  }
  return {};
}

Words name_of(QuotaBy by) {
  switch (by) {
    case QuotaBy::institution:
      return {"организация", "institution"};
    case QuotaBy::platform:
      return {"площадка", "platform"};
    case QuotaBy::theme:
      return {"направление", "theme"};
    case QuotaBy::type:
      return {"тип организации", "type of institution"};
    case QuotaBy::settlement:
      return {"населённый пункт", "settlement"};
    case QuotaBy::applicant:
      return {"участник", "participant"};
    case QuotaBy::newcomer:
      return {"новые участники", "new participants"};
  }
  return {};
}

Words name_of(RoundingRule rule) {
  switch (rule) {
    case RoundingRule::half_up:
      return {"половина вверх", "half up"};
    case RoundingRule::half_even:
      return {"половина к чётному", "half to even"};
    case RoundingRule::down:
      return {"вниз", "down"};
  }
  return {};
}

Words name_of(Provenance provenance) {
  return provenance == Provenance::real ? Words{"настоящие данные", "real data"}
                                        : Words{"смоделированные данные", "simulated data"};
}

std::string_view code_of(Provenance provenance) {
  return provenance == Provenance::real ? "real" : "simulated";
}

Words name_of(ProgrammeStage stage) {
  return stage == ProgrammeStage::forum ? Words{"форум", "forum"}
                                        : Words{"экспертиза", "expertise"};
}

std::string_view code_of(ProgrammeStage stage) { return name_of(stage).en; }

Words name_of(AppealOutcome outcome) {
  switch (outcome) {
    case AppealOutcome::unchanged:
      return {"без изменений", "unchanged"};
    case AppealOutcome::raised:
      return {"балл повышен", "score raised"};
    case AppealOutcome::lowered:
      return {"балл понижен", "score lowered"};
    case AppealOutcome::rejected:
      return {"апелляция отклонена", "appeal rejected"};
  }
  return {};
}

Words name_of(TieRule rule) {
  switch (rule) {
    case TieRule::criterion:
      return {"более высокий балл по критерию", "higher mark on a criterion"};
    case TieRule::higher_minimum:
      return {"более высокий наименьший балл экспертов", "higher lowest total of the experts"};
    case TieRule::smaller_range:
      return {"меньший размах баллов экспертов", "smaller range of the experts' totals"};
    case TieRule::earlier_registration:
      return {"более ранняя регистрация заявки", "earlier registration"};
    case TieRule::recorded_decision:
      return {"решение председателя", "recorded decision of the chair"};
  }
  return {};
}

std::string institution_name(const Study& study, const Practice& practice) {
  if (!practice.institution) return {};
  const auto& institution = study.institutions[*practice.institution];
  return institution.short_name.empty() ? institution.id : institution.short_name;
}

/// The one group there is by novelty.
constexpr std::string_view newcomers = "новые участники";

std::optional<std::string> group_of(const Study& study, const Practice& practice, QuotaBy by) {
  const Institution* institution =
      practice.institution ? &study.institutions[*practice.institution] : nullptr;
  const auto filled = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  switch (by) {
    case QuotaBy::institution:
      return institution ? filled(institution_name(study, practice)) : std::nullopt;
    case QuotaBy::platform:
      return practice.platform && study.themes
                 ? filled(study.themes->platforms[*practice.platform].title)
                 : std::nullopt;
    case QuotaBy::theme:
      return practice.theme && study.themes ? filled(study.themes->themes[*practice.theme].title)
                                            : std::nullopt;
    case QuotaBy::type:
      return institution ? filled(institution->type) : std::nullopt;
    case QuotaBy::settlement:
      return institution ? filled(institution->settlement) : std::nullopt;
    case QuotaBy::applicant:
      return filled(practice.applicant);
    case QuotaBy::newcomer:
      return practice.newcomer ? std::optional(std::string(newcomers)) : std::nullopt;
  }
  return std::nullopt;
}

Text document_of(const Record& record) {
  if (record.date) {
    const auto date = date_in_words(*record.date);
    return {record.document + " от " + date.ru, record.document + ", " + date.en};
  }
  return {record.document};
}

}  // namespace otbor
