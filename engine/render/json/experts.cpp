// The parts of dossier.json about experts and the records people made: agreement, sheets,
// decisions.

#include "engine/model/names.hpp"
#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

std::string_view code_of_rule(DisputeRule rule) {
  switch (rule) {
    case DisputeRule::gap:
      return "gap";
    case DisputeRule::gate_gap:
      return "gate_gap";
    case DisputeRule::threshold:
      return "threshold";
  }
  return "";
}

void real_or_null(JsonWriter& out, std::string_view key, const std::optional<double>& value) {
  out.key(key);
  if (value) {
    out.real(*value);
  } else {
    out.null();
  }
}

void statistic(JsonWriter& out, const Source& source, const StatisticResult& one) {
  const auto& result = one.result;
  out.begin_object();
  out.key("id").string(one.statistic->id);
  out.key("criterion");
  string_or_null(
      out, one.criterion ? source.study().criteria.criteria[*one.criterion].id : std::string());
  real_or_null(out, "value", result ? std::optional(result->value) : std::nullopt);
  real_or_null(out, "low", result ? result->low : std::nullopt);
  real_or_null(out, "high", result ? result->high : std::nullopt);
  out.key("undefined");
  string_or_null(out, result ? std::string_view() : code_of(result.error()));
  out.key("practices").number(result ? result->practices : 0);
  out.key("experts").number(result ? result->experts : 0);
  real_or_null(out, "chi_square", result ? result->chi_square : std::nullopt);
  out.key("degrees_of_freedom");
  if (result && result->degrees_of_freedom) {
    out.number(*result->degrees_of_freedom);
  } else {
    out.null();
  }
  real_or_null(out, "p_value", result ? result->p_value : std::nullopt);
  out.end_object();
}

/// Each kind once.
std::vector<ExpertFlag> flags_of(const Diagnosis& diagnosis, Index<Expert> at) {
  std::vector<ExpertFlag> flags;
  for (const auto& finding : diagnosis.findings) {
    const bool told = !flags.empty() && flags.back() == finding.flag;
    if (finding.expert == at.value() && !told) flags.push_back(finding.flag);
  }
  return flags;
}

/// Whether totals freed of severity are offered beside the official ones, and why not.
void correction(JsonWriter& out, const Source& source) {
  const auto& diagnosis = source.dossier.consistency.diagnosis;
  const auto& one = diagnosis.correction;
  out.begin_object();
  out.key("offered").boolean(one.is_offered());
  out.key("refused");
  string_or_null(out, one.refused ? code_of(*one.refused) : std::string_view());
  out.key("undefined");
  string_or_null(out, one.severity ? std::string_view() : code_of(one.severity.error()));
  out.key("labels_are_roles").boolean(diagnosis.labels_are_roles);
  const auto sd = [&](double SeverityFit::*member) {
    return one.severity ? std::optional((*one.severity).*member) : std::nullopt;
  };
  real_or_null(out, "sd_expert", sd(&SeverityFit::sd_expert));
  real_or_null(out, "sd_residual", sd(&SeverityFit::sd_residual));
  real_or_null(out, "error_raw", one.error_raw);
  real_or_null(out, "error_adjusted", one.error_adjusted);
  out.key("adjusted").begin_array();
  if (one.is_offered() && !source.order.published()) {
    for (const auto at : source.dossier.ranking.order) {
      out.begin_row_object();
      out.key("practice").string(source.study().practices[at].id);
      out.key("raw").real(one.raw[at]).key("adjusted").real(one.adjusted[at]);
      out.end_object();
    }
  }
  out.end_array().end_object();
}

void dependability(JsonWriter& out, const Expected<Dependability>& found) {
  out.begin_row_object();
  real_or_null(out, "experts", found ? std::optional(found->experts) : std::nullopt);
  real_or_null(out, "phi", found ? std::optional(found->phi) : std::nullopt);
  out.key("wanted").real(phi_wanted);
  out.key("enough");
  if (found && found->enough) {
    out.number(*found->enough);
  } else {
    out.null();
  }
  out.key("undefined");
  string_or_null(out, found ? std::string_view() : code_of(found.error()));
  out.end_object();
}

