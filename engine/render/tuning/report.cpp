// The page of a what-if: what each variant changes, who enters the list, who leaves it, who moves,
// and what holds each of them.

#include <algorithm>

#include "engine/render/document_kind.hpp"
#include "engine/render/tuning/tuning.hpp"

namespace otbor {
namespace {

/// More variants side by side would not fit a page.
constexpr std::size_t columns_max = 8;

class Report {
 public:
  Report(const Tuning& tuning, const RenderOrder& order)
      : tuning_(tuning), order_(order), say_(order.lang) {}

  Document build() {
    Document document;
    document.id = "tune";
    document.title = say_(Words{"Что изменится: проба других правил", "What would change"});
    document.subtitle = tuning_.study.programme.title;
    document.lang = order_.lang;
    document.banner = banner_of(tuning_.study.programme.provenance, order_);
    blocks_.emplace_back(Paragraph{
        say_(Words{
            "Это черновик. Другие правила применены к сохранённым оценкам; решения и "
            "документы программы не изменены, официальный результат даёт команда «otbor run».",
            "This is a draft. Other rules are tried on the stored ratings; decisions and "
            "documents of the programme are as they were, and “otbor run” makes the "
            "official result."}),
        ParagraphRole::warning});
    if (tuning_.study.rules.selection.rule == "recorded") add_note_on_recorded();
    if (tuning_.trials.size() > 1) add_overview();
    for (std::size_t at = 0; at < tuning_.trials.size(); ++at) add_trial(at);
    if (tuning_.trials.size() > 1 && tuning_.trials.size() <= columns_max) add_side_by_side();
    document.blocks = std::move(blocks_);
    document.contents = tuning_.trials.size() > 3;
    document.closing = say_(Words{"Черновик, {1}. Рассчитано программой otbor {0}.",
                                  "A draft, {1}. Computed by otbor {0}."},
                            {order_.engine_version, tuning_mark});
    return document;
  }

 private:
  [[nodiscard]] std::string name(Index<Practice> at) const {
    const auto& practice = tuning_.study.practices[at];
    return practice.id + " " + say_.quoted(practice.title);
  }

  [[nodiscard]] std::string place(const ListStanding& standing) const {
    return standing.place ? say_(print_place(*standing.place)) : std::string("–");
  }

  [[nodiscard]] std::string total(const ListStanding& standing, const Rules& rules) const {
    return standing.place ? say_(print_score(standing.printed, rules.rounding)) : std::string("–");
  }

  [[nodiscard]] static std::string pair(const std::string& before, const std::string& after) {
    return before == after ? before : before + " → " + after;
  }

  void heading(int level, std::string text, std::string anchor = {}) {
    blocks_.emplace_back(Heading{level, std::move(text), std::move(anchor)});
  }

  void add_note_on_recorded() {
    blocks_.emplace_back(Paragraph{
        say_(Words{"Список программы записан решением комиссии и от баллов не зависит: варианты "
                   "меняют только места. Чтобы увидеть список по баллам, задайте в варианте "
                   "«отбор: {правило: в порядке мест}».",
                   "The list of the programme is recorded in a decision and does not depend on "
                   "totals: variants change places only. For a list by totals write "
                   "`selection: {rule: by_places}` into the variant."}),
        ParagraphRole::note});
  }

  void add_overview() {
    TableBlock table;
    table.caption = say_(Words{"Варианты", "Variants"});
    table.columns = {
        {.title = say_(Words{"Вариант", "Variant"}), .names_row = true},
        {.title = say_(Words{"В списке", "On the list"}), .align = Align::right, .narrow = true},
        {.title = say_(Words{"Входят", "Enter"}), .align = Align::right, .narrow = true},
        {.title = say_(Words{"Выходят", "Leave"}), .align = Align::right, .narrow = true},
        {.title = say_(Words{"Меняют место", "Move"}), .align = Align::right, .narrow = true}};
    for (std::size_t at = 0; at < tuning_.trials.size(); ++at) {
      const auto& trial = tuning_.trials[at];
      table.rows.push_back({{{tuning_words::title(trial, at + 1, say_), anchor(at)},
                             say_.whole(trial.list.size()),
                             say_.whole(trial.entered.size()),
                             say_.whole(trial.left.size()),
                             say_.whole(trial.moved.size())}});
    }
    blocks_.emplace_back(std::move(table));
  }

  [[nodiscard]] static std::string anchor(std::size_t at) {
    return "variant-" + std::to_string(at + 1);
  }

  [[nodiscard]] std::vector<std::string> changes_of(const Trial& trial) const {
    std::vector<std::string> lines;
    for (const auto& change : trial.variant.changes) {
      const auto number = trial.variant.changes.size() > 1 ? std::to_string(lines.size() + 1) + ") "
                                                           : std::string();
      lines.push_back(number + tuning_words::change(tuning_.study, trial.study, change, say_));
    }
    return lines;
  }

