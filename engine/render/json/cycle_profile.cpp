// ranking[].cycle of dossier.json: the experts' marks of the stages, what the text shows of each
// with the sentences it rests on, broken links, contradictions between marks and text.

#include <algorithm>

#include "engine/render/json/parts.hpp"

namespace otbor::json {
namespace {

std::string_view code_of(TextBasis basis) {
  switch (basis) {
    case TextBasis::abstract:
      return "abstract";
    case TextBasis::body:
      return "text";
    case TextBasis::none:
      break;
  }
  return "none";
}

/// "abstract", "field:S5", "text" or the name of the text's file.
std::string source_of(const Study& study, const Practice& practice, const Quote& quote) {
  if (quote.part == TextPart::abstract) return "abstract";
  if (quote.part == TextPart::field) return "field:" + study.cycle->stages[quote.field].id;
  return practice.body_file.empty() ? "text" : practice.body_file;
}

void quote(JsonWriter& out, const Study& study, const Practice& practice, const Quote& quote) {
  out.begin_row_object();
  out.key("level").string(otbor::code_of(quote.level));
  out.key("quote").string(quoted_text(practice, quote));
  out.key("source").string(source_of(study, practice, quote));
  out.key("paragraph").number(quote.paragraph);
  out.key("sentence").number(quote.sentence);
  out.key("line").number(quote.line);
  out.end_object();
}

void mark(JsonWriter& out, const StageMark& mark, const Rounding& rounding) {
  out.key("mark");
  string_or_null(out, mark.marks == 0 ? std::string()
                                      : to_text(mark.mean.rounded(rounding.digits, rounding.rule),
                                                rounding.digits));
  out.key("mark_exact");
  string_or_null(out, mark.marks == 0 ? std::string() : mark.mean.exact());
}

/// The key is there where the application has a field for the stage.
void field_state(JsonWriter& out, FieldState field) {
  if (field == FieldState::none) return;
  out.key("field").string(field == FieldState::blank ? "blank" : "filled");
}

void stage_evidence(JsonWriter& out, const Study& study, const Practice& practice,
                    const StageEvidence& found) {
  field_state(out, found.field);
  out.key("level").string(otbor::code_of(found.level));
  out.key("sentences").number(found.sentences);
  out.key("evidence").begin_array();
  for (const auto& one : found.quotes) quote(out, study, practice, one);
  out.end_array();
  out.key("denial");
  if (found.denial) {
    quote(out, study, practice, *found.denial);
  } else {
    out.null();
  }
}

/// null when the applicant claims nothing at all.
void declaration(JsonWriter& out, const Practice& practice, Index<Stage> stage) {
  const auto& declared = practice.declared_stages;
  out.key("declared");
  if (declared.empty()) {
    out.null();
  } else {
    out.boolean(std::ranges::find(declared, stage) != declared.end());
  }
}

void stages(JsonWriter& out, const Study& study, const std::vector<Index<Stage>>& list) {
  out.begin_row();
  for (const auto stage : list) out.string(study.cycle->stages[stage].id);
  out.end_array();
}

void remarks(JsonWriter& out, const Study& study, const Practice& practice,
             const PracticeEvidence& text) {
  out.key("remarks").begin_array();
  for (const auto& remark : text.remarks) {
    const auto& rule = study.cycle->evidence->chain.at(remark.rule);
    out.begin_object();
    out.key("code").string(rule.id);
    out.key("text").string(rule.remark);
    out.key("evidence").begin_array();
    for (const auto& one : remark.quotes) quote(out, study, practice, one);
    out.end_array().end_object();
  }
  out.end_array();
  out.key("unsupported");
  stages(out, study, text.unsupported);
  out.key("overlooked");
  stages(out, study, text.overlooked);
}

}  // namespace

void cycle_profile(JsonWriter& out, const Source& source, Index<Practice> at) {
  const auto& study = source.study();
  const auto& cycles = source.dossier.cycles;
  if (!study.cycle || at.value() >= cycles.practices.count().value()) {
    out.null();
    return;
  }
  const auto& profile = cycles.practices[at];
  const auto& practice = study.practices[at];
  // Quotations are the applicant's words and may name people.
  const bool reads = !cycles.evidence.empty() && !source.order.published();
  const auto* text = reads ? &cycles.evidence[at] : nullptr;
  const bool found = text != nullptr && text->basis != TextBasis::none;
  out.begin_object();
  out.key("class");
  string_or_null(out,
                 profile.class_at ? study.cycle->classes.at(*profile.class_at).id : std::string());
  if (text != nullptr) out.key("text").string(code_of(text->basis));
  out.key("stages").begin_array();
  for (const auto stage : profile.stages.count()) {
    found ? out.begin_object() : out.begin_row_object();
    out.key("id").string(study.cycle->stages[stage].id);
    mark(out, profile.stages[stage], study.rules.rounding);
    declaration(out, practice, stage);
    if (found) {
      stage_evidence(out, study, practice, text->stages[stage]);
    } else {
      out.key("evidence").begin_row().end_array();
    }
    out.end_object();
  }
  out.end_array();
  if (found) remarks(out, study, practice, *text);
  out.end_object();
}

}  // namespace otbor::json