/// Beside the final list.
void order(JsonWriter& out, const Expected<ExpertOrder>& found) {
  if (!found) {
    out.null();
    return;
  }
  out.begin_row_object();
  out.key("practices").number(found->practices);
  out.key("pairs").number(found->pairs);
  out.key("reversed").number(found->reversed);
  real_or_null(out, "tau_b", found->tau_b ? std::optional(*found->tau_b) : std::nullopt);
  out.end_object();
}

void expert(JsonWriter& out, const Source& source, Index<Expert> at) {
  const auto& profile = source.dossier.consistency.experts[at];
  const auto& diagnosis = source.dossier.consistency.diagnosis;
  const auto& fitted = diagnosis.correction.severity;
  const auto severity = fitted && fitted->experts[at] ? std::optional(*fitted->experts[at])
                                                      : std::optional<SeverityEstimate>();
  const auto& fit = diagnosis.fit[at];
  out.begin_object();
  out.key("expert").string(source.study().experts[at].id);
  out.key("sheets").number(profile.sheets);
  real_or_null(out, "severity", severity ? std::optional(severity->points) : std::nullopt);
  real_or_null(out, "se", severity ? std::optional(severity->se) : std::nullopt);
  real_or_null(out, "infit", fit ? std::optional(fit->infit) : std::nullopt);
  real_or_null(out, "outfit", fit ? std::optional(fit->outfit) : std::nullopt);
  out.key("models").begin_object();
  for (std::size_t i = 0; i < profile.severity.size(); ++i) {
    const auto& by_model = profile.severity[i];
    real_or_null(out, rater_models()[i]->id,
                 by_model ? std::optional(by_model->points) : std::nullopt);
  }
  out.end_object();
  const auto& without = source.dossier.consistency.colleagues.alpha_without[at];
  real_or_null(out, "alpha_without", without ? std::optional(*without) : std::nullopt);
  order(out.key("order"), source.dossier.expert_orders[at]);
  out.key("flags").begin_row();
  if (profile.deviates) out.string("deviates");
  if (profile.flat_sheets > 0) out.string("flat_sheets");
  for (const auto flag : flags_of(diagnosis, at)) out.string(code_of(flag));
  out.end_array().end_object();
}

void pair(JsonWriter& out, const Source& source, const ColleaguePair& one) {
  out.begin_object();
  out.key("experts").begin_row();
  out.string(source.study().experts[one.first].id).string(source.study().experts[one.second].id);
  out.end_array();
  out.key("practices").number(one.practices);
  real_or_null(out, "spearman", one.spearman ? std::optional(*one.spearman) : std::nullopt);
  out.end_object();
}

void dispute(JsonWriter& out, const Source& source, const Dispute& one) {
  const auto& study = source.study();
  out.begin_object();
  out.key("practice").string(study.practices[one.practice].id);
  out.key("experts").begin_row();
  out.string(study.experts[one.low_expert].id).string(study.experts[one.high_expert].id);
  out.end_array();
  out.key("rule").string(code_of_rule(one.rule));
  out.key("criterion");
  string_or_null(out, one.criterion ? study.criteria.criteria[*one.criterion].id : std::string());
  out.key("gap").string(to_text(one.gap()));
  out.key("gap_percent").string(to_text(one.gap_percent));
  out.key("third_expert_called").boolean(one.third_expert_called);
  out.end_object();
}

void total_or_null(JsonWriter& out, std::string_view key, const std::optional<Ratio>& total) {
  out.key(key);
  string_or_null(out, total ? total->exact() : std::string());
}

/// Totals are exact fractions.
void agenda_item(JsonWriter& out, const Source& source, const AgendaItem& item) {
  const auto& study = source.study();
  out.begin_object();
  out.key("practice").string(study.practices[item.practice].id);
  out.key("experts").begin_row();
  out.string(study.experts[item.low_expert].id).string(study.experts[item.high_expert].id);
  out.end_array();
  total_or_null(out, "low", item.low);
  total_or_null(out, "high", item.high);
  total_or_null(out, "rival", item.rival);
  out.key("decides").boolean(item.decides);
  out.key("third_expert_called").boolean(item.third_called);
  out.key("third_expert");
  string_or_null(out, item.third ? study.experts[item.third->expert].id : std::string());
  out.end_object();
}