  void add_trial(std::size_t at) {
    const auto& trial = tuning_.trials[at];
    const auto number = tuning_.trials.size() > 1 ? at + 1 : 0;
    heading(2, tuning_words::title(trial, number, say_), anchor(at));
    blocks_.emplace_back(Bullets{changes_of(trial)});
    blocks_.emplace_back(Paragraph{outcome(trial), ParagraphRole::lead});
    add_note_on_maximum(trial);
    add_note_on_severity(trial);
    add_shifts(trial, trial.entered, {"Входят в список", "Enter the list"});
    add_shifts(trial, trial.left, {"Выходят из списка", "Leave the list"});
    add_moves(trial);
  }

  [[nodiscard]] std::string outcome(const Trial& trial) const {
    if (trial.entered.empty() && trial.left.empty()) {
      return trial.moved.empty()
                 ? say_(Words{"Ни список, ни места не меняются.",
                              "Neither the list nor a place changes."})
                 : say_(
                       Words{
                           "Список не меняется; другое место {0|занимает|занимают|занимают} {0} "
                           "{0|практика|практики|практик}.",
                           "The list stays; {0} {0|practice takes|practices take} another place."},
                       {count(trial.moved.size())});
    }
    const bool as_long = trial.list.size() == tuning_.list.size();
    return say_(as_long
                    ? Words{"В списке по-прежнему {0} {0|практика|практики|практик}; входят: {2}, "
                            "выходят: {3}, ещё меняют место: {4}.",
                            "The list still has {0} {0|practice|practices}; entering: {2}, "
                            "leaving: {3}, moving besides: {4}."}
                    : Words{"В списке {0} {0|практика|практики|практик} вместо {1}; входят: {2}, "
                            "выходят: {3}, ещё меняют место: {4}.",
                            "The list has {0} {0|practice|practices} instead of {1}; entering: "
                            "{2}, leaving: {3}, moving besides: {4}."},
                {count(trial.list.size()), count(tuning_.list.size()), count(trial.entered.size()),
                 count(trial.left.size()), count(trial.moved.size())});
  }

  /// Other weights make another maximum, and a pass mark in points does not follow by itself.
  void add_note_on_maximum(const Trial& trial) {
    const Index<ApplicantGroup> group;
    const Points before = tuning_.study.criteria.maximum[group];
    const Points now = trial.study.criteria.maximum[group];
    if (before == now) return;
    const auto& bands = trial.study.rules.bands;
    const bool in_points = !bands.empty() && bands.front().from;
    blocks_.emplace_back(Paragraph{
        say_(in_points
                 ? Words{"Наибольший возможный итог теперь {0} вместо {1}; проходной балл "
                         "задан в баллах и остался {2}.",
                         "The highest possible total is now {0} instead of {1}; the pass mark "
                         "is in points and stays {2}."}
                 : Words{"Наибольший возможный итог теперь {0} вместо {1}.",
                         "The highest possible total is now {0} instead of {1}."},
             {print_points(now), print_points(before),
              in_points ? print_points(*bands.front().from) : Text()}),
        ParagraphRole::note});
  }

  /// Other marks may earn a correction for severity that the official ones did not, or lose it.
  void add_note_on_severity(const Trial& trial) {
    if (trial.uncorrected.has_value() == tuning_.uncorrected.has_value()) return;
    if (trial.uncorrected) {
      blocks_.emplace_back(Paragraph{
          say_(Words{"План требует поправки на строгость, но в этом варианте баллы приведены без "
                     "неё. {0}",
                     "The plan asks for a correction for severity, but scores of this variant "
                     "stand without it. {0}"},
               {Text(sentence_of(*trial.uncorrected))}),
          ParagraphRole::note});
      return;
    }
    blocks_.emplace_back(
        Paragraph{say_(Words{"В этом варианте баллы приведены с поправкой на строгость, которой "
                             "требует план; по всем оценкам программы она не сделана.",
                             "Scores of this variant carry the correction for severity that the "
                             "plan asks for; with all marks of the programme it is not made."}),
                  ParagraphRole::note});
  }

  /// Which change does it, by its number: the ones that alone are enough, or only several together.
  [[nodiscard]] std::string doer(const Shift& shift) const {
    if (shift.alone.empty()) return say_(Words{"только вместе", "only together"});
    std::vector<std::string> lines;
    for (const auto at : shift.alone) lines.push_back(std::to_string(at + 1) + ")");
    return Speech::listed(lines, "; ");
  }

