#include "engine/intake/check.hpp"

namespace otbor::checks_registry {
namespace {

/// The regulation asks for a comment at certain marks. Without it the arithmetic stands, but there
/// is nothing to write to the applicant.
void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  auto comment = study.sheets.comments.begin();  // walks along with sheets and criteria
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& about = study.sheets.sheets[sheet];
    for (const auto at : study.criteria.criteria.count()) {
      const auto& criterion = study.criteria.criteria[at];
      const Mark mark = study.sheets.marks(sheet, at);
      const bool has_comment = comment != study.sheets.comments.end() && comment->sheet == sheet &&
                               comment->criterion == at;
      if (has_comment) ++comment;
      if (has_comment || about.status == SheetStatus::recused || !is_mark(mark)) continue;
      if (!criterion.comment_required[static_cast<std::size_t>(mark)]) continue;
      const auto row = input.row_of(sheet, Index<MarkColumn>(at.value()));
      diagnostics.add(Found::comment_missing, input.span(row, RatingCell::comment),
                      {study.experts[about.expert].id, study.practices[about.practice].id,
                       criterion.id, number(to_text(criterion.scale.value(mark)))});
    }
  }
}

}  // namespace

extern const Check required_comments;
const Check required_comments{
    .id = "required_comments",
    .title = {"нет обязательного комментария", "a required comment is missing"},
    .run = run,
};

}  // namespace otbor::checks_registry