/// What people wrote freely as a reason may name anybody, so it is not published.
void record(JsonWriter& out, const Record& record, bool published) {
  out.key("date");
  string_or_null(out, record.date ? iso(*record.date) : std::string());
  out.key("document").string(record.document);
  out.key("reason");
  string_or_null(out, published ? std::string_view() : std::string_view(record.reason));
}

/// One kind of decision: `body` writes what is special about it.
template <class Entry, class Body>
void list(JsonWriter& out, std::string_view key, const std::vector<Entry>& entries, Body body,
          bool published = false) {
  out.key(key).begin_array();
  for (const auto& entry : entries) {
    out.begin_object();
    body(entry);
    record(out, entry.record, published);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

void consistency(JsonWriter& out, const Source& source) {
  const auto& consistency = source.dossier.consistency;
  const bool service = !source.order.published();
  out.begin_object();
  out.key("statistics").begin_array();
  for (const auto& one : consistency.statistics) statistic(out, source, one);
  out.end_array();
  out.key("experts").begin_array();
  if (service) {
    for (const auto at : consistency.experts.count()) expert(out, source, at);
  }
  out.end_array();
  out.key("pairs").begin_array();
  if (service) {
    for (const auto& one : consistency.colleagues.pairs) pair(out, source, one);
  }
  out.end_array();
  out.key("disputes").begin_array();
  if (service) {
    for (const auto& one : consistency.disputes) dispute(out, source, one);
  }
  out.end_array();
  correction(out.key("correction"), source);
  dependability(out.key("dependability"), source.dossier.consistency.diagnosis.dependability);
  out.key("links_wanted").begin_array();
  if (service) {
    for (const auto& link : source.dossier.consistency.diagnosis.links_wanted) {
      out.begin_row_object();
      out.key("expert").string(source.study().experts[Index<Expert>(link.expert)].id);
      out.key("practice").string(source.study().practices[Index<Practice>(link.practice)].id);
      out.end_object();
    }
  }
  out.end_array();
  out.key("agenda").begin_array();
  if (service) {
    for (const auto& item : source.dossier.justification.agenda) agenda_item(out, source, item);
  }
  out.end_array().end_object();
}

void decisions(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  const auto& all = study.decisions;
  const auto practice = [&](const auto& entry) {
    out.key("practice").string(study.practices[entry.practice].id);
  };
  const auto practice_and_expert = [&](const auto& entry) {
    practice(entry);
    out.key("expert").string(study.experts[entry.expert].id);
  };
  const auto practices = [&](const auto& entry) {
    out.key("practices").begin_row();
    for (const auto at : entry.practices) {
      if (source.shows(at)) out.string(study.practices[at].id);
    }
    out.end_array();
  };
  out.begin_object();
  if (!source.order.published()) {
    list(out, "recusals", all.recusals, practice_and_expert);
    list(out, "third_experts", all.third_experts, practice_and_expert);
    list(out, "chair_scores", all.chair_scores, [&](const ChairScore& entry) {
      practice(entry);
      out.key("score").string(to_text(entry.score));
    });
    list(out, "ties", all.ties, practices);
    list(out, "theme_overrides", all.theme_overrides, [&](const ThemeOverride& entry) {
      practice(entry);
      out.key("theme").string(study.themes->themes[entry.theme].id);
    });
    list(out, "exclusions", all.exclusions, practice);
    if (!all.inclusions.empty()) list(out, "inclusions", all.inclusions, practice);
    if (!all.incompatible.empty()) list(out, "incompatible", all.incompatible, practices);
    list(out, "appeals", all.appeals, [&](const Appeal& entry) {
      practice(entry);
      out.key("outcome").string(name_of(entry.outcome).en);
    });
  }
  list(out, "recommended", all.recommended, practices, source.order.published());
  out.end_object();
}

}  // namespace otbor::json
