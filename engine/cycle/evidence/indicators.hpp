#pragma once
// Does a text measure its effect by what it had planned to measure? An indicator is a quantity and
// the words after it («доля педагогов с высшей категорией»); it was planned when the sentences that
// state goals and indicators speak of the same things.

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "engine/cycle/evidence/levels.hpp"
#include "engine/model/cycle.hpp"

namespace otbor {

/// Stems as the reader's MeaningReader owns them: good as long as the reader lives.
using Stems = std::set<std::string_view>;

struct Indicator {
  Stems own;     // what is special about it: «категория»
  Stems people;  // what is counted, which other indicators count as well: «педагог»
};

/// What one practice plans to measure and what it measures, text by text; all by one reader.
class MeasuredEffects {
 public:
  explicit MeasuredEffects(const ChainRule& rule) : rule_(&rule) {}

  /// `first` is the number of found.front() among all that was found in the practice's texts. Of an
  /// abstract only the plans are taken.
  void read(const TextReader& text, const std::vector<StageSentence>& found, std::size_t first,
            bool with_effects);
  /// Numbers of what was found for `rule.effect` with a number and an indicator that no sentence of
  /// `rule.planned` speaks of. None when nothing was planned: there is nothing to compare with.
  [[nodiscard]] std::vector<std::size_t> unplanned() const;

 private:
  struct Effect {
    std::size_t at = 0;
    std::vector<Indicator> indicators;
  };
  const ChainRule* rule_;
  Stems planned_;
  std::vector<Effect> effects_;
};

}  // namespace otbor
