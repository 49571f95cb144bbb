#include "engine/render/criteria/diff.hpp"

#include "engine/render/document_kind.hpp"
#include "engine/render/tuning/tuning.hpp"
#include "engine/render/words/rules_text.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

std::optional<Index<Criterion>> find(const CriteriaSet& set, const std::string& id) {
  for (const auto at : set.criteria.count()) {
    if (set.criteria[at].id == id) return at;
  }
  return std::nullopt;
}

class Changes {
 public:
  Changes(const NamedCriteria& before, const NamedCriteria& after, Lang lang)
      : before_(before), after_(after), say_(lang) {}

  std::vector<CriteriaChange> list() {
    for (const auto at : after_.set.criteria.count()) {
      const auto& criterion = after_.set.criteria[at];
      if (const auto old = find(before_.set, criterion.id)) {
        add_criterion(*old, at);
      } else {
        found_.push_back({"added", criterion.id, "", described(after_.set, at)});
      }
    }
    for (const auto at : before_.set.criteria.count()) {
      const auto& criterion = before_.set.criteria[at];
      if (find(after_.set, criterion.id)) continue;
      found_.push_back({"removed", criterion.id, described(before_.set, at), ""});
    }
    add_set();
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string weight(const CriteriaSet& set, Index<Criterion> at) const {
    return say_(print_points(set.weights(Index<ApplicantGroup>(), at)));
  }

  [[nodiscard]] std::string described(const CriteriaSet& set, Index<Criterion> at) const {
    return say_(Words{"«{0}», коэффициент {1}", "“{0}”, weight {1}"},
                {set.criteria[at].title, weight(set, at)});
  }

  [[nodiscard]] std::string number(const std::optional<Points>& value) const {
    return value ? say_(print_points(*value)) : std::string();
  }

  void add(std::string code, const std::string& criterion, std::string before, std::string after) {
    if (before == after) return;
    found_.push_back({std::move(code), criterion, std::move(before), std::move(after)});
  }

  void add_criterion(Index<Criterion> old, Index<Criterion> now) {
    const auto& a = before_.set.criteria[old];
    const auto& b = after_.set.criteria[now];
    add("title", b.id, a.title, b.title);
    add("weight", b.id, weight(before_.set, old), weight(after_.set, now));
    add("gate", b.id, number(a.gate), number(b.gate));
    add("gate_each", b.id, number(a.gate_each), number(b.gate_each));
    add("scale", b.id, scale_text(a.scale, say_), scale_text(b.scale, say_));
    if (a.descriptors != b.descriptors) {
      found_.push_back({"levels", b.id, say_(Words{"прежние описания", "earlier wording"}),
                        say_(Words{"другие описания уровней", "other wording of levels"})});
    }
  }

  [[nodiscard]] std::string decisions(const RulesText& text) const {
    std::vector<std::string> lines;
    for (const auto& row : text.decisions().rows) {
      lines.push_back(row.cells[0].text + " – " + row.cells[1].text);
    }
    return Speech::listed(lines, "; ");
  }

  void add_set() {
    const RulesText a{before_.set, before_.rules, say_};
    const RulesText b{after_.set, after_.rules, say_};
    const Index<ApplicantGroup> everybody;
    add("maximum", "", say_(print_points(before_.set.maximum[everybody])),
        say_(print_points(after_.set.maximum[everybody])));
    add("decisions", "", decisions(a), decisions(b));
    add("aggregation", "", a.aggregation(), b.aggregation());
    add("list", "", a.selection(), b.selection());
    add("tie_break", "", a.tie_chain(), b.tie_chain());
    add("third_expert", "", a.third_expert(), b.third_expert());
    add("rounding", "", a.rounding(), b.rounding());
    add("experts", "", a.experts(), b.experts());
  }

  const NamedCriteria& before_;
  const NamedCriteria& after_;
  Speech say_;
  std::vector<CriteriaChange> found_;
};

Words name_of_change(std::string_view code) {
  struct Name {
    std::string_view code;
    Words words;
  };
  static constexpr Name names[] = {{"added", {"новый критерий", "new criterion"}},
                                   {"removed", {"критерий исключён", "criterion removed"}},
                                   {"title", {"название", "title"}},
                                   {"weight", {"коэффициент", "weight"}},
                                   {"gate", {"порог среднего", "gate of the mean"}},
                                   {"gate_each", {"порог каждого эксперта", "gate of each expert"}},
                                   {"scale", {"шкала", "scale"}},
                                   {"levels", {"описания уровней", "levels"}},
                                   {"maximum", {"наибольший итог", "highest total"}},
                                   {"decisions", {"таблица решений", "decisions"}},
                                   {"aggregation", {"сведение оценок", "aggregation"}},
                                   {"list", {"правило списка", "rule of the list"}},
                                   {"tie_break", {"при равенстве", "tie-break"}},
                                   {"third_expert", {"третий эксперт", "third expert"}},
                                   {"rounding", {"округление", "rounding"}},
                                   {"experts", {"число экспертов", "number of experts"}}};
  for (const auto& name : names) {
    if (name.code == code) return name.words;
  }
  return {};
}

void add_changes(const std::vector<CriteriaChange>& changes, const Speech& say,
                 std::vector<Block>& blocks) {
  if (changes.empty()) {
    blocks.emplace_back(Paragraph{say(Words{"Критерии и правила наборов совпадают.",
                                            "The two sets have the same criteria and rules."})});
    return;
  }
  TableBlock table;
  table.columns = {
      {.title = say(Words{"Критерий", "Criterion"}), .narrow = true, .names_row = true},
      {.title = say(Words{"Что изменено", "What"})},
      {.title = say(Words{"Было", "Before"})},
      {.title = say(Words{"Стало", "After"})}};
  const auto or_dash = [](const std::string& text) { return text.empty() ? "–" : text; };
  for (const auto& change : changes) {
    table.rows.push_back(
        {{change.criterion.empty() ? say(Words{"весь набор", "the set"}) : change.criterion,
          say(name_of_change(change.code)), or_dash(change.before), or_dash(change.after)}});
  }
  blocks.emplace_back(std::move(table));
}

/// What of the programme's marks the second set cannot use, in sentences.
std::vector<std::string> losses(const OtherCriteria& other, const Speech& say) {
  std::vector<std::string> lines;
  if (!other.never_marked.empty()) {
    lines.push_back(
        say(Words{"Оценок по этим критериям в программе нет, и в пробе они не участвуют: {0}.",
                  "The programme has no marks on these criteria, and they take no part: {0}."},
            {Speech::listed(other.never_marked)}));
  }
  if (!other.not_in_set.empty()) {
    lines.push_back(say(
        Words{"Эти критерии программы в набор не входят, их оценки не учтены: {0}.",
              "These criteria of the programme are not in the set, their marks do not count: {0}."},
        {Speech::listed(other.not_in_set)}));
  }
  if (other.marks_lost > 0) {
    lines.push_back(
        say(Words{"Оценок, которых нет на шкале набора: {0}; их листы не засчитаны.",
                  "Marks that the set's scale does not have: {0}; their sheets do not count."},
            {say.whole(other.marks_lost)}));
  }
  return lines;
}

/// What the plan settles for both sets, so that nobody looks for it in the differences.
Paragraph plan_over_both(std::span<const Text> keys, const Speech& say) {
  if (keys.empty()) {
    return Paragraph{say(Words{"План программы правил наборов не меняет.",
                               "The programme's plan changes no rule of the sets."}),
                     ParagraphRole::note};
  }
  std::vector<std::string> listed;
  for (const auto& key : keys) listed.push_back(key.in(say.lang()));
  return Paragraph{
      say(
          Words{
              "Для обоих наборов одинаково действует план программы, что бы ни говорили об этом "
              "сами наборы: {0}.",
              "The programme's plan holds for both sets alike, whatever the sets say of it: {0}."},
          {Speech::listed(listed)}),
      ParagraphRole::note};
}

void add_lint(const std::vector<LintLine>& lines, const Speech& say, std::vector<Block>& blocks) {
  blocks.emplace_back(Heading{
      2, say(Words{"Что говорят оценки о наборе", "What the ratings say of the set"}), "lint"});
  Bullets items;
  for (const auto& line : lines) items.items.push_back(line.text);
  if (items.items.empty()) {
    blocks.emplace_back(Paragraph{say(Words{"Замечаний нет.", "Nothing to remark."})});
  } else {
    blocks.emplace_back(std::move(items));
  }
}

}  // namespace

