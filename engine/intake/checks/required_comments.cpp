#include <algorithm>
#include <utility>

#include "engine/intake/check.hpp"

namespace otbor::checks_registry {
namespace {

/// The regulation asks for a comment at certain marks. Without it the arithmetic stands, but there
/// is nothing to write to the applicant.
void run(const CheckInput& input, Diagnostics& diagnostics) {
  const auto& study = input.study;
  const auto key = [](const Comment& c) { return std::pair(c.sheet, c.criterion); };
  for (const auto sheet : study.sheets.sheets.count()) {
    const auto& about = study.sheets.sheets[sheet];
    if (about.status == SheetStatus::recused) continue;
    for (const auto at : study.criteria.criteria.count()) {
      const auto& criterion = study.criteria.criteria[at];
      const Mark mark = study.sheets.marks(sheet, at);
      if (!is_mark(mark) || !criterion.comment_required[static_cast<std::size_t>(mark)]) continue;
      if (std::ranges::binary_search(study.sheets.comments, std::pair(sheet, at), {}, key))
        continue;
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
