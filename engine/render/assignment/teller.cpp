#include "engine/render/assignment/teller.hpp"

#include <algorithm>
#include <array>

namespace otbor {
namespace {

constexpr std::array obstacles_in_order{Obstacle::works_there, Obstacle::worked_there,
                                        Obstacle::declared, Obstacle::recused,
                                        Obstacle::additional};

}  // namespace

Words name_of(Obstacle why) {
  switch (why) {
    case Obstacle::works_there:
      return {"место работы", "place of work"};
    case Obstacle::worked_there:
      return {"прежнее место работы", "former place of work"};
    case Obstacle::declared:
      return {"заявленный конфликт интересов", "declared conflict of interest"};
    case Obstacle::recused:
      return {"самоотвод", "recusal"};
    case Obstacle::additional:
      return {"назначен дополнительным экспертом", "called as an additional expert"};
  }
  return {};
}

std::string_view code_of(Obstacle why) {
  switch (why) {
    case Obstacle::works_there:
      return "works_there";
    case Obstacle::worked_there:
      return "worked_there";
    case Obstacle::declared:
      return "declared";
    case Obstacle::recused:
      return "recused";
    case Obstacle::additional:
      return "additional_expert";
  }
  return "";
}

SeatCause cause_of(const AssignedExpert& seat) {
  if (seat.knows_theme) return SeatCause::knows_theme;
  if (seat.has_sheet) return SeatCause::has_sheet;
  if (seat.kept) return SeatCause::kept;
  return seat.links ? SeatCause::links : SeatCause::load;
}

Words mark_of(SeatCause cause) {
  switch (cause) {
    case SeatCause::knows_theme:
      return {"Н", "K"};
    case SeatCause::has_sheet:
      return {"Л", "S"};
    case SeatCause::kept:
      return {"П", "B"};
    case SeatCause::links:
      return {"О", "C"};
    case SeatCause::load:
      return {"+", "+"};
  }
  return {};
}

Words name_of(SeatCause cause) {
  switch (cause) {
    case SeatCause::knows_theme:
      return {"знает направление", "knows the direction"};
    case SeatCause::has_sheet:
      return {"уже заполнил лист", "has rated already"};
    case SeatCause::kept:
      return {"был закреплён раньше", "was assigned before"};
    case SeatCause::links:
      return {"ради общих практик с другими экспертами", "for practices in common with others"};
    case SeatCause::load:
      return {"по нагрузке", "by load"};
  }
  return {};
}

std::string_view code_of(SeatCause cause) {
  switch (cause) {
    case SeatCause::knows_theme:
      return "knows_direction";
    case SeatCause::has_sheet:
      return "has_sheet";
    case SeatCause::kept:
      return "kept";
    case SeatCause::links:
      return "links_experts";
    case SeatCause::load:
      return "load";
  }
  return "";
}

std::string AssignmentTeller::name(Index<Practice> practice) const {
  const auto& facts = study.practices[practice];
  return facts.id + " " + say.quoted(facts.title);
}

std::string AssignmentTeller::outcome() const {
  const auto practices = static_cast<std::uint64_t>(std::ranges::count_if(
      study.practices, [](const Practice& practice) { return takes_part(practice.status); }));
  std::string text =
      say(Words{"{0} {0|практика|практики|практик}, {1} {1|эксперт|эксперта|экспертов}; на "
                "практику нужно не менее {2} {2|эксперта|экспертов|экспертов}. Всего листов – {3}.",
                "{0} {0|practice|practices}, {1} {1|expert|experts}; a practice needs at least {2} "
                "{2|expert|experts}. {3} {3|sheet|sheets} in all."},
          {count(practices), count(study.experts.count().value()), count(made.experts_wanted),
           count(made.seats().size())});
  if (made.load.empty()) return text;
  const auto [low, high] = std::ranges::minmax(made.load.values());
  text += " ";
  text +=
      low == high
          ? say(Words{"У каждого эксперта листов: {0}.", "Each expert has {0} {0|sheet|sheets}."},
                {count(low)})
          : say(Words{"Нагрузка экспертов – от {0} до {1} {1|листа|листов|листов}.",
                      "Experts have from {0} to {1} {1|sheet|sheets}."},
                {count(low), count(high)});
  if (high > low + 1) {
    text += " " + say(Words{"Ровнее нельзя: иначе не выполнить другие условия закрепления.",
                            "It cannot be more equal without breaking the other conditions."});
  }
  if (made.pairs_possible > 0) {
    text += " " + say(Words{"Общие практики есть у {0} из {1} {1|пары|пар|пар} экспертов.",
                            "{0} of {1} {1|pair|pairs} of experts share practices."},
                      {count(made.pairs_linked), count(made.pairs_possible)});
  }
  return text;
}

std::string AssignmentTeller::obstacles(const std::vector<Barred>& barred) const {
  std::vector<std::string> causes;
  for (const auto why : obstacles_in_order) {
    std::vector<std::string> experts;
    for (const auto& one : barred) {
      if (one.why == why) experts.push_back(study.experts[one.expert].id);
    }
    if (experts.empty()) continue;
    causes.push_back(say(name_of(why)) + " – " + Speech::listed(experts));
  }
  return Speech::listed(causes, "; ");
}

std::vector<std::string> AssignmentTeller::lacks() const {
  std::vector<std::string> lines;
  for (const auto& one : made.shortages) {
    lines.push_back(say(
        Words{"{0}: экспертов {1} из {2}. Из {3} экспертов программы не могут её оценивать {4}: "
              "{5}.",
              "{0}: {1} of {2} experts. Of the programme's {3} experts {4} may not rate it: {5}."},
        {name(one.practice), count(one.found), count(made.experts_wanted),
         count(study.experts.count().value()), count(one.barred.size()),
         one.barred.empty() ? say(Words{"никто", "nobody"}) : obstacles(one.barred)}));
  }
  for (const auto& one : made.nobody_knows) {
    const auto& theme = study.themes->themes[*study.practices[one.practice].theme];
    lines.push_back(say(
        one.could
            ? Words{"{0}: направление {1} знают только эксперты, для которых здесь нет места: "
                    "практику уже оценивают другие.",
                    "{0}: those who know direction {1} have no seat here: others rate it already."}
            : Words{"{0}: направления {1} не знает ни один эксперт, который может её оценивать.",
                    "{0}: no expert who may rate it knows direction {1}."},
        {name(one.practice), theme.id}));
  }
  if (made.panels > 1 && made.experts_wanted > 1) {
    lines.push_back(
        say(Words{"Экспертов не удалось связать общими практиками: групп – {0}. Баллы разных групп "
                  "нечем сопоставить.",
                  "The experts could not be linked by common practices: {0} groups. Nothing makes "
                  "the scores of different groups comparable."},
            {count(made.panels)}));
  }
  return lines;
}

std::string AssignmentTeller::given_up(const GivenUp& one) const {
  const auto& practice = study.practices[one.seat.practice].id;
  const auto& expert = study.experts[one.seat.expert].id;
  if (one.practice_is_out) {
    return say(Words{"{0}: {1} освобождён, практика больше не участвует.",
                     "{0}: {1} is free, the practice takes part no more."},
               {practice, expert});
  }
  if (one.why) {
    return say(Words{"{0}: {1} выбыл ({2}).", "{0}: {1} is out ({2})."},
               {practice, expert, say(name_of(*one.why))});
  }
  return say(Words{"{0}: {1} освобождён, экспертов достаточно.",
                   "{0}: {1} is free, there are experts enough."},
             {practice, expert});
}

std::vector<std::string> AssignmentTeller::changes() const {
  std::vector<std::string> lines;
  if (study.assignment.empty()) return lines;
  for (const auto& one : made.given_up) lines.push_back(given_up(one));
  for (const auto practice : made.experts.count()) {
    for (const auto& seat : made.experts[practice]) {
      if (seat.kept) continue;
      const auto cause = say(name_of(cause_of(seat)));
      lines.push_back(say(Words{"{0}: добавлен {1} ({2}).", "{0}: {1} is added ({2})."},
                          {study.practices[practice].id, study.experts[seat.expert].id, cause}));
    }
  }
  return lines;
}

std::vector<std::string> AssignmentTeller::out_of_bounds() const {
  std::vector<std::string> lines;
  for (const auto expert : study.experts.count()) {
    std::vector<std::string> causes;
    for (const auto why : obstacles_in_order) {
      std::vector<std::string> practices;
      for (const auto practice : study.practices.count()) {
        const bool here = takes_part(study.practices[practice].status) &&
                          obstacle(study, practice, expert) == why;
        if (here) practices.push_back(study.practices[practice].id);
      }
      if (practices.empty()) continue;
      causes.push_back(Speech::listed(practices) + " (" + say(name_of(why)) + ")");
    }
    if (causes.empty()) continue;
    lines.push_back(study.experts[expert].id + ": " + Speech::listed(causes, "; ") + ".");
  }
  return lines;
}

}  // namespace otbor
