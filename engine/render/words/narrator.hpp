#pragma once
// A dossier told in one language: how its things are called in every document, in which order they
// come, and what a reader of this profile may see of them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/justify/dossier.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"
#include "engine/render/words/speech.hpp"

namespace otbor {

struct Narrator {
  const Dossier& dossier;
  const RenderOrder& order;
  Speech say;
  Per<Practice, bool> has_card;  // no entries: the document has no cards to link to

  Narrator(const Dossier& all, const RenderOrder& wish);

  [[nodiscard]] const Study& study() const { return dossier.study; }
  [[nodiscard]] const Rules& rules() const { return dossier.study.rules; }
  [[nodiscard]] const Practice& practice(Index<Practice> at) const {
    return dossier.study.practices[at];
  }
  [[nodiscard]] const Score& score(Index<Practice> at) const { return dossier.ranking.scores[at]; }
  [[nodiscard]] const Verdict& verdict(Index<Practice> at) const {
    return dossier.selection.verdicts[at];
  }

  /// «P05 «Название»»: a practice inside a sentence.
  [[nodiscard]] std::string name(Index<Practice> at) const;
  [[nodiscard]] std::string institution(Index<Practice> at) const;
  /// «1.2 Система работы со школами …»: the direction that counts.
  [[nodiscard]] std::string theme(Index<Practice> at) const;
  [[nodiscard]] std::string platform(Index<Practice> at) const;
  [[nodiscard]] std::string platform_id(Index<Practice> at) const;
  /// Each is "" when there is no total.
  [[nodiscard]] std::string score_text(Index<Practice> at) const;
  [[nodiscard]] std::string percent_number(Index<Practice> at) const;  // without the sign
  [[nodiscard]] std::string percent_text(Index<Practice> at) const;
  [[nodiscard]] std::string place_text(Index<Practice> at) const;
  /// «5–14»: the interval of places by robustness.hpp.
  [[nodiscard]] std::string likely_places(Index<Practice> at) const;
  [[nodiscard]] std::string total_text(Index<Sheet> sheet) const;
  [[nodiscard]] const CycleClass* cycle_class(Index<Practice> at) const;
  /// In a word or two, for a column.
  [[nodiscard]] std::string decision(Index<Practice> at) const;
  /// As the regulation words it, where it does.
  [[nodiscard]] std::string decision_in_full(Index<Practice> at) const;
  [[nodiscard]] TableCell decision_cell(Index<Practice> at) const;

  /// The anchor of the practice's card, "" when the document has none.
  [[nodiscard]] std::string link(Index<Practice> at) const;
  [[nodiscard]] static std::string anchor(Index<Practice> at);

  /// Reasons a reader of this profile may see.
  [[nodiscard]] std::vector<const Reason*> reasons(Index<Practice> at) const;

  [[nodiscard]] bool anything_scored() const { return !dossier.ranking.order.empty(); }
  [[nodiscard]] std::vector<Points> pass_marks() const;

 private:
  /// A document or reason that a person recorded may name an expert, whatever the sentence is.
  [[nodiscard]] bool names_expert(std::string_view words) const;

  std::vector<std::string_view> expert_ids_;  // sorted; filled for what is published
};

/// Classes of completeness from the best on; a file lists first what must be recognised first.
[[nodiscard]] std::vector<std::size_t> classes_in_order(const Cycle& cycle);

[[nodiscard]] Tone tone_of(Decision decision);

/// Every practice: ranked ones best first, then a recorded list, then what takes part without a
/// total, then what does not. Published documents keep the recommended ones.
[[nodiscard]] std::vector<Index<Practice>> practices_in_order(const Dossier& dossier,
                                                              const RenderOrder& order);

}  // namespace otbor
