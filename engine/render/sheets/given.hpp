#pragma once
// What an expert has already said of a practice, to stand in the sheet that goes back for
// completion: marks as they were given, words beside them and on the whole.

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/study.hpp"
#include "engine/render/sheets/score_book.hpp"

namespace otbor::score_book_parts {

/// Everything is blank where the expert has said nothing.
class Given {
 public:
  /// Of an empty sheet.
  Given() = default;
  /// The study and the evidence outlive it; `evidence` may be null.
  Given(const Study& study, Index<Practice> practice, Index<Expert> expert,
        const NamedEvidence* evidence);

  /// As the expert gave it, before it was counted lower for want of a document.
  [[nodiscard]] Mark mark(Index<Criterion> criterion) const;
  [[nodiscard]] Mark mark(Index<Stage> stage) const;
  [[nodiscard]] std::string_view comment(Index<Criterion> criterion) const;
  [[nodiscard]] std::string_view comment(Index<Stage> stage) const;
  /// The document named for a criterion or a stage, by its code.
  [[nodiscard]] std::string_view document(const std::string& code) const;
  /// An answer on the practice as a whole.
  [[nodiscard]] std::string_view said(std::string Opinion::*answer) const;

 private:
  const Study* study_ = nullptr;
  const NamedEvidence* evidence_ = nullptr;
  const Opinion* opinion_ = nullptr;
  std::optional<Index<Sheet>> sheet_;
  std::string practice_;
  std::string expert_;
};

}  // namespace otbor::score_book_parts
