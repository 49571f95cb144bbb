#include "engine/render/papers/common.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/justify/said.hpp"
#include "engine/model/names.hpp"
#include "engine/model/opinion.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/words/justification_text.hpp"

namespace otbor::papers {
namespace {

/// A date to fill by hand.
std::string_view open_date(Lang lang) {
  return lang == Lang::ru ? "«___» ____________ 20__ г." : "____________ 20__";
}

void add_body(const PaperInput& input, Fields& fields) {
  const auto& programme = input.narrator.study().programme;
  const auto& paperwork = input.paperwork;
  fields.text({"орган", "body"}, paperwork.body.empty() ? programme.body : paperwork.body);
  fields.text({"орган_род", "body_genitive"}, paperwork.body_genitive);
  fields.text({"комиссия", "commission"},
              paperwork.commission.empty()
                  ? input.say()(Words{"Экспертная комиссия по отбору управленческих практик "
                                      "образовательных организаций",
                                      "Expert commission for the selection of management "
                                      "practices of educational organisations"})
                  : paperwork.commission);
  fields.text({"программа", "programme"}, programme.title);
  fields.text({"происхождение_данных", "provenance"}, input.say()(name_of(programme.provenance)));
  fields.text({"место_составления", "venue"}, programme.place);
  fields.text({"дата", "date"}, in_words(programme.date, input.lang()), open_date(input.lang()));
  fields.text({"год", "year"}, programme.date ? std::to_string(programme.date->year) : "", "20__");
  fields.text({"сайт", "site"}, paperwork.site);
}

void add_criteria(const PaperInput& input, Fields& fields) {
  const auto& criteria = input.narrator.study().criteria;
  fields.text({"критерии", "criteria"}, criteria.title);
  fields.text({"версия_критериев", "criteria_version"}, criteria.version);
  const bool one = criteria.maximum.count().value() == 1;
  fields.text({"максимум", "maximum"},
              one ? input.say()(print_points(*criteria.maximum.begin())) : "");
  fields.text({"расчёт", "computed_by"}, closing_of(input.narrator.dossier, input.narrator.order));
}

void add_people(const PaperInput& input, Fields& fields) {
  const auto& work = input.paperwork;
  fields.text({"председатель", "chair"}, work.chair.person.name);
  fields.text({"председатель_должность", "chair_position"}, work.chair.person.position);
  fields.text({"секретарь", "secretary"}, work.secretary.person.name);
  fields.text({"секретарь_должность", "secretary_position"}, work.secretary.person.position);
  fields.text({"руководитель", "head"}, work.head.name);
  fields.text({"руководитель_должность", "head_position"}, work.head.position);
  fields.text({"составитель", "compiler"}, work.compiler.name);
  fields.text({"составитель_должность", "compiler_position"}, work.compiler.position);
  fields.text({"контакт", "contact"}, work.contact);
}

void add_dates(const PaperInput& input, Fields& fields) {
  const auto lang = input.lang();
  const auto& work = input.paperwork;
  const auto date = [&](Words name, const std::optional<Moment>& moment) {
    fields.text(name, in_words(moment, lang), open_date(lang));
  };
  const auto number = [&](Words name, const std::string& text) {
    fields.text(name, text, "_____");
  };
  date({"положение_дата", "regulation_date"}, work.regulation.date);
  number({"положение_номер", "regulation_number"}, work.regulation.number);
  date({"протокол_дата", "minutes_date"}, work.minutes.date);
  number({"протокол_номер", "minutes_number"}, work.minutes.number);
  date({"приказ_дата", "order_date"}, work.order.date);
  number({"приказ_номер", "order_number"}, work.order.number);
  date({"экспертиза_с", "rating_began"}, work.rating_began);
  date({"экспертиза_по", "rating_ended"}, work.rating_ended);
  date({"письма_до", "letters_until"}, work.letters_until);
  date({"доработка_до", "rework_until"}, work.rework_until);
}

void add_counts(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto& study = narrator.study();
  const auto lang = input.lang();
  const auto with_status = [&](PracticeStatus status) {
    return static_cast<std::uint64_t>(
        std::ranges::count(study.practices, status, &Practice::status));
  };
  const auto with_decision = [&](Decision decision) {
    return static_cast<std::uint64_t>(
        std::ranges::count(narrator.dossier.selection.verdicts, decision, &Verdict::decision));
  };
  const auto taking_part = static_cast<std::uint64_t>(std::ranges::count_if(
      study.practices, [](const Practice& practice) { return takes_part(practice.status); }));
  fields.number({"поступило", "received"}, study.practices.count().value(), lang);
  fields.number({"допущено", "admitted"}, taking_part, lang);
  fields.number({"возвращено", "returned"}, with_status(PracticeStatus::returned), lang);
  fields.number({"отклонено", "rejected"}, with_status(PracticeStatus::rejected), lang);
  fields.number({"отозвано", "withdrawn"}, with_status(PracticeStatus::withdrawn), lang);
  fields.number({"оценено", "rated"}, narrator.dossier.ranking.order.size(), lang);
  fields.number({"листов", "sheets"}, study.sheets.sheets.count().value(), lang);
  const auto incomplete =
      std::ranges::count(study.sheets.sheets, SheetStatus::incomplete, &Sheet::status);
  fields.number({"неполных_листов", "incomplete_sheets"}, static_cast<std::uint64_t>(incomplete),
                lang);
  fields.number({"экспертов", "experts"}, study.experts.count().value(), lang);
  fields.number({"экспертов_на_практику", "experts_per_practice"}, study.rules.experts_min, lang);
  fields.number({"самоотводов", "recusals"}, study.decisions.recusals.size(), lang);
  fields.number({"рекомендовано", "recommended"}, with_decision(Decision::recommended), lang);
  fields.number({"в_резерве", "in_reserve"}, with_decision(Decision::reserve), lang);
  fields.number({"к_площадкам", "for_platforms"}, with_decision(Decision::revise), lang);
  fields.number({"на_доработку", "to_rework"}, with_decision(Decision::rework), lang);
  fields.number({"не_рекомендовано", "declined"}, with_decision(Decision::declined), lang);
}

}  // namespace

std::string in_words(const std::optional<Moment>& date, Lang lang) {
  return date ? date_in_words(*date).in(lang) : std::string();
}

std::string surname_first(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 >= name.size()) return std::string(name);
  const auto surname = utf8::trimmed(name.substr(dot + 1));
  if (surname.empty()) return std::string(name);
  return std::string(surname) + " " + std::string(utf8::trimmed(name.substr(0, dot + 1)));
}