std::vector<CriteriaChange> criteria_changes(const NamedCriteria& before,
                                             const NamedCriteria& after, Lang lang) {
  return Changes(before, after, lang).list();
}

Document criteria_diff(const NamedCriteria& before, const NamedCriteria& after,
                       const std::optional<CriteriaTried>& tried, const RenderOrder& order) {
  const Speech say(order.lang);
  Document document;
  if (tried) {
    document = tuning_report(tried->tuning, order);
    auto tuned = std::move(document.blocks);
    document.blocks.clear();
    add_changes(criteria_changes(before, after, order.lang), say, document.blocks);
    document.blocks.emplace_back(plan_over_both(tried->plan_keys, say));
    for (auto& line : losses(tried->after, say)) {
      document.blocks.emplace_back(Paragraph{std::move(line), ParagraphRole::warning});
    }
    for (auto& block : tuned) document.blocks.push_back(std::move(block));
    add_lint(lint_lines(after.set, tried->lint, order.lang), say, document.blocks);
  } else {
    document.lang = order.lang;
    add_changes(criteria_changes(before, after, order.lang), say, document.blocks);
  }
  document.id = "criteria-diff";
  document.title = say(Words{"Сравнение наборов критериев", "Two criteria sets"});
  document.subtitle = before.file + " → " + after.file;
  return document;
}

