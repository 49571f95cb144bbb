#include "engine/render/proof/list_proof.hpp"

#include <algorithm>
#include <charconv>

#include "engine/justify/rule_names.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/narrator.hpp"
#include "engine/select/exact/lp_file.hpp"
#include "engine/select/list_problem.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

ListProblem problem_of(const Dossier& dossier) {
  const Candidates candidates{dossier.study, dossier.themes, dossier.ranking, dossier.consistency};
  std::vector<QuotaNote> notes;
  return list_problem(candidates, before_list(candidates, {1}), notes);
}

std::vector<bool> our_list(const Dossier& dossier, const std::vector<Index<Practice>>& items) {
  std::vector<bool> taken;
  for (const auto at : items) {
    taken.push_back(dossier.selection.verdicts[at].decision == Decision::recommended);
  }
  return taken;
}

exact::LpRemarks remarks_of(const Dossier& dossier, const RenderOrder& order,
                            const ListProblem& list) {
  const Speech say(order.lang);
  exact::LpRemarks remarks;
  remarks.heading = {
      dossier.study.programme.title,
      say(Words{"Задача о списке: взять практику или нет (1 или 0), чтобы сумма баллов была "
                "наибольшей.",
                "The problem of the list: to take a practice or not (1 or 0) so that the sum of "
                "points is largest."})};
  for (const auto& line : banner_of(dossier.study.programme.provenance, order)) {
    remarks.heading.push_back(line);
  }
  for (const auto at : list.items) {
    const auto& practice = dossier.study.practices[at];
    remarks.items.push_back(practice.id + " " + say.quoted(practice.title));
  }
  const auto words = [&](const std::vector<ListRuleName>& rules) {
    std::vector<std::string> lines;
    for (const auto& rule : rules) lines.push_back(say(print_rule(dossier.study, rule)));
    return lines;
  };
  remarks.limits = words(list.rule_of_limit);
  remarks.budgets = words(list.rule_of_budget);
  return remarks;
}

bool is_best_by_sum(const Dossier& dossier) {
  return dossier.study.rules.selection.rule == "optimum";
}

std::string told_of_our_list(const Dossier& dossier, const ListProof& proof, const Speech& say) {
  if (!proof.keeps_rules) {
    return say(
        dossier.selection.contradictions.empty()
            ? Words{"Наш список не соблюдает всех правил: они не входили в его составление. Задача "
                    "ответит, какую наибольшую сумму дают списки, которые их соблюдают.",
                    "Our list does not keep all rules: it was not made by them. The problem tells "
                    "the largest sum of lists that keep them."}
            : Words{"Правила противоречат друг другу, и одно из них отменено. Программа должна "
                    "ответить, что решения нет (infeasible).",
                    "The rules contradict each other, and one of them was waived. The program "
                    "must answer that there is no solution (infeasible)."});
  }
  if (!is_best_by_sum(dossier)) {
    return say(
        Words{"Список составлен не по наибольшей сумме ({0}). Задача отвечает, какую наибольшую "
              "сумму допускают правила; у нашего списка она равна {1}.",
              "The list was not made by the largest sum ({0}). The problem tells the largest sum "
              "under the rules; that of our list is {1}."},
        {find_selection_rule(dossier.study.rules.selection.rule)->title,
         say.whole(static_cast<std::uint64_t>(std::max<std::int64_t>(proof.sum, 0)))});
  }
  return say(
      dossier.selection.proved
          ? Words{"Лучшего списка нет: это доказано перебором. Другая программа должна ответить: "
                  "Objective value {0}.",
                  "There is no better list: our search has proved it. Another program must "
                  "answer: Objective value {0}."}
          : Words{"Поиск остановлен раньше доказательства: список лучше нашего (Objective value "
                  "{0}) возможен.",
                  "The search stopped before the proof: a list better than ours (Objective value "
                  "{0}) may exist."},
      {std::to_string(proof.sum)});
}

struct Difference {
  std::vector<std::string> enters;
  std::vector<std::string> leaves;
};

Difference difference(const Dossier& dossier, const ListProof& proof, const SolverAnswer& answer) {
  Difference found;
  const auto ours = our_list(dossier, proof.practices);
  for (std::size_t item = 0; item < ours.size(); ++item) {
    const auto& id = dossier.study.practices[proof.practices[item]].id;
    if (answer.taken[item] && !ours[item]) found.enters.push_back(id);
    if (!answer.taken[item] && ours[item]) found.leaves.push_back(id);
  }
  return found;
}

std::int64_t sum_of(const Dossier& dossier, const std::vector<bool>& taken) {
  const auto list = problem_of(dossier);
  return static_cast<std::int64_t>(exact::units_of(list.problem, list.sum_unit, taken));
}

std::string told_of_answer(const Dossier& dossier, const ListProof& proof,
                           const SolverAnswer& answer, const Speech& say) {
  const auto opinion = compare(dossier, proof, answer);
  if (opinion == SecondOpinion::no_list) {
    return say(
        Words{"CBC: списка, который соблюдает все правила, нет.", "CBC: no list keeps all rules."});
  }
  const auto sum = std::to_string(sum_of(dossier, answer.taken));
  if (opinion == SecondOpinion::same_list) {
    return say(Words{"CBC: {0}, тот же список.", "CBC: {0}, the same list."}, {sum});
  }
  const auto [enters, leaves] = difference(dossier, proof, answer);
  const auto or_nobody = [&](const std::vector<std::string>& ids) {
    return ids.empty() ? say(Words{"никто", "nobody"}) : Speech::listed(ids);
  };
  const Words words =
      opinion == SecondOpinion::equal_sum
          ? Words{"CBC: {0}, сумма та же при другом списке (вошли: {1}; вышли: {2}).",
                  "CBC: {0}, the same sum by another list (in: {1}; out: {2})."}
      : opinion == SecondOpinion::larger_sum
          ? Words{"CBC: {0}, больше нашей (вошли: {1}; вышли: {2}).",
                  "CBC: {0}, larger than ours (in: {1}; out: {2})."}
          : Words{"CBC: {0}, меньше нашей (вошли: {1}; вышли: {2}).",
                  "CBC: {0}, smaller than ours (in: {1}; out: {2})."};
  return say(words, {sum, or_nobody(enters), or_nobody(leaves)});
}

