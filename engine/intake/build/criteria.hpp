#pragma once
// Forms of criteria, rules, cycle and themes -> the model, with every problem of meaning: gaps in
// levels, weights that do not sum, thresholds nobody can reach.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/intake/forms.hpp"
#include "engine/model/study.hpp"

namespace otbor {

/// Codes of one kind of thing in the order of the file, with look-ups for messages.
class Codes {
 public:
  /// Adds a code; reports one that is there already or only looks different.
  void add(const TextValue& code, Diagnostics& diagnostics);
  [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;
  [[nodiscard]] const std::vector<std::string>& all() const { return codes_; }

 private:
  std::vector<std::string> codes_;
  std::vector<Span> spans_;
  std::unordered_map<std::string, std::size_t> by_look_;  // lookup only: by its skeleton
};

/// Whose scale or levels a message is about: "criterion `К2`", "the common scale".
[[nodiscard]] Text criterion_named(std::string_view id);
[[nodiscard]] Text stage_named(std::string_view id);
inline constexpr Words common_scale{"общая шкала", "the common scale"};
inline constexpr Words stage_scale{"шкала этапов", "the scale of stages"};

[[nodiscard]] std::optional<Scale> build_scale(const ScaleForm& form, const Text& owner,
                                               Diagnostics& diagnostics);

/// Descriptors by category from `levels: {0: …}`; reports marks outside the scale, gaps and levels
/// out of order.
[[nodiscard]] std::vector<std::string> build_levels(const MapOf<BothForm>& levels,
                                                    const Scale& scale, const Text& owner,
                                                    Diagnostics& diagnostics);

[[nodiscard]] std::optional<Cycle> build_cycle(const CycleForm& form,
                                               const std::optional<WholeValue>& positions,
                                               Diagnostics& diagnostics);
/// A stage by its id or by its letter; reports one that the cycle does not have.
[[nodiscard]] std::optional<Index<Stage>> find_stage(const Cycle& cycle, const TextValue& name,
                                                     Diagnostics& diagnostics);
/// The words of the stages, already in `cycle`, and how texts are read for them.
void build_evidence(const CycleForm& form, Cycle& cycle, Diagnostics& diagnostics);
[[nodiscard]] ThemeSet build_themes(const ThemesForm& form, Diagnostics& diagnostics);

/// `cycle` is what the criteria's stages are looked up in; without one they are not checked.
[[nodiscard]] std::optional<CriteriaSet> build_criteria(const CriteriaForm& form,
                                                        const Cycle* cycle,
                                                        Diagnostics& diagnostics);

/// The rules of the criteria file with the programme's plan on top.
[[nodiscard]] RulesForm effective_rules(const CriteriaForm& criteria, const RulesForm* plan);
/// What the form says laid over `rules`, key by key; a list replaces a list.
[[nodiscard]] Rules build_rules(const RulesForm& form, const CriteriaSet& criteria,
                                const Offers& offers, Diagnostics& diagnostics, Rules rules = {});

}  // namespace otbor
