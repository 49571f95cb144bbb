#include "engine/tune/other_criteria.hpp"

#include <algorithm>
#include <utility>

namespace otbor {
namespace {

std::optional<Index<Criterion>> find(const CriteriaSet& set, const std::string& id) {
  for (const auto at : set.criteria.count()) {
    if (set.criteria[at].id == id) return at;
  }
  return std::nullopt;
}

/// The column of the other set from the column of the programme's.
void move_column(const Study& from, Index<Criterion> source, Index<Criterion> to,
                 OtherCriteria& other, Table<Sheet, Criterion, Mark>& marks) {
  const auto& old_scale = from.criteria.criteria[source].scale;
  const auto& scale = other.study.criteria.criteria[to].scale;
  for (const auto sheet : marks.rows()) {
    const Mark mark = from.sheets.marks(sheet, source);
    if (!is_mark(mark)) {
      marks(sheet, to) = mark;
    } else if (const auto category = scale.category(old_scale.value(mark))) {
      marks(sheet, to) = *category;
    } else {
      ++other.marks_lost;
    }
  }
}

/// A criterion nobody was asked about takes no part: it neither weighs nor blocks.
void leave_out(CriteriaSet& set, Index<Criterion> at) {
  for (const auto group : set.applicant_groups.count()) set.weights(group, at) = Points();
  auto& criterion = set.criteria[at];
  criterion.required = false;
  criterion.gate.reset();
  criterion.gate_each.reset();
}

}  // namespace

OtherCriteria with_criteria(const Study& study, const CriteriaSet& set, const Rules& rules) {
  OtherCriteria other;
  other.study = study;
  auto& changed = other.study;
  changed.criteria = set;
  Table<Sheet, Criterion, Mark> marks(study.sheets.sheets.count(), set.criteria.count(),
                                      mark_blank);
  for (const auto at : set.criteria.count()) {
    if (const auto source = find(study.criteria, set.criteria[at].id)) {
      move_column(study, *source, at, other, marks);
    } else {
      other.never_marked.push_back(set.criteria[at].id);
      leave_out(changed.criteria, at);
    }
  }
  for (const auto& criterion : study.criteria.criteria) {
    if (!find(set, criterion.id)) other.not_in_set.push_back(criterion.id);
  }
  changed.sheets.marks = std::move(marks);
  changed.sheets.comments.clear();
  changed.sheets.evidence_cuts.clear();
  set_totals(changed.criteria);
  // Groups of applicants are the programme's own, found again by name.
  for (auto& practice : changed.practices) {
    const auto& name = study.criteria.applicant_groups[practice.group].name;
    practice.group = {};
    for (const auto group : set.applicant_groups.count()) {
      if (set.applicant_groups[group].name == name) practice.group = group;
    }
    practice.failed_checks.clear();
  }
  changed.rules = rules;
  if (!rules.selection.places) changed.rules.selection = study.rules.selection;
  changed.rules.seed = study.rules.seed;
  changed.rules.draws = study.rules.draws;
  changed.rules.requirements = study.rules.requirements;
  return other;
}

}  // namespace otbor
