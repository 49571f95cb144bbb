// The way from the sheets to the score, as equations. Each is recomputed exactly before it is
// printed: an equation that does not hold is not shown, whatever method the plan names.

#include <algorithm>

#include "engine/model/names.hpp"
#include "engine/render/card/card.hpp"
#include "engine/render/words/rules_text.hpp"

namespace otbor::card {
namespace {

struct Sheets {
  std::vector<std::string> totals;
  std::vector<std::string> maxima;
  Points sum;
  Points sum_of_maxima;
  bool full = true;  // each sheet has the full maximum
};

Sheets used_sheets(const Narrator& narrator, Index<Practice> at) {
  Sheets sheets;
  const auto maximum = narrator.study().criteria.maximum[narrator.practice(at).group];
  for (const auto sheet : narrator.score(at).used) {
    const auto& total = narrator.dossier.consistency.totals[sheet];
    sheets.totals.push_back(narrator.total_text(sheet));
    sheets.maxima.push_back(narrator.say(print_points(total.maximum)));
    sheets.sum += total.total;
    sheets.sum_of_maxima += total.maximum;
    sheets.full = sheets.full && total.maximum == maximum;
  }
  return sheets;
}

bool is_exact(const Ratio& value, const Rounding& rounding) {
  return Ratio(value.rounded(rounding.digits, rounding.rule)) == value;
}

/// «= 46,50», or «= 140/3 ≈ 46,67» when the printed value is not exact.
std::string result(const Narrator& narrator, const Ratio& value, const std::string& printed) {
  const auto& rounding = narrator.rules().rounding;
  return is_exact(value, rounding) ? "= " + printed : "= " + value.exact() + " ≈ " + printed;
}

std::string plus(const std::vector<std::string>& items) {
  const auto sum = Speech::listed(items, " + ");
  return items.size() > 1 ? "(" + sum + ")" : sum;
}

std::string score_equation(const Narrator& narrator, Index<Practice> at) {
  const auto& score = narrator.score(at);
  const auto printed = narrator.score_text(at);
  const auto sheets = used_sheets(narrator, at);
  const auto n = static_cast<std::int64_t>(sheets.totals.size());
  const auto maximum = narrator.study().criteria.maximum[narrator.practice(at).group];
  const auto equals = result(narrator, score.total, printed);
  if (n == 0) return printed;
  if (sheets.full && Ratio(sheets.sum, n) == score.total) {
    return n == 1 ? sheets.totals.front()
                  : plus(sheets.totals) + " : " + std::to_string(n) + " " + equals;
  }
  if (sheets.full && Ratio(sheets.sum) == score.total) {
    return Speech::listed(sheets.totals, " + ") + " " + equals;
  }
  const bool has_maxima = sheets.sum_of_maxima != Points();
  if (has_maxima && Ratio::of(sheets.sum, sheets.sum_of_maxima).times(maximum) == score.total) {
    return plus(sheets.totals) + " : " + plus(sheets.maxima) + " × " +
           narrator.say(print_points(maximum)) + " " + equals;
  }
  return printed;
}

std::string percent_equation(const Narrator& narrator, Index<Practice> at) {
  const auto& score = narrator.score(at);
  const auto& rounding = narrator.rules().rounding;
  const auto maximum = narrator.study().criteria.maximum[narrator.practice(at).group];
  const auto printed = narrator.percent_text(at);
  if (maximum == Points() || score.total.divided_by(maximum) * 100 != score.percent) return printed;
  const bool score_ends = is_exact(score.total, rounding);
  return (score_ends ? narrator.score_text(at) : score.total.exact()) + " : " +
         narrator.say(print_points(maximum)) + " × 100 " +
         (is_exact(score.percent, rounding) ? "= " : "≈ ") + printed;
}

/// A sheet of the additional expert is among those the plan's rule for disputes chose from.
bool is_reconciled(const Narrator& narrator, Index<Practice> at) {
  const auto* third = third_expert_of(narrator.study(), at);
  if (third == nullptr || !narrator.rules().third_expert) return false;
  const auto& sheets = narrator.study().sheets;
  return std::ranges::any_of(sheets.of_practice[at], [&](Index<Sheet> sheet) {
    const auto& facts = sheets.sheets[sheet];
    return facts.expert == third->expert && facts.status == SheetStatus::counted;
  });
}

std::string rests_on(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& score = narrator.score(at);
  if (score.by_chair) return say(Words{"решение председателя", "the chair's recorded decision"});
  if (score.fallback_to_mean) {
    return say(Words{"среднее: листов меньше, чем требует способ сведения",
                     "the mean: fewer sheets than the method needs"});
  }
  if (is_reconciled(narrator, at)) return say(name_of(narrator.rules().third_expert->mode));
  return RulesText{narrator.study().criteria, narrator.rules(), say}.aggregation();
}

/// Every gate with what it was held against.
void add_gates(KeyValues& values, const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  const auto& rounding = narrator.rules().rounding;
  const auto& criteria = narrator.study().criteria.criteria;
  for (const auto criterion : criteria.count()) {
    const auto& mean = narrator.dossier.ranking.means(at, criterion);
    if (mean.marks == 0) continue;
    const auto failed = [&](bool each) {
      return std::ranges::any_of(narrator.verdict(at).gates, [&](const GateFailure& failure) {
        return failure.criterion == criterion && failure.each_expert == each;
      });
    };
    const auto term =
        say(Words{"Порог по критерию {0}", "Gate on criterion {0}"}, {criteria[criterion].id});
    if (const auto& gate = criteria[criterion].gate) {
      values.items.emplace_back(
          term,
          say(failed(false)
                  ? Words{"среднее {0}, порог {1} – не пройден", "mean {0}, gate {1}: not passed"}
                  : Words{"среднее {0}, порог {1} – пройден", "mean {0}, gate {1}: passed"},
              {say.against(mean.mean, rounding, {*gate}), print_score(*gate, rounding)}));
    }
    if (const auto& gate = criteria[criterion].gate_each) {
      values.items.emplace_back(
          term,
          say(failed(true) ? Words{"наименьшая оценка {0}, порог для каждого эксперта {1} – не "
                                   "пройден",
                                   "lowest mark {0}, gate for each expert {1}: not passed"}
                           : Words{"наименьшая оценка {0}, порог для каждого эксперта {1} – "
                                   "пройден",
                                   "lowest mark {0}, gate for each expert {1}: passed"},
              {print_points(mean.lowest), print_points(*gate)}));
    }
  }
}

}  // namespace

std::vector<Block> arithmetic(const Narrator& narrator, Index<Practice> at, int level) {
  const auto& say = narrator.say;
  if (!narrator.score(at).scored()) return {};
  KeyValues values;
  values.items.emplace_back(say(Words{"Способ", "Method"}), rests_on(narrator, at));
  values.items.emplace_back(say(Words{"Итоговый балл", "Score"}), score_equation(narrator, at));
  values.items.emplace_back(say(Words{"Доля максимума", "Share of the maximum"}),
                            percent_equation(narrator, at));
  add_gates(values, narrator, at);
  std::vector<Block> blocks;
  blocks.emplace_back(
      Heading{level, say(Words{"Как получен балл", "How the score comes about"}), ""});
  blocks.emplace_back(std::move(values));
  return blocks;
}

}  // namespace otbor::card
