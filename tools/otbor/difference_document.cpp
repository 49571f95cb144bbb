#include "tools/otbor/difference_document.hpp"

#include <algorithm>
#include <utility>

#include "engine/model/names.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/speech.hpp"
#include "engine/version.hpp"
#include "tools/otbor/changes_text.hpp"

namespace otbor {
namespace {

constexpr std::size_t rows_max = 20;

struct Page {
  const Difference& found;
  Speech say;
  Document document;

  void heading(Words words) { document.blocks.emplace_back(Heading{2, say(words), ""}); }
  /// A table with no more rows than a page bears, and how many are left out.
  void table(TableBlock block) {
    const auto all = block.rows.size();
    block.rows.resize(std::min(all, rows_max));
    document.blocks.emplace_back(std::move(block));
    if (all <= rows_max) return;
    document.blocks.emplace_back(
        Paragraph{say(Words{"… и ещё строк: {0}; все печатает otbor diff с ключом --json.",
                            "… and {0} more {0|row|rows}; otbor diff --json prints them all."},
                      {count(all - rows_max)}),
                  ParagraphRole::note});
  }
};

/// «Изменено файлов: 1, отметок: 2. …»
std::string in_short(const Page& page) {
  const auto& found = page.found;
  if (found.none()) return page.say(Words{"Различий нет.", "No differences."});
  const auto shifted = std::ranges::count_if(
      found.standings, [&](const auto& change) { return only_shifted(change, found); });
  const auto decided = std::ranges::count_if(found.standings, [](const StandingChange& change) {
    return !change.was || !change.now || change.was->decision != change.now->decision;
  });
  const auto number = [](std::ptrdiff_t n) { return count(static_cast<std::uint64_t>(n)); };
  return page.say(
      Words{
          "Изменено: файлов – {0}, правил – {1}, отметок – {2}. Практик с другим решением – {3}, "
          "ещё с другим баллом или местом – {4}, сдвинувшихся при прежних отметках и балле – {5}.",
          "Changed: {0} {0|file|files}, {1} {1|rule|rules}, {2} {2|mark|marks}. {3} "
          "{3|practice|practices} with another decision, {4} more with another score or place, "
          "{5} that only moved with the same marks and score."},
      {count(found.inputs.size()), count(found.plan.size()), count(found.marks.size()),
       number(decided),
       number(static_cast<std::ptrdiff_t>(found.standings.size()) - decided - shifted),
       number(shifted)});
}

void add_causes(Page& page) {
  const auto& found = page.found;
  Bullets lines;
  const auto add = [&](const Text& text) { lines.items.push_back(page.say(text)); };
  for (const auto& version : found.versions) {
    add(version.name == "engine" ? engine_change(version) : criteria_change(version));
  }
  for (const auto& change : found.inputs) add(input_change(change));
  for (const auto& change : found.plan) add(plan_change(change));
  if (lines.items.empty()) return;
  page.heading({"Файлы и правила", "Files and rules"});
  page.document.blocks.emplace_back(std::move(lines));
}

void add_marks(Page& page) {
  if (page.found.marks.empty()) return;
  const auto& say = page.say;
  page.heading({"Отметки", "Marks"});
  TableBlock table;
  table.columns = {{.title = say(Words{"Практика", "Practice"}), .narrow = true},
                   {.title = say(Words{"Эксперт", "Expert"}), .narrow = true},
                   {.title = say(Words{"Критерий или этап", "Criterion or stage"})},
                   {say(Words{"Было", "Was"}), Align::right, true},
                   {say(Words{"Стало", "Is"}), Align::right, true}};
  for (const auto& mark : page.found.marks) {
    table.rows.push_back({{mark.practice, mark.expert, mark.criterion, say(mark_text(mark.was)),
                           say(mark_text(mark.now))}});
  }
  page.table(std::move(table));
}

/// The practice's own marks that changed, and reasons that are new.
std::string why(const Page& page, const StandingChange& change) {
  std::vector<std::string> lines;
  const auto own = std::ranges::count(page.found.marks, change.practice, &MarkChange::practice);
  lines.push_back(own == 0 ? page.say(Words{"собственные отметки прежние", "its own marks stay"})
                           : page.say(Words{"изменено собственных отметок: {0}",
                                            "{0} of its own marks changed"},
                                      {count(static_cast<std::uint64_t>(own))}));
  if (change.now && !change.now->reasons.empty()) {
    const auto& reason = change.now->reasons.front();
    const bool known =
        change.was && std::ranges::find(change.was->reasons, reason) != change.was->reasons.end();
    if (!known) lines.push_back(reason);
  }
  return Speech::listed(lines, "\n");
}

void add_standings(Page& page) {
  const auto& say = page.say;
  TableBlock table;
  table.columns = {{.title = say(Words{"Код", "Practice"}), .narrow = true},
                   {.title = say(Words{"Практика", "Title"}), .names_row = true},
                   {.title = say(Words{"Было", "Was"})},
                   {.title = say(Words{"Стало", "Is"})},
                   {.title = say(Words{"Почему", "Why"})}};
  std::vector<std::string> shifted;
  for (const auto& change : page.found.standings) {
    if (only_shifted(change, page.found)) {
      shifted.push_back(change.practice + ": " + change.was->place + " → " + change.now->place);
      continue;
    }
    table.rows.push_back({{change.practice, change.title, say(standing_text(change.was)),
                           say(standing_text(change.now)), why(page, change)}});
  }
  if (!table.rows.empty()) {
    page.heading({"Баллы, места и решения", "Scores, places and decisions"});
    page.table(std::move(table));
  }
  if (shifted.empty()) return;
  page.document.blocks.emplace_back(
      Paragraph{say(Words{"Сдвинулись при прежних отметках, балле и решении: {0}.",
                          "Moved by a place with the same marks, score and decision: {0}."},
                    {Speech::listed(shifted, "; ")})});
}

/// What the results themselves say of their data.
Provenance provenance_of(const Recorded& recorded) {
  const auto programme = parse_json(recorded.dossier.programme);
  const bool simulated =
      programme && value_of(*programme, "provenance") == code_of(Provenance::simulated);
  return simulated ? Provenance::simulated : Provenance::real;
}

}  // namespace

Document difference_document(const Recorded& after, const Difference& found,
                             const std::pair<std::string, std::string>& names, Lang lang) {
  Page page{found, Speech(lang), {}};
  const auto& say = page.say;
  auto& document = page.document;
  const RenderOrder order{.lang = lang, .engine_version = std::string(version)};
  document.id = "changes";
  document.title =
      say(Words{"Что изменилось между двумя расчётами", "What changed between two runs"});
  if (const auto programme = parse_json(after.dossier.programme)) {
    document.subtitle = value_of(*programme, "title");
  }
  document.lang = lang;
  document.banner = banner_of(provenance_of(after), order);
  document.blocks.emplace_back(KeyValues{
      {{say(Words{"Было", "Was"}), names.first}, {say(Words{"Стало", "Is"}), names.second}}});
  document.blocks.emplace_back(Paragraph{in_short(page), ParagraphRole::lead});
  add_causes(page);
  add_marks(page);
  add_standings(page);
  document.closing =
      say(Words{"Составлено программой otbor {0}.", "Made by otbor {0}."}, {order.engine_version});
  return std::move(document);
}

}  // namespace otbor
