#include "engine/intake/paperwork.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/letters.hpp"
#include "engine/intake/loader.hpp"
#include "engine/intake/phrases.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

std::string text_of(const std::optional<TextValue>& value) {
  return value ? value->value : std::string();
}

std::optional<Moment> date_of(const std::optional<Located<Moment>>& value) {
  return value ? std::optional(value->value) : std::nullopt;
}

Signatory build_signatory(const std::optional<SignatoryForm>& form) {
  if (!form) return {};
  return {form->name.value, text_of(form->position)};
}

CommissionMember build_member(const MemberForm& form) {
  return {.person = {form.name.value, text_of(form.position)},
          .present = form.present.value,
          .votes = form.votes.value,
          .absent_because = text_of(form.absent_because)};
}

DocumentMark build_mark(const std::optional<DocumentMarkForm>& form) {
  if (!form) return {};
  return {date_of(form->date), text_of(form->number)};
}

void check_members(const PaperworkForm& form, Diagnostics& diagnostics) {
  std::vector<const TextValue*> names;
  const auto add = [&](const MemberForm& member) {
    const auto again = std::ranges::find_if(names, [&](const TextValue* known) {
      return utf8::folded(known->value) == utf8::folded(member.name.value);
    });
    if (again != names.end()) {
      diagnostics.add(Found::named_twice, member.name.span, {member.name.value}, (*again)->span);
    }
    names.push_back(&member.name);
  };
  if (form.chair) add(*form.chair);
  if (form.secretary) add(*form.secretary);
  for (const auto& member : form.members) add(member);
}

/// «за» + «против» + «воздержались» are those present with a vote, less the recused.
void check_votes(const VoteForm& form, const Quorum& quorum, Diagnostics& diagnostics) {
  if (!quorum.known()) return;
  const auto cast = form.in_favour.value + form.against.value + form.abstained.value;
  const auto could = static_cast<std::int64_t>(quorum.present) - form.recused.value;
  if (cast == could) return;
  diagnostics.add(Found::votes_do_not_add_up, form.span,
                  {count(static_cast<std::uint64_t>(cast)), number(std::to_string(could))});
}

void build_votes(const VotesForm& form, Paperwork& paperwork, Diagnostics& diagnostics) {
  const auto quorum = quorum_of(paperwork);
  const auto add = [&](MinutesItem item, const std::optional<VoteForm>& vote) {
    if (!vote) return;
    check_votes(*vote, quorum, diagnostics);
    const auto whole = [](const WholeValue& value) {
      return static_cast<std::uint32_t>(value.value);
    };
    paperwork.votes.emplace_back(item, Vote{whole(vote->in_favour), whole(vote->against),
                                            whole(vote->abstained), whole(vote->recused)});
  };
  add(MinutesItem::admission, form.admission);
  add(MinutesItem::results, form.results);
  add(MinutesItem::disputes, form.disputes);
  add(MinutesItem::list, form.list);
}

/// Each date stands no earlier than the one it follows.
void check_dates(const PaperworkForm& form, Diagnostics& diagnostics) {
  struct Dated {
    Words what;
    const Located<Moment>* date;
  };
  const auto given = [](const std::optional<Located<Moment>>& date) {
    return date ? &*date : nullptr;
  };
  const auto of = [&](const std::optional<DocumentMarkForm>& mark) {
    return mark ? given(mark->date) : nullptr;
  };
  const Dated regulation{{"приказ о Положении", "the order on the regulation"},
                         of(form.regulation)};
  const Dated began{{"начало экспертизы", "the beginning of the rating"}, given(form.rating_began)};
  const Dated ended{{"окончание экспертизы", "the end of the rating"}, given(form.rating_ended)};
  const Dated minutes{{"протокол", "the minutes"}, of(form.minutes)};
  const Dated order{{"приказ об итогах", "the order on the results"}, of(form.order)};
  const Dated letters{{"срок писем", "the letters"}, given(form.letters_until)};
  const Dated rework{{"срок доработки", "the reworked material"}, given(form.rework_until)};
  const std::array<std::pair<Dated, Dated>, 7> in_order{{{regulation, began},
                                                         {began, ended},
                                                         {ended, minutes},
                                                         {minutes, order},
                                                         {minutes, letters},
                                                         {minutes, rework},
                                                         {regulation, minutes}}};
  for (const auto& [first, second] : in_order) {
    if (first.date == nullptr || second.date == nullptr) continue;
    if (first.date->value <= second.date->value) continue;
    diagnostics.add(Found::dates_out_of_order, second.date->span,
                    {first.what, date_in_words(first.date->value), second.what,
                     date_in_words(second.date->value)},
                    first.date->span);
    return;  // one wrong date contradicts several
  }
}