void add_common(const PaperInput& input, Fields& fields) {
  add_body(input, fields);
  add_criteria(input, fields);
  add_people(input, fields);
  add_dates(input, fields);
  add_counts(input, fields);
}

bool anything_scored(const PaperInput& input) { return input.narrator.anything_scored(); }

std::string opinions_counted(const Narrator& narrator, Index<Practice> at) {
  if (narrator.order.published()) return {};
  const auto given = opinions_on(narrator.study(), at);
  auto offered = sheet_opinions(narrator.rules(), narrator.order.lang);
  for (const auto* one : given) {  // words of one's own come last
    if (std::ranges::find(offered, one->verdict) == offered.end()) offered.push_back(one->verdict);
  }
  std::vector<std::string> counted;
  for (const auto& opinion : offered) {
    const auto n = std::ranges::count(given, opinion, &Opinion::verdict);
    if (n > 0 && !opinion.empty()) counted.push_back(opinion + " – " + std::to_string(n));
  }
  return Speech::listed(counted, "; ");
}

std::vector<Name> practice_names() {
  return {{"код", "code"},
          {"название", "title"},
          {"название_в_кавычках", "quoted_title"},
          {"организация", "institution"},
          {"тип_организации", "institution_type"},
          {"направление", "theme"},
          {"площадка", "platform"},
          {"площадка_номер", "platform_number"},
          {"место", "place"},
          {"балл", "score"},
          {"процент", "percent"},
          {"цикл", "cycle"},
          {"цикл_буква", "cycle_letter"},
          {"решение", "decision"},
          {"решение_кратко", "decision_short"},
          {"мнения", "opinions"},
          {"обоснование", "justification"}};
}

Fields practice_fields(const PaperInput& input, Index<Practice> at) {
  const auto& narrator = input.quiet;
  const auto& practice = narrator.practice(at);
  const auto& institutions = narrator.study().institutions;
  const auto* cycle = narrator.cycle_class(at);
  constexpr std::string_view none = "–";
  Fields fields;
  fields.text({"код", "code"}, practice.id);
  fields.text({"название", "title"}, practice.title);
  fields.text({"название_в_кавычках", "quoted_title"}, narrator.say.quoted(practice.title));
  fields.text({"организация", "institution"}, narrator.institution(at), none);
  fields.text({"тип_организации", "institution_type"},
              practice.institution ? institutions[*practice.institution].type : "", none);
  fields.text({"направление", "theme"}, narrator.theme(at), none);
  fields.text({"площадка", "platform"}, narrator.platform(at), none);
  fields.text({"площадка_номер", "platform_number"}, narrator.platform_id(at), none);
  fields.text({"место", "place"}, narrator.place_text(at), none);
  fields.text({"балл", "score"}, narrator.score_text(at), none);
  fields.text({"процент", "percent"}, narrator.percent_text(at), none);
  fields.text({"цикл", "cycle"}, cycle != nullptr ? cycle->title : "", none);
  fields.text({"цикл_буква", "cycle_letter"}, cycle != nullptr ? cycle->letter : "", none);
  fields.text({"решение", "decision"}, narrator.decision_in_full(at), none);
  fields.text({"решение_кратко", "decision_short"}, narrator.decision(at), none);
  fields.text({"мнения", "opinions"}, opinions_counted(narrator, at), none);
  fields.text({"обоснование", "justification"}, justification_text(narrator, at), none);
  return fields;
}

void add_practice(const PaperInput& input, Index<Practice> at, Fields& fields) {
  const auto own = practice_fields(input, at);
  for (const auto& field : own.all()) {
    fields.text(field.name.words, field.value, field.blank);
  }
}

void add_practices(const PaperInput& input, Words name, const std::vector<Index<Practice>>& list,
                   Fields& fields) {
  std::vector<Fields> items;
  for (const auto at : list) items.push_back(practice_fields(input, at));
  fields.list(name, practice_names(), std::move(items));
}

std::vector<Index<Practice>> not_admitted(const Narrator& narrator) {
  std::vector<Index<Practice>> found;
  for (const auto at : narrator.study().practices.count()) {
    if (!takes_part(narrator.practice(at).status)) found.push_back(at);
  }
  return found;
}

std::vector<Index<Practice>> decided(const Narrator& narrator, Decision decision) {
  std::vector<Index<Practice>> found;
  for (const auto at : practices_in_order(narrator.dossier, narrator.order)) {
    if (narrator.verdict(at).decision == decision) found.push_back(at);
  }
  return found;
}

}  // namespace otbor::papers
