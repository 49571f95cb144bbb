#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/intake/build/tables.hpp"
#include "engine/intake/ratings/rating_context.hpp"

namespace otbor {
namespace {

/// A form may show titles instead of codes; one that two practices share names neither.
void add_titles(const Study& study, CodeIndex& by_code) {
  std::map<std::string_view, std::size_t> times;
  for (const auto& practice : study.practices) ++times[practice.title];
  for (const auto at : study.practices.count()) {
    const std::string_view title = study.practices[at].title;
    if (times[title] == 1) by_code.emplace(title, static_cast<std::uint32_t>(at.value()));
  }
}

void apply_recusals(Study& study) {
  for (const auto& recusal : study.decisions.recusals) {
    for (const auto sheet : study.sheets.of_practice[recusal.practice]) {
      auto& about = study.sheets.sheets[sheet];
      if (about.expert == recusal.expert) about.status = SheetStatus::recused;
    }
  }
}

/// A blank in a required criterion takes the sheet out of the count.
void mark_incomplete(Study& study) {
  for (const auto sheet : study.sheets.sheets.count()) {
    auto& about = study.sheets.sheets[sheet];
    if (about.status != SheetStatus::counted) continue;
    bool any_mark = false;
    bool blank = false;
    for (const auto criterion : study.criteria.criteria.count()) {
      const Mark mark = study.sheets.marks(sheet, criterion);
      any_mark = any_mark || is_mark(mark);
      blank = blank || (mark == mark_blank && study.criteria.criteria[criterion].required);
    }
    if (blank || !any_mark) about.status = SheetStatus::incomplete;
  }
}

/// "2 without a document counts as 1": the cut is kept beside the mark that counts.
void cut_without_evidence(const RatingRows& rows,
                          const Table<Sheet, MarkColumn, std::uint32_t>& row_of, Study& study) {
  if (rows.has_evidence.empty()) return;
  for (const auto sheet : study.sheets.sheets.count()) {
    for (const auto at : study.criteria.criteria.count()) {
      const auto& criterion = study.criteria.criteria[at];
      Mark& mark = study.sheets.marks(sheet, at);
      if (!criterion.without_evidence || !is_mark(mark)) continue;
      if (!criterion.evidence_required[static_cast<std::size_t>(mark)]) continue;
      if (rows.has_evidence[row_of(sheet, Index<MarkColumn>(at.value()))] != 0) continue;
      study.sheets.evidence_cuts.push_back({sheet, at, mark});
      mark = *criterion.without_evidence;
    }
  }
}

void report_missing_third_sheets(const Forms& forms, const Study& study, Diagnostics& diagnostics) {
  for (const auto& third : study.decisions.third_experts) {
    const auto sheets = study.sheets.of_practice[third.practice];
    const bool found = std::ranges::any_of(
        sheets, [&](auto sheet) { return study.sheets.sheets[sheet].expert == third.expert; });
    if (found) continue;
    const auto& practice = study.practices[third.practice].id;
    const auto& expert = study.experts[third.expert].id;
    const auto form =
        std::ranges::find_if(forms.decisions->third_experts, [&](const RecusalForm& item) {
          return item.practice.value == practice && item.expert.value == expert;
        });
    OTBOR_CHECK(form != forms.decisions->third_experts.end());
    diagnostics.add(Found::third_expert_without_sheet, form->expert.span, {expert, practice});
  }
}

}  // namespace

RatingContext rating_context(const Forms& forms, const Study& study) {
  RatingContext context;
  for (const auto& practice : study.practices) context.practice_codes.push_back(practice.id);
  for (const auto& expert : study.experts) context.expert_codes.push_back(expert.id);
  for (const auto& criterion : study.criteria.criteria) {
    context.column_codes.push_back(criterion.id);
    context.scales.push_back(&criterion.scale);
    const auto& own = forms.criteria->criteria[context.scale_spans.size()].scale;
    context.scale_spans.push_back(own ? own->span : forms.criteria->scale.span);
    for (const bool required : criterion.evidence_required) context.wants_evidence |= required;
  }
  if (study.cycle) {
    for (const auto& stage : study.cycle->stages) {
      context.column_codes.push_back(stage.code);
      context.scales.push_back(&study.cycle->scale);
      context.scale_spans.push_back(forms.cycle->scale.span);
    }
  }
  const auto index = [](const std::vector<std::string>& codes, CodeIndex& by_code) {
    by_code.reserve(codes.size() * 2);
    for (std::uint32_t at = 0; at < codes.size(); ++at) by_code.emplace(codes[at], at);
  };
  index(context.practice_codes, context.practices);
  index(context.expert_codes, context.experts);
  index(context.column_codes, context.columns);
  add_titles(study, context.practices);
  if (study.cycle) {
    const auto criteria = study.criteria.criteria.count().value();
    for (const auto at : study.cycle->stages.count()) {
      context.columns.emplace(study.cycle->stages[at].id, criteria + at.value());
    }
  }
  const auto& pinned = forms.programme.criteria_version;
  context.version = pinned ? pinned->value : study.criteria.version;
  return context;
}

SheetRows build_sheets(const Forms& forms, const Sources& sources, Study& study,
                       num::Threads threads, Diagnostics& diagnostics) {
  const auto context = rating_context(forms, study);
  SheetRows result;
  result.rows = read_ratings(forms.ratings, sources, context, threads, diagnostics);
  if (forms.some_ratings_unread) ++result.rows.refused;
  const auto& rows = result.rows;
  const auto span_of = [&](std::uint32_t row) {
    return span_of_row(forms.ratings, sources, rows, row, RatingCell::score);
  };
  const Count<Stage> stages = study.cycle ? study.cycle->stages.count() : Count<Stage>();
  auto assembled = assemble_sheets(rows, study.practices.count(), study.criteria.criteria.count(),
                                   stages, span_of, diagnostics);
  study.sheets = std::move(assembled.sheets);
  result.row_of = std::move(assembled.rows);
  collect_comments(forms.ratings, sources, rows, result.row_of, study.sheets);
  study.sheets.dates = sheet_dates(rows, study.sheets);
  apply_recusals(study);
  cut_without_evidence(rows, result.row_of, study);
  mark_incomplete(study);
  if (rows.refused == 0) report_missing_third_sheets(forms, study, diagnostics);
  return result;
}

}  // namespace otbor