std::string criteria_diff_json(const NamedCriteria& before, const NamedCriteria& after,
                               const std::optional<CriteriaTried>& tried,
                               const RenderOrder& order) {
  JsonWriter out;
  out.begin_object();
  out.key("schema").string("otbor.criteria-diff/1");
  out.key("changes").begin_array();
  for (const auto& change : criteria_changes(before, after, order.lang)) {
    out.begin_object();
    out.key("code").string(change.code);
    if (!change.criterion.empty()) out.key("criterion").string(change.criterion);
    out.key("before").string(change.before);
    out.key("after").string(change.after);
    out.end_object();
  }
  out.end_array();
  if (tried) {
    out.key("lint").begin_array();
    for (const auto& line : lint_lines(after.set, tried->lint, order.lang)) {
      out.begin_object();
      out.key("code").string(line.code);
      out.key("text").string(line.text);
      out.end_object();
    }
    out.end_array();
    out.key("never_marked").begin_row();
    for (const auto& id : tried->after.never_marked) out.string(id);
    out.end_array();
    out.key("plan_keys").begin_row();
    for (const auto& key : tried->plan_keys) out.string(key.in(order.lang));
    out.end_array();
    out.key("tuning").raw(tuning_json(tried->tuning, order));
  }
  out.end_object();
  return out.take() + "\n";
}

std::vector<LintLine> lint_lines(const CriteriaSet& set, const CriteriaLint& lint, Lang lang) {
  const Speech say(lang);
  std::vector<LintLine> lines;
  const auto name = [&](Index<Criterion> at) {
    return set.criteria[at].id + " " + say.quoted(set.criteria[at].title);
  };
  const auto add = [&](std::string code, Words words, const std::vector<Text>& args) {
    lines.push_back({std::move(code), say(words, args)});
  };
  for (const auto& pair : lint.collinear) {
    add("collinear",
        {"{0} и {1} меряют почти одно и то же (корреляция {2}): один из них можно убрать или "
         "развести формулировки.",
         "{0} and {1} measure nearly the same (correlation {2}): drop one or word them apart."},
        {name(pair.a), name(pair.b), say.real(pair.correlation, 2, true)});
  }
  for (const auto& unused : lint.unused) {
    std::vector<std::string> marks;
    const auto& scale = set.criteria[unused.criterion].scale;
    for (const auto mark : unused.marks) marks.push_back(say(print_points(scale.value(mark))));
    add("unused_levels",
        {"{0}: никто не поставил {1}; уровень лишний или описан недостижимо.",
         "{0}: nobody gave {1}; the level is superfluous or worded out of reach."},
        {name(unused.criterion), Speech::listed(marks)});
  }
  for (const auto at : lint.constant) {
    add("constant",
        {"{0}: у всех практик одно и то же среднее, критерий никого не различает.",
         "{0}: every practice has the same mean, the criterion tells nobody apart."},
        {name(at)});
  }
  for (const auto at : lint.without_weight) {
    add("without_weight",
        {"{0}: коэффициент нулевой, на итог критерий не влияет.",
         "{0}: the weight is zero, the criterion does not touch the total."},
        {name(at)});
  }
  for (const auto at : lint.gates_unreached) {
    add("gate_unreached",
        {"{0}: порог {1} не прошла ни одна практика.", "{0}: no practice passed the gate {1}."},
        {name(at), print_points(*set.criteria[at].gate)});
  }
  for (const auto at : lint.gates_idle) {
    add("gate_idle",
        {"{0}: порог {1} прошли все, он ничего не решил.",
         "{0}: every practice passed the gate {1}, it decided nothing."},
        {name(at), print_points(*set.criteria[at].gate)});
  }
  for (const auto at : lint.gates_at_end) {
    add("gate_at_end",
        {"{0}: порог {1} – крайний балл шкалы, его проходит любая практика.",
         "{0}: the gate {1} is the end of the scale, every practice passes it."},
        {name(at), print_points(*set.criteria[at].gate)});
  }
  if (lint.pass_mark_unreached) {
    add("pass_mark_unreached",
        {"Проходного балла не достигла ни одна практика.", "No practice reached the pass mark."},
        {});
  }
  if (lint.pass_mark_idle) {
    add("pass_mark_idle",
        {"Проходного балла достигли все практики, он ничего не решил.",
         "Every practice reached the pass mark, it decided nothing."},
        {});
  }
  return lines;
}

}  // namespace otbor