  void add_shifts(const Trial& trial, const std::vector<Shift>& shifts, Words caption) {
    if (shifts.empty()) return;
    const bool several = trial.variant.changes.size() > 1;
    TableBlock table;
    table.caption = say_(caption);
    table.columns = {{.title = say_(Words{"Практика", "Practice"}), .names_row = true},
                     {.title = say_(Words{"Место", "Place"}), .narrow = true},
                     {.title = say_(Words{"Балл", "Total"}), .narrow = true},
                     {.title = say_(Words{"По плану", "By the plan"})},
                     {.title = say_(Words{"В варианте", "In the variant"})}};
    if (several)
      table.columns.push_back({.title = say_(Words{"Чем вызвано", "By change"}), .narrow = true});
    for (const auto& shift : shifts) {
      auto& row = table.rows.emplace_back();
      row.cells = {
          name(shift.practice), pair(place(shift.before), place(shift.after)),
          pair(total(shift.before, tuning_.study.rules), total(shift.after, trial.study.rules)),
          tuning_words::hold(tuning_.study, shift.before, say_),
          TableCell(tuning_words::hold(trial.study, shift.after, say_), "",
                    shift.after.on_list ? Tone::good : Tone::bad)};
      if (several) row.cells.emplace_back(doer(shift));
    }
    blocks_.emplace_back(std::move(table));
  }

  void add_moves(const Trial& trial) {
    if (trial.moved.empty()) return;
    TableBlock table;
    table.caption = say_(Words{"Меняют место", "Move"});
    table.columns = {{.title = say_(Words{"Практика", "Practice"}), .names_row = true},
                     {.title = say_(Words{"Место", "Place"}), .narrow = true},
                     {.title = say_(Words{"Балл", "Total"}), .narrow = true},
                     {.title = say_(Words{"В списке", "On the list"}), .narrow = true}};
    const auto shown = std::min(trial.moved.size(), order_.rows_max);
    for (std::size_t at = 0; at < shown; ++at) {
      const auto& shift = trial.moved[at];
      table.rows.push_back(
          {{name(shift.practice), pair(place(shift.before), place(shift.after)),
            pair(total(shift.before, tuning_.study.rules), total(shift.after, trial.study.rules)),
            shift.after.on_list ? say_(Words{"да", "yes"}) : say_(Words{"нет", "no"})}});
    }
    blocks_.emplace_back(std::move(table));
    if (shown == trial.moved.size()) return;
    blocks_.emplace_back(
        Paragraph{say_(Words{"Показано строк: {0} из {1}.", "Rows shown: {0} of {1}."},
                       {say_.whole(shown), say_.whole(trial.moved.size())}),
                  ParagraphRole::note});
  }

  /// Practices that are on some list and not on all: what the choice between variants is about.
  void add_side_by_side() {
    TableBlock table;
    table.columns = {{.title = say_(Words{"Практика", "Practice"}), .names_row = true},
                     {.title = say_(Words{"По плану", "By the plan"}), .align = Align::centre}};
    for (std::size_t at = 0; at < tuning_.trials.size(); ++at) {
      table.columns.push_back(
          {.title = tuning_words::title(tuning_.trials[at], at + 1, say_), .align = Align::centre});
    }
    std::size_t always = 0;
    for (const auto at : tuning_.standings.count()) {
      std::vector<const ListStanding*> all{&tuning_.standings[at]};
      for (const auto& trial : tuning_.trials) all.push_back(&trial.standings[at]);
      const auto on = std::ranges::count(all, true, &ListStanding::on_list);
      always += on == static_cast<std::ptrdiff_t>(all.size()) ? 1 : 0;
      if (on == 0 || on == static_cast<std::ptrdiff_t>(all.size())) continue;
      auto& row = table.rows.emplace_back();
      row.cells.emplace_back(name(at));
      for (const auto* standing : all) {
        row.cells.emplace_back(standing->on_list
                                   ? say_(Words{"в списке, {0}", "on, {0}"}, {place(*standing)})
                                   : place(*standing),
                               "", standing->on_list ? Tone::good : Tone::faint);
      }
    }
    heading(2, say_(Words{"От выбора правил зависит", "What the choice of rules decides"}),
            "choice");
    blocks_.emplace_back(
        Paragraph{say_(Words{"В списке при любом из правил: {0}. Ниже – практики, которые входят "
                             "в список при одних правилах и не входят при других, с их местами.",
                             "On the list under all rules: {0}. Below are the practices that are "
                             "on it under some rules and not under others, with their places."},
                       {say_.whole(always)})});
    if (!table.rows.empty()) blocks_.emplace_back(std::move(table));
  }

  const Tuning& tuning_;
  const RenderOrder& order_;
  Speech say_;
  std::vector<Block> blocks_;
};

}  // namespace

Document tuning_report(const Tuning& tuning, const RenderOrder& order) {
  return Report(tuning, order).build();
}

}  // namespace otbor