std::string_view code_of(SecondOpinion opinion) {
  switch (opinion) {
    case SecondOpinion::same_list:
      return "same_list";
    case SecondOpinion::equal_sum:
      return "equal_sum";
    case SecondOpinion::larger_sum:
      return "larger_sum";
    case SecondOpinion::smaller_sum:
      return "smaller_sum";
    case SecondOpinion::no_list:
      return "no_list";
  }
  return {};
}

}  // namespace

ListProof list_proof(const Dossier& dossier, const RenderOrder& order) {
  const auto list = problem_of(dossier);
  const auto taken = our_list(dossier, list.items);
  return {.lp = exact::lp_text(list.problem, list.sum_unit, remarks_of(dossier, order, list)),
          .practices = list.items,
          .rules = list.problem.limits.size() + list.problem.budgets.size() + list.included.size(),
          .sum = static_cast<std::int64_t>(exact::units_of(list.problem, list.sum_unit, taken)),
          .keeps_rules = exact::keeps_rules(list.problem, taken)};
}

std::optional<SolverAnswer> read_cbc_answer(std::string_view text, std::size_t items) {
  const auto next = [&](char end) {
    const auto at = std::min(text.find(end), text.size());
    const auto piece = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return piece;
  };
  const auto status = next('\n');
  if (status.starts_with("Infeasible") || status.starts_with("Integer infeasible")) {
    return SolverAnswer{};
  }
  if (!status.starts_with("Optimal")) return std::nullopt;
  SolverAnswer answer{.feasible = true, .taken = std::vector<bool>(items)};
  while (!text.empty()) {
    const auto line = next('\n');
    const auto name = line.find('x');
    if (name == std::string_view::npos) continue;
    std::size_t item = 0;
    const auto number = line.substr(name + 1);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), item);
    if (read.ec != std::errc() || item == 0 || item > items) return std::nullopt;
    // Columns at zero are left out; what is whole may be printed as 0.9999….
    const auto after = number.find_first_not_of(' ', number.find(' '));
    if (after == std::string_view::npos) return std::nullopt;
    double value = 0;
    const auto digits = number.substr(after);
    const auto taken = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (taken.ec != std::errc()) return std::nullopt;
    answer.taken[item - 1] = value > 0.5;
  }
  return answer;
}

SecondOpinion compare(const Dossier& dossier, const ListProof& proof, const SolverAnswer& answer) {
  if (!answer.feasible) return SecondOpinion::no_list;
  if (answer.taken == our_list(dossier, proof.practices)) return SecondOpinion::same_list;
  const auto theirs = sum_of(dossier, answer.taken);
  return theirs == proof.sum  ? SecondOpinion::equal_sum
         : theirs > proof.sum ? SecondOpinion::larger_sum
                              : SecondOpinion::smaller_sum;
}

Document proof_document(const Dossier& dossier, const RenderOrder& order, const ListProof& proof,
                        const std::string& file, const std::optional<SolverAnswer>& answer) {
  const Speech say(order.lang);
  Document document;
  document.id = "proof";
  document.title = dossier.study.programme.title;
  document.lang = order.lang;
  document.banner = banner_of(dossier.study.programme.provenance, order);
  document.subtitle =
      say(Words{"Задача о списке записана: практик – {0}, правил – {1}.",
                "The problem of the list is written: {0} {0|practice|practices}, {1} "
                "{1|rule|rules}."},
          {say.whole(proof.practices.size()), say.whole(proof.rules)});
  document.blocks.emplace_back(KeyValues{
      {{say(Words{"Файл", "File"}), file},
       {say(Words{"Решить", "Solve it"}), "cbc " + file + " solve"},
       {say(Words{"Или", "Or"}), "glpsol --lp " + file},
       {say(Words{"Сумма нашего списка", "Sum of our list"}), std::to_string(proof.sum)}}});
  document.blocks.emplace_back(Paragraph{told_of_our_list(dossier, proof, say)});
  if (answer) {
    document.blocks.emplace_back(Paragraph{told_of_answer(dossier, proof, *answer, say)});
  }
  return document;
}

std::string proof_json(const Dossier& dossier, const ListProof& proof, const std::string& file,
                       const std::optional<SolverAnswer>& answer) {
  JsonWriter out;
  out.begin_object();
  out.key("file").string(file);
  out.key("practices").number(static_cast<std::int64_t>(proof.practices.size()));
  out.key("rules").number(static_cast<std::int64_t>(proof.rules));
  out.key("rule").string(dossier.study.rules.selection.rule);
  out.key("sum").number(proof.sum);
  out.key("proved").boolean(dossier.selection.proved);
  out.key("keeps_rules").boolean(proof.keeps_rules);
  out.key("second_opinion");
  if (answer) {
    out.string(code_of(compare(dossier, proof, *answer)));
  } else {
    out.null();
  }
  out.end_object();
  return out.take() + "\n";
}

}  // namespace otbor
