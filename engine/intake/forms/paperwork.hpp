#pragma once
// What paperwork.yaml says, with places: who signs, the meeting and its votes.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"

namespace otbor {

struct SignatoryForm {
  Span span;
  TextValue name;
  std::optional<TextValue> position;
};

struct MemberForm {
  Span span;
  TextValue name;
  std::optional<TextValue> position;
  Located<bool> present{true, {}};
  Located<bool> votes{true, {}};
  std::optional<TextValue> absent_because;
};

struct VoteForm {
  Span span;
  WholeValue in_favour{0, {}};
  WholeValue against{0, {}};
  WholeValue abstained{0, {}};
  WholeValue recused{0, {}};
};

struct VotesForm {
  Span span;
  std::optional<VoteForm> admission;
  std::optional<VoteForm> results;
  std::optional<VoteForm> disputes;
  std::optional<VoteForm> list;
};

struct DocumentMarkForm {
  Span span;
  std::optional<Located<Moment>> date;
  std::optional<TextValue> number;
};

struct PaperworkForm {
  Span span;
  std::optional<TextValue> body;
  std::optional<TextValue> body_genitive;
  std::optional<TextValue> commission;
  std::optional<SignatoryForm> head;
  std::optional<MemberForm> chair;
  std::optional<MemberForm> secretary;
  std::vector<MemberForm> members;
  std::vector<TextValue> invited;
  std::optional<SignatoryForm> compiler;
  std::optional<DocumentMarkForm> regulation;
  std::optional<DocumentMarkForm> minutes;
  std::optional<DocumentMarkForm> order;
  std::optional<Located<Moment>> rating_began;
  std::optional<Located<Moment>> rating_ended;
  std::optional<VotesForm> votes;
  std::optional<TextValue> dissent;
  std::optional<Located<Moment>> letters_until;
  std::optional<Located<Moment>> rework_until;
  std::optional<TextValue> contact;
  std::optional<TextValue> site;
  std::vector<TextValue> documents;
  std::vector<TextValue> may_be_published;
  std::optional<WholeValue> smallest_group;
};

template <>
struct Schema<SignatoryForm> {
  using F = SignatoryForm;
  static constexpr Words where{"в сведениях о подписывающем", "in a person who signs"};
  static constexpr auto shorthand = &F::name;
  static constexpr std::tuple fields{
      field("name", "имя", &F::name, {"И.О. Фамилия", "initials and surname"}).required(),
      field("position", "должность", &F::position,
            {"должность, как она стоит перед подписью", "position as it stands by the signature"})};
};

static_assert(schema_is_complete<SignatoryForm>());

template <>
struct Schema<MemberForm> {
  using F = MemberForm;
  static constexpr Words where{"в сведениях о члене комиссии", "in a member of the commission"};
  static constexpr auto shorthand = &F::name;
  static constexpr std::tuple fields{
      field("name", "имя", &F::name, {"И.О. Фамилия", "initials and surname"}).required(),
      field("position", "должность", &F::position, {"должность", "position"}),
      field("present", "присутствует", &F::present,
            {"присутствует на заседании", "is present at the meeting"}),
      field("votes", "голосует", &F::votes, {"имеет право голоса", "has a vote"}),
      field("absent_because", "причина", &F::absent_because, {"почему отсутствует", "why absent"})};
};

static_assert(schema_is_complete<MemberForm>());

template <>
struct Schema<VoteForm> {
  using F = VoteForm;
  static constexpr Words where{"в голосах по вопросу", "in the votes on an item"};
  static constexpr std::tuple fields{
      field("in_favour", "за", &F::in_favour, {"голосов «за»", "votes in favour"})
          .between(0, 1'000),
      field("against", "против", &F::against, {"голосов «против»", "votes against"})
          .between(0, 1'000),
      field("abstained", "воздержались", &F::abstained, {"воздержавшихся", "abstentions"})
          .between(0, 1'000),
      field("recused", "самоотвод", &F::recused,
            {"присутствуют, но по этому вопросу не голосуют", "present and not voting on it"})
          .between(0, 1'000)};
};

static_assert(schema_is_complete<VoteForm>());

template <>
struct Schema<VotesForm> {
  using F = VotesForm;
  static constexpr Words where{"в голосованиях", "in the votes"};
  static constexpr std::tuple fields{
      field("admission", "допуск", &F::admission,
            {"о результатах проверки заявок", "on the applications"}),
      field("results", "итоги", &F::results, {"об итогах экспертизы", "on the results"}),
      field("disputes", "споры", &F::disputes,
            {"о практиках с расхождением оценок", "on disputed practices"}),
      field("list", "перечень", &F::list,
            {"о перечне рекомендуемых практик", "on the list of recommended practices"})};
};

static_assert(schema_is_complete<VotesForm>());

template <>
struct Schema<DocumentMarkForm> {
  using F = DocumentMarkForm;
  static constexpr Words where{"в реквизитах документа", "in a document's date and number"};
  static constexpr std::tuple fields{
      field("date", "дата", &F::date, {"дата документа", "date of the document"}),
      field("number", "номер", &F::number, {"номер документа", "number of the document"})};
};

static_assert(schema_is_complete<DocumentMarkForm>());

template <>
struct Schema<PaperworkForm> {
  using F = PaperworkForm;
  static constexpr Words where{"в сведениях для документов", "in the facts for documents"};
  static constexpr std::tuple fields{
      field("body", "орган", &F::body,
            {"орган управления образованием, как он стоит в шапке документа",
             "the education authority as it heads a document"}),
      field("body_genitive", "орган_род", &F::body_genitive,
            {"он же в родительном падеже: «отдела образования …»", "the same in the genitive"}),
      field("commission", "комиссия", &F::commission,
            {"полное название комиссии", "full name of the commission"}),
      field("head", "руководитель", &F::head,
            {"руководитель органа: подписывает приказ и письма",
             "head of the authority: signs orders and letters"}),
      field("chair", "председатель", &F::chair,
            {"председатель комиссии", "chair of the commission"}),
      field("secretary", "секретарь", &F::secretary,
            {"секретарь комиссии", "secretary of the commission"}),
      field("members", "члены", &F::members,
            {"остальные члены комиссии", "the other members of the commission"}),
      field("invited", "приглашённые", &F::invited, {"приглашённые", "invited"}),
      field("compiler", "составитель", &F::compiler,
            {"кто составил справку", "who compiled the note"}),
      field("regulation", "положение", &F::regulation,
            {"приказ, которым утверждено Положение", "the order that approved the regulation"}),
      field("minutes", "протокол", &F::minutes, {"протокол заседания", "minutes of the meeting"}),
      field("order", "приказ", &F::order, {"приказ об итогах", "order on the results"}),
      field("rating_began", "экспертиза_с", &F::rating_began,
            {"начало экспертизы", "the rating began"}),
      field("rating_ended", "экспертиза_по", &F::rating_ended,
            {"окончание экспертизы", "the rating ended"}),
      field("votes", "голоса", &F::votes,
            {"голоса по вопросам повестки дня", "votes by items of the agenda"}),
      field("dissent", "особое_мнение", &F::dissent, {"особое мнение", "dissenting opinion"}),
      field("letters_until", "письма_до", &F::letters_until,
            {"до какого дня направить рекомендации", "when letters are due"}),
      field("rework_until", "доработка_до", &F::rework_until,
            {"до какого дня ждут доработанные материалы", "when reworked material is due"}),
      field("contact", "контакт", &F::contact,
            {"у кого получить консультацию", "whom applicants may ask"}),
      field("site", "сайт", &F::site, {"сайт", "site"}),
      field("documents", "документы", &F::documents,
            {"какие документы составлять; без перечня – все, что возможны",
             "which documents to make; all that are possible without it"}),
      field("may_be_published", "можно_публиковать", &F::may_be_published,
            {"кого можно назвать в документах для публикации: действуют по должности",
             "who may be named in what is published: people acting in office"}),
      field("smallest_group", "малая_группа", &F::smallest_group,
            {"группы меньше этого числа практик в публикуемых сводках объединяют; обычно 5",
             "smaller groups of practices are joined in what is published; usually 5"})
          .also({"", "small_group"})
          .between(2, 100)};
};

static_assert(schema_is_complete<PaperworkForm>());

}  // namespace otbor