void check_documents(const PaperworkForm& form, const Offers& offers, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const auto& paper : offers.papers) names.push_back(paper.ru);
  for (const auto& wanted : form.documents) {
    const auto key = normal_key(wanted.value);
    const bool known = std::ranges::any_of(offers.papers, [&](const Offered& paper) {
      return normal_key(paper.ru) == key || normal_key(paper.id) == key;
    });
    if (known) continue;
    diagnostics.add(Found::unknown_paper, wanted.span,
                    {wanted.value, did_you_mean(wanted.value, names), listed(names, names.size())});
  }
}

std::vector<std::string> texts_of(const std::vector<TextValue>& values) {
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(value.value);
  return texts;
}

void build_form(const PaperworkForm& form, Paperwork& paperwork, Diagnostics& diagnostics) {
  paperwork.body = text_of(form.body);
  paperwork.body_genitive = text_of(form.body_genitive);
  paperwork.commission = text_of(form.commission);
  paperwork.head = build_signatory(form.head);
  if (form.chair) paperwork.chair = build_member(*form.chair);
  if (form.secretary) paperwork.secretary = build_member(*form.secretary);
  for (const auto& member : form.members) paperwork.members.push_back(build_member(member));
  paperwork.invited = texts_of(form.invited);
  paperwork.compiler = build_signatory(form.compiler);
  paperwork.regulation = build_mark(form.regulation);
  paperwork.minutes = build_mark(form.minutes);
  paperwork.order = build_mark(form.order);
  paperwork.rating_began = date_of(form.rating_began);
  paperwork.rating_ended = date_of(form.rating_ended);
  paperwork.dissent = text_of(form.dissent);
  paperwork.letters_until = date_of(form.letters_until);
  paperwork.rework_until = date_of(form.rework_until);
  paperwork.contact = text_of(form.contact);
  paperwork.site = text_of(form.site);
  paperwork.documents = texts_of(form.documents);
  paperwork.may_be_published = texts_of(form.may_be_published);
  if (form.smallest_group) {
    paperwork.smallest_group = static_cast<std::size_t>(form.smallest_group->value);
  }
  if (form.votes) build_votes(*form.votes, paperwork, diagnostics);
  const auto quorum = quorum_of(paperwork);
  if (quorum.known() && !quorum.reached()) {
    diagnostics.add(Found::no_quorum, form.chair ? form.chair->span : form.span,
                    {count(quorum.present), count(quorum.members)});
  }
}

}  // namespace

PaperworkFiles load_paperwork(const FileAccess& files, const IntakeOptions& options,
                              Sources& sources, Diagnostics& diagnostics) {
  Loader loader(files, options, sources, diagnostics);
  PaperworkFiles found{.form = loader.form<PaperworkForm>(paperwork_file, false, {}),
                       .letters = loader.form<LettersForm>(letters_file, false, {}),
                       .phrases = loader.form<PhrasesForm>(own_phrases, false, {}),
                       .templates = {}};
  found.own_phrases = found.phrases.has_value();
  if (!found.phrases) found.phrases = loader.form<PhrasesForm>(shipped_phrases, false, {});
  for (const auto& name : loader.list("documents")) {
    const auto path = "documents/" + name;
    const bool is_word = name.ends_with(".docx");
    if (is_word && !name.starts_with("~$")) {  // which is Word's own mark of an open file
      if (auto bytes = loader.bytes(path)) found.templates.push_back({path, std::move(*bytes)});
    }
    if (!name.ends_with(".txt")) continue;
    if (const auto source = loader.text(path, false, {}, true)) {
      found.templates.push_back({path, sources[*source].text});
    }
  }
  return found;
}

std::shared_ptr<Paperwork> build_paperwork(PaperworkFiles files, const Cycle* cycle,
                                           const Offers& offers, Diagnostics& diagnostics) {
  auto paperwork = std::make_shared<Paperwork>();
  paperwork->templates = std::move(files.templates);
  if (files.letters) paperwork->letters = build_letters(*files.letters, diagnostics);
  if (files.phrases && cycle != nullptr) {
    Diagnostics of_another_cycle;  // the shipped phrases need not know every stage
    paperwork->phrases =
        build_phrases(*files.phrases, *cycle, files.own_phrases ? diagnostics : of_another_cycle);
  }
  if (!files.form) return paperwork;
  check_members(*files.form, diagnostics);
  check_dates(*files.form, diagnostics);
  check_documents(*files.form, offers, diagnostics);
  build_form(*files.form, *paperwork, diagnostics);
  return paperwork;
}

}  // namespace otbor
