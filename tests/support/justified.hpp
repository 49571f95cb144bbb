#pragma once
// A study judged from first stage to last, and its reasons found by the words people use: the
// practice's id and the reason's code.

#include <string>
#include <string_view>
#include <vector>

#include "engine/pipeline.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {

class Justified {
 public:
  explicit Justified(const StudyBuilder& builder)
      : builder_(builder), dossier_(run(builder.build(), num::Threads{1})) {}

  [[nodiscard]] const std::vector<Reason>& reasons(std::string_view practice) const {
    return dossier_.justification.reasons[builder_.practice_at(practice)];
  }
  /// The first reason: what the minutes quote.
  [[nodiscard]] const Text& lead(std::string_view practice) const {
    return reasons(practice).front().text;
  }
  /// All sentences of that code, one a line; empty when there is none.
  [[nodiscard]] Text said(std::string_view practice, ReasonCode code) const {
    Text said;
    for (const auto& reason : reasons(practice)) {
      if (reason.code != code) continue;
      if (!said.empty()) said = {said.ru + "\n", said.en + "\n"};
      said = {said.ru + reason.text.ru, said.en + reason.text.en};
    }
    return said;
  }
  [[nodiscard]] std::vector<std::string_view> codes(std::string_view practice) const {
    std::vector<std::string_view> codes;
    for (const auto& reason : reasons(practice)) codes.push_back(code_of(reason.code));
    return codes;
  }
  [[nodiscard]] const Dossier& dossier() const { return dossier_; }

 private:
  StudyBuilder builder_;
  Dossier dossier_;
};

}  // namespace otbor
